import { formatMoney } from '../../money';
import { latestDate } from '../calendar';
import { amountLimitFor, type Settings } from '../settings';
import type { OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { chooseMandate, type ChosenMandate } from './chooseMandate';
import type { CollectionsContext } from './context';

/** What a new debit would be. */
export interface Wanted {
	/** Minor units. */
	amount: number;
	chosen: ChosenMandate;
	chargeDate: string;
}

/** Mandate, day and limits for a debit of this amount. */
export function planDebit(
	{ settings, today, mandatesByCustomer }: CollectionsContext,
	invoice: OpenInvoice,
	amount: number,
): Wanted | Verdict {
	const limit = checkLimits(amount, invoice.currency, settings);
	if (limit !== undefined) return limit;
	const mandates = mandatesByCustomer.get(invoice.customerId) ?? [];
	const chosen = chooseMandate(mandates, invoice.currency);
	if ('outcome' in chosen) return chosen;
	const chargeDate = latestDate(invoice.dueDate, chosen.nextChargeDate, today) ?? today;
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
