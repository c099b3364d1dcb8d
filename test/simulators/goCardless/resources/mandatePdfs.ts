import { z } from 'zod';

import type { SimulatedAnswer } from '../../shared/httpServer';
import type { Call } from '../http/call';
import { readEnvelope } from '../http/envelope';
import { linkNotFound } from '../http/errors';
import { validate } from '../http/validation';

const KEY = 'mandate_pdfs';

const schema = z.object({ links: z.object({ mandate: z.string() }).strict() }).passthrough();

/** A link to a mandate's PDF for an hour; the page itself is not simulated (GoCardless sheet 3.3). */
export function createMandatePdf(call: Call): SimulatedAnswer {
	const { world } = call;
	const { links } = validate(schema, readEnvelope(call, KEY), KEY);
	if (world.mandates.get(links.mandate) === undefined) throw linkNotFound(`/${KEY}/links/mandate`);
	const expires = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
	const url = `${world.payerPagesUrl}/mandate_pdfs/${links.mandate}`;
	return { status: 201, body: { [KEY]: { url, expires_at: expires } } };
}
