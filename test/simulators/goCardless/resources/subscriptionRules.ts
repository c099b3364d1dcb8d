import { z } from 'zod';

import { MONTHS } from '../business/subscriptions';
import type { Call } from '../http/call';
import { invalidState, wrongField } from '../http/errors';
import {
	amount,
	amountOrZero,
	currency,
	date,
	metadataOnly,
	optionalMetadata,
	optionalText,
	wholeNumber,
} from '../http/fields';
import type { Subscription } from '../model/records';

export const createSchema = z
	.object({
		amount,
		currency,
		name: optionalText(255),
		interval: wholeNumber.pipe(z.number().min(1, 'must be at least 1')).optional(),
		interval_unit: z.enum(['weekly', 'monthly', 'yearly']),
		day_of_month: wholeNumber.nullable().optional(),
		month: z.enum(MONTHS).nullable().optional(),
		start_date: date.nullable().optional(),
		end_date: date.nullable().optional(),
		count: wholeNumber.pipe(z.number().min(1, 'must be at least 1')).nullable().optional(),
		payment_reference: optionalText(140),
		retry_if_possible: z.boolean().optional(),
		app_fee: amountOrZero.nullable().optional(),
		metadata: optionalMetadata,
		links: z.object({ mandate: z.string() }).strict(),
	})
	.strict();

export const updateSchema = z
	.object({
		amount: amount.optional(),
		name: optionalText(255),
		payment_reference: optionalText(140),
		retry_if_possible: z.boolean().optional(),
		app_fee: amountOrZero.nullable().optional(),
		metadata: optionalMetadata,
	})
	.strict();

export const pauseSchema = metadataOnly
	.extend({ pause_cycles: wholeNumber.nullable().optional() })
	.strict();

/** At least one charge a year (GoCardless sheet 5.4). */
const LONGEST = { weekly: 52, monthly: 12, yearly: 1 };

/** An app changes only what it made, a plain token only what no app made (GoCardless sheet 5.4). */
export function assertOwnApp({ token }: Call, subscription: Subscription): void {
	if ((token.app ?? null) === subscription.internal.app) return;
	throw invalidState(
		'resource_created_by_another_app',
		'The subscription was created by another app',
		{ status: 403 },
	);
}

export function assertRhythm(body: z.output<typeof createSchema>, pointer: string): void {
	const { interval_unit: unit, month, day_of_month: day, interval = 1 } = body;
	const hasDay = day !== undefined && day !== null;
	const hasMonth = month !== undefined && month !== null;
	if (interval > LONGEST[unit]) {
		throw wrongField(`${pointer}/interval`, 'must result in at least one charge a year');
	}
	if (hasDay && day !== -1 && (day < 1 || day > 28)) {
		throw wrongField(`${pointer}/day_of_month`, 'must be from 1 to 28, or -1');
	}
	if (unit === 'weekly' && hasDay) {
		throw wrongField(`${pointer}/day_of_month`, 'cannot be set for weekly subscriptions');
	}
	if (unit !== 'yearly' && hasMonth) {
		throw wrongField(`${pointer}/month`, 'can only be set for yearly subscriptions');
	}
	if (unit === 'yearly' && hasDay !== hasMonth) {
		const field = hasDay ? 'month' : 'day_of_month';
		throw wrongField(`${pointer}/${field}`, 'month and day_of_month go together');
	}
}
