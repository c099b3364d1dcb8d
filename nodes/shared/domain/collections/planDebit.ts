import { formatMoney } from '../../money';
import { latestDate } from '../calendar';
import { amountLimitFor, type Settings } from '../settings';
import type { OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { chooseMandate, type ChosenMandate } from './chooseMandate';
import type { CollectionsContext } from './context';
import { instructionFor } from './instructions';

/** What a new debit would be. */
export interface Wanted {
	/** Minor units. */
	amount: number;
	chosen: ChosenMandate;
	chargeDate: string;
}

/** Lets a verdict pass, unless a person decided otherwise. */
export type Allow = (verdict: Verdict | undefined) => Verdict | undefined;

/** Mandate, day and limits for a debit of this amount. */
export function planDebit(
	{ settings, today, mandatesByCustomer, customers }: CollectionsContext,
	invoice: OpenInvoice,
	amount: number,
	allow: Allow = (verdict) => verdict,
): Wanted | Verdict {
	const limit = allow(checkLimits(amount, invoice.currency, settings));
	if (limit !== undefined) return limit;
	const mandates = mandatesByCustomer.get(invoice.customerId) ?? [];
	const chosen = chooseMandate(mandates, invoice.currency);
	if ('outcome' in chosen) return chosen;
	const { notBefore } = instructionFor(invoice, customers.get(invoice.customerId));
	const chargeDate = latestDate(invoice.dueDate, chosen.nextChargeDate, notBefore, today) ?? today;
	return { amount, chosen, chargeDate };
}

function checkLimits(amount: number, currency: string, settings: Settings): Verdict | undefined {
	const minimum = amountLimitFor(settings.minimumAmount, currency);
	const maximum = amountLimitFor(settings.maximumAmount, currency);
	if (minimum !== undefined && amount < minimum) {
		return nothing(
			'belowMinimum',
			`${formatMoney({ minorUnits: amount, currency })} is less than the smallest amount to collect, ` +
				`${formatMoney({ minorUnits: minimum, currency })}.`,
		);
	}
	if (maximum !== undefined && amount > maximum) {
		return review(
			'aboveMaximum',
			`${formatMoney({ minorUnits: amount, currency })} is more than the largest amount to collect ` +
				`without a person, ${formatMoney({ minorUnits: maximum, currency })}.`,
		);
	}
	return undefined;
}
