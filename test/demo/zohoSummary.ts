import { say, table } from './narrator';
import { collectedOf, euros, type Claim } from './proof';
import { tellProof } from './summary';
import { ZOHO_CURRENCY, type Vendors } from './vendors';
import type { ZohoCompany } from './zohoCompany';
import type { ZohoMonth } from './zohoMonth';

/** The month of the company on Zoho Books in figures, and whether its books are right. */
export function tellZohoSummary(
	{ organization, zohoBooks }: Vendors,
	{ share }: ZohoCompany,
	{ postedBySweep, runs }: ZohoMonth,
	claims: readonly Claim[],
): void {
	const { payments, mandates, payouts, refunds } = share;
	const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
	const invoices = organization.invoices.all();
	const open = invoices.map(({ id }) => organization.invoiceBalance(id)).filter((one) => one > 0);
	const collected = collectedOf(share);
	const countOf = (wanted: string) =>
		String(payments.filter(({ status }) => status === wanted).length);
	say(`\n${organization.settings.name}: Zoho Books, ${ZOHO_CURRENCY}\n`);
	say(
		table([
			['invoices', String(invoices.length), euros(sum(invoices.map(({ total }) => total)))],
			['still open', String(open.length), euros(sum(open))],
			['mandates', String(mandates.length), ''],
			['debits made', String(payments.length), ''],
			['collected', String(collected.length), euros(sum(collected.map(({ amount }) => amount)))],
			['failed', countOf('failed'), ''],
			['charged back', countOf('charged_back'), ''],
			['refunds', String(refunds.length), ''],
			['found by the sweep', String(postedBySweep), `${runs.count} runs by hand and schedule`],
			['payouts', String(payouts.filter(({ status }) => status === 'paid').length), ''],
			['calls of Zoho Books', String(zohoBooks.calls.length), ''],
		]),
	);
	tellProof(claims);
}
