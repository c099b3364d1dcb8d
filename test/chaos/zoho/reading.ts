import type { Counts } from '../counts';
import type { ZohoCompany } from './company';

/** What both sides say, without ids and times: two ways to the same end give equal ones. */
export function readZohoBooks({ world }: ZohoCompany): object {
	const { organization, goCardless, books } = world;
	const { payments, mandates, billingRequests } = goCardless.world;
	const mine = <R extends { metadata: Record<string, string> }>(records: readonly R[]) =>
		records.filter(({ metadata }) => metadata.books === books);
	return {
		accounts: organization.accountBalances(),
		open: organization.invoices.all().map(({ id }) => organization.invoiceBalance(id)),
		payments: organization.payments
			.all()
			.map(({ id, customerId, amount, refunds }) => [
				customerId,
				amount,
				refunds.length,
				organization.applications.fromSource(id).map((one) => [one.invoiceId, one.amount]),
			]),
		journals: organization.journals.size,
		expenses: organization.expenses.size,
		transfers: organization.bankTransactions.size,
		creditNotes: organization.creditNotes.size,
		debits: mine(payments.all()).map(({ metadata, amount, status }) => [
			metadata.invoice,
			amount,
			status,
		]),
		mandates: mine(mandates.all()).map(({ status }) => status),
		invitations: mine(billingRequests.all()).map(({ status }) => status),
	};
}

/** How many requests so far could have changed something in Zoho Books. */
export function countZohoWrites({ world: { zohoBooks } }: ZohoCompany): number {
	return zohoBooks.calls.filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth/'))
		.length;
}

/** What is in the books of our making. */
export function countZohoBookings(counts: Counts, { world }: ZohoCompany): void {
	const { payments, bankTransactions, journals, creditNotes } = world.organization;
	const references = payments.all().map(({ plain }) => String(plain.reference_number ?? ''));
	const ours = references.filter((one) => one.startsWith('PM')).length;
	counts.add('postings', ours);
	counts.add('zoho_postings', ours);
	counts.add('zoho_payouts_booked', bankTransactions.size);
	const numbers = journals.all().map(({ plain }) => String(plain.reference_number ?? ''));
	const refundNotes = creditNotes.all().map(({ plain }) => String(plain.reference_number ?? ''));
	const refunds = [...numbers, ...refundNotes].filter((one) => /^RF\w+$/.test(one));
	counts.add('zoho_refunds_booked', refunds.length);
	const reversals = [...payments.all().flatMap((one) => one.refunds)].filter(({ reference }) =>
		/^PM/.test(reference),
	);
	counts.add('zoho_reversals', reversals.length);
	counts.add('zoho_calls', world.zohoBooks.calls.length);
}
