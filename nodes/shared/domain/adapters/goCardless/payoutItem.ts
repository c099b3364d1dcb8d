import { z } from 'zod';

import { parseTenths } from '../../../money';
import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { PayoutItem } from '../../types';
import { requiredId } from './fields';

const tenthsText = z.union([z.string(), z.number()]);

const tax = z.object({
	amount: tenthsText,
	currency: optionalText,
	destination_amount: tenthsText.nullish(),
	destination_currency: optionalText,
});

const schema = z.object({
	/** Items name no payout themselves; the GoCardless node adds the one they were asked for. */
	payout: requiredId,
	type: z.string().min(1),
	amount: tenthsText,
	taxes: z.array(tax).nullish(),
	links: z.object({ payment: optionalText, mandate: optionalText, refund: optionalText }).nullish(),
});

type RawTax = z.infer<typeof tax>;

/** A record of GoCardless `/payout_items` with its payout. @throws InvalidRecordError, MoneyError */
export function readPayoutItem(record: unknown): PayoutItem {
	const raw = parseRecord(schema, record, 'a GoCardless payout item');
	const taxes = raw.taxes ?? [];
	return {
		payoutId: raw.payout,
		type: raw.type,
		tenths: parseTenths(raw.amount),
		taxTenths: taxes.reduce((sum, { amount }) => sum + parseTenths(amount), 0),
		declaredTaxes: taxes.flatMap(declaredTax),
		paymentId: textOrNone(raw.links?.payment),
		mandateId: textOrNone(raw.links?.mandate),
		refundId: textOrNone(raw.links?.refund),
	};
}

/** Only where the tax is declared in another currency than that of the payout. */
function declaredTax({ currency, destination_amount: amount, destination_currency: to }: RawTax) {
	const target = textOrNone(to);
	if (target === undefined || target === currency) return [];
	if (amount === undefined || amount === null) return [];
	return [{ tenths: parseTenths(amount), currency: target }];
}
