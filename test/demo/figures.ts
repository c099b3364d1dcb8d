import { NumberedEntries } from '../world/entries';
import type { Business } from './business';
import { shareOf } from './goCardlessShare';
import { CURRENCY, type Vendors } from './vendors';

/** What has come of everything so far. */
export interface Figures {
	invoices: number;
	invited: number;
	mandates: number;
	debits: number;
	failed: number;
	cancelled: number;
	/** Money the banks have handed over, in minor units. */
	collected: number;
	collectedCount: number;
	/** Payments in the books that carry the id of a GoCardless payment. */
	booked: number;
	byHand: number;
	chargedBack: number;
	refunds: number;
	/** Payouts that reached the bank, and those in the books. */
	payouts: number;
	payoutsBooked: number;
}

const COLLECTED = new Set(['confirmed', 'paid_out']);

export function readFigures(
	{ goCardless, company }: Vendors,
	{ books, bookkeeper, invoicesWritten }: Business,
): Figures {
	const share = shareOf(goCardless, books, CURRENCY);
	const { invitations, mandates, payments: all, payouts, refunds } = share;
	const entries = new NumberedEntries(company);
	const collected = all.filter(({ status }) => COLLECTED.has(status));
	const references = [...company.store('Payment').all()].map(({ body }) => body.PaymentRefNum);
	return {
		invoices: invoicesWritten,
		invited: invitations.length,
		mandates: mandates.length,
		debits: all.length,
		failed: all.filter(({ status }) => status === 'failed').length,
		cancelled: all.filter(({ status }) => status === 'cancelled').length,
		collected: collected.reduce((sum, { amount }) => sum + amount, 0),
		collectedCount: collected.length,
		booked: references.filter((reference) => /^PM/.test(String(reference))).length,
		chargedBack: all.filter(({ status }) => status === 'charged_back').length,
		refunds: refunds.length,
		payouts: payouts.filter(({ status }) => status === 'paid').length,
		payoutsBooked: payouts.filter(({ id }) => entries.of(id).length > 0).length,
		byHand: bookkeeper.deeds.paidByHand + bookkeeper.deeds.partlyPaidByHand,
	};
}

/** One line a week, of what is new in it. */
export function tellWeek(week: number, before: Figures, now: Figures): string {
	const phrases: Array<[keyof Figures, one: string, many: string]> = [
		['invoices', 'invoice written', 'invoices written'],
		['invited', 'customer invited', 'customers invited'],
		['mandates', 'agreed', 'agreed'],
		['debits', 'debit made', 'debits made'],
		['collectedCount', 'collected', 'collected'],
		['failed', 'failed', 'failed'],
		['cancelled', 'taken back', 'taken back'],
		['chargedBack', 'charged back', 'charged back'],
		['refunds', 'refunded', 'refunded'],
		['booked', 'posted to the books', 'posted to the books'],
		['payoutsBooked', 'payout posted', 'payouts posted'],
		['byHand', 'paid by hand', 'paid by hand'],
	];
	const news = phrases
		.map(([key, one, many]) => [now[key] - before[key], one, many] as const)
		.filter(([count]) => count > 0)
		.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
	return `  Week ${week}: ${news.join(', ') || 'nothing new'}`;
}
