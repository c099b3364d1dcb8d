import { itemsOf } from '../harness/realN8n';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import type { Business } from './business';
import { readFigures } from './figures';
import type { MonthResult } from './month';
import { say, table } from './narrator';
import { pounds, type Claim } from './proof';
import { shareOf } from './goCardlessShare';
import { CURRENCY, type Vendors } from './vendors';

/** The month in figures, what needs a person, and whether the books are right. */
export function tellSummary(
	vendors: Vendors,
	business: Business,
	clearingAccount: string,
	result: MonthResult,
	claims: readonly Claim[],
): void {
	const { company, goCardless } = vendors;
	const { deeds } = business.bookkeeper;
	const invoices = [...company.store('Invoice').all()];
	const totals = invoices.map(({ body }) => toMinor(body.TotalAmt, CURRENCY));
	const open = invoices
		.map(({ id }) => company.invoiceBalance(id))
		.filter((balance) => balance > 0);
	const receivable = company.balance(company.accountBy('AccountType', 'Accounts Receivable'));
	const figures = readFigures(vendors, business);
	const { payments, invitations } = shareOf(goCardless, business.books, CURRENCY);
	const failed = sumOf(payments.filter(({ status }) => status === 'failed'));
	const invited = new Set(invitations.map(({ metadata }) => metadata.customer));
	say(`\n${company.settings.name}: QuickBooks Online, ${CURRENCY}`);
	say('\nInvoices');
	say(
		table([
			['written', String(invoices.length), pounds(sum(totals))],
			['still open', String(open.length), pounds(sum(open))],
			['paid by hand, wholly or in part', String(figures.byHand), ''],
			['edited or voided', String(deeds.edited + deeds.voided), ''],
			['paid too much, kept as credit', '', pounds(sum(open) - receivable)],
		]),
	);
	say('\nDirect Debits');
	say(
		table([
			['customers invited', String(invited.size), ''],
			['mandates', String(figures.mandates), ''],
			['debits made', String(figures.debits), ''],
			['collected', String(figures.collectedCount), pounds(figures.collected)],
			['failed', String(figures.failed), pounds(failed)],
			['taken back before the bank had them', String(figures.cancelled), inTime(result)],
			['charged back', String(figures.chargedBack), ''],
			['refunds', String(figures.refunds), ''],
		]),
	);
	say('\nMoney in the books');
	say(
		table([
			[
				'posted after a webhook',
				String(result.deliveries.posted),
				`${result.deliveries.arrived} webhooks arrived`,
			],
			[
				'posted by the sweep',
				String(result.postedBySweep),
				`${result.deliveries.lost} webhooks were lost`,
			],
			['payouts posted', String(figures.payoutsBooked), `${figures.payouts} were paid`],
			['clearing account', '', pounds(company.balance(clearingAccount))],
		]),
	);
	tellReviews(result);
	tellProof(claims);
}

export function tellProof(claims: readonly Claim[]): void {
	say('\nProof, from the books of both sides');
	for (const { holds, sentence } of claims) say(`  ${holds ? '✓' : '✗ NOT TRUE:'} ${sentence}`);
}

function tellReviews({ last }: MonthResult): void {
	const reviews = Object.values(last).flatMap((execution) => itemsOf(execution, 'Needs review'));
	const lines = new Set(
		reviews.map(({ customerName, invoiceNumber, reason }) => {
			const invoice = invoiceNumber ? `, invoice ${String(invoiceNumber)}` : '';
			return `  ${String(customerName)}${invoice}: ${String(reason)}`;
		}),
	);
	say(`\nNeeds review (${lines.size})`);
	for (const line of lines.size > 0 ? lines : ['  nothing']) say(line);
}

const inTime = ({ cancelledInTime }: MonthResult) =>
	cancelledInTime === 0
		? ''
		: `${cancelledInTime} because the invoice was paid another way or voided`;

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

const sumOf = (payments: ReadonlyArray<{ amount: number }>) =>
	sum(payments.map(({ amount }) => amount));
