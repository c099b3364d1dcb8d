import { z } from 'zod';

/** `{ "value": "12", "name": "…" }`; only the value counts (QuickBooks sheet 12). */
export const reference = z.object({
	value: z.string().min(1),
	name: z.string().nullish(),
});

export const optionalReference = reference.nullish();

/** Major units: QuickBooks writes money as a JSON number (QuickBooks sheet 12). */
export const amount = z.number();

/** Rises with every change of a record. */
export const syncToken = z.string().nullish();

export function readVersion(token: string | null | undefined): number {
	const version = Number(token ?? 0);
	return Number.isSafeInteger(version) ? version : 0;
}

/** What a voided transaction carries as its private note (QuickBooks sheet 12). */
export function isVoidedNote(note: string | null | undefined): boolean {
	return typeof note === 'string' && /^voided/i.test(note);
}
