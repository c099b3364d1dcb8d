import type { Settings } from '../settings';
import type { BookedPayment } from '../types';
import { review, type Verdict } from '../verdict';

/** Money that was booked past the clearing account cannot be taken out of it again. */
export function checkAccountOf(
	{ id, reference, accountId }: BookedPayment,
	clearing: string,
): Verdict | undefined {
	if (accountId === undefined || accountId === clearing) return undefined;
	return review(
		'bookedElsewhere',
		`Payment ${reference ?? id} (${id}) was booked into account ${accountId}, not into the clearing ` +
			`account ${clearing}. Move it to the clearing account, or book this by hand.`,
	);
}

/** Only links to invoices are ever moved: what a person made of a payment is left alone. */
export function paysInvoices({ applied = [] }: BookedPayment): boolean {
	return applied.length > 0 && applied.every(({ type }) => type === 'Invoice');
}

/** What every entry carries besides its sides. A rate only counts for a foreign currency. */
export function postingDetails(
	{ homeCurrency, departmentId, classId }: Settings,
	currency: string,
	exchangeRate: number | undefined,
) {
	return {
		currency,
		exchangeRate: currency === homeCurrency ? undefined : exchangeRate,
		departmentId,
		classId,
	};
}
