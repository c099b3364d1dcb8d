import { z } from 'zod';

import type { Metadata } from '../../types';

/** Minor units (GoCardless sheet 1.3). */
export const minorUnits = z.number().int();

/** Text only, and left out of some answers. */
export const metadata = z.record(z.string()).nullish();

const NO_METADATA: Metadata = Object.freeze({});

export function readMetadata(entries: Metadata | null | undefined): Metadata {
	return entries ?? NO_METADATA;
}

export const requiredId = z.string().min(1);
