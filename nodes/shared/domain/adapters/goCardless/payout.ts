import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Payout } from '../../types';
import { minorUnits, requiredId } from './fields';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	amount: minorUnits,
	deducted_fees: minorUnits.nullish(),
	currency: z.string().min(1),
	created_at: z.string(),
	arrival_date: optionalText,
	reference: optionalText,
	// Every payout has it, and nothing else does.
	payout_type: z.string().min(1),
	fx: z
		.object({
			fx_currency: optionalText,
			fx_amount: minorUnits.nullish(),
			exchange_rate: optionalText,
		})
		.nullish(),
	links: z.object({ creditor: optionalText }).nullish(),
});

const event = z.object({ resource_type: z.literal('payouts'), resource: z.unknown() });

/** A record of GoCardless `/payouts`, or an event that has it in `resource`. @throws InvalidRecordError */
export function readPayout(record: unknown): Payout {
	const hint = event.safeParse(record);
	const raw = parseRecord(
		schema,
		hint.success ? hint.data.resource : record,
		'a GoCardless payout',
	);
	// Other payouts have an object of nulls (GoCardless sheet 6.1).
	const currency = textOrNone(raw.fx?.fx_currency);
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		fees: raw.deducted_fees ?? 0,
		currency: raw.currency,
		createdAt: raw.created_at,
		arrivalDate: textOrNone(raw.arrival_date),
		reference: textOrNone(raw.reference),
		type: raw.payout_type,
		creditorId: textOrNone(raw.links?.creditor),
		exchange:
			currency === undefined
				? undefined
				: {
						currency,
						amount: raw.fx?.fx_amount ?? undefined,
						rate: textOrNone(raw.fx?.exchange_rate),
					},
	};
}
