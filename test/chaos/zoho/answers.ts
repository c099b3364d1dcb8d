import { seedPayment } from '../../simulators/zohoBooks';
import type { ZohoCompany } from './company';
import { isOthers } from './postingsCheck';

/** Questions that are answered by booking the money as the customer's credit. */
const BOOKABLE = new Set(['invoicePaid', 'invoiceVoided', 'invoiceUnknown', 'customerChanged']);

/** A person at the books answers what the postings plan asked, as at the company on QuickBooks. */
export function answerZohoQuestions(company: ZohoCompany): void {
	const { world, plans, bookedByHand } = company;
	const { payments, mandates } = world.goCardless.world;
	for (const [id, { code }] of plans.questions) {
		const payment = payments.get(id);
		if (payment === undefined || !BOOKABLE.has(code) || world.paymentsNaming(id).length > 0)
			continue;
		const { status, amount, metadata, links } = payment;
		if (status !== 'confirmed' && status !== 'paid_out') continue;
		const mandate = mandates.get(links.mandate ?? '');
		const customer = metadata.customer ?? mandate?.metadata.customer;
		// Strays of the neighbour's customers are not ours to book.
		const isTheirs = (mandate?.metadata.books ?? world.books) !== world.books;
		if (customer === undefined || isTheirs || isOthers(company, payment)) continue;
		seedPayment(world.organization, {
			customer,
			amount,
			extra: { reference_number: id, account_id: world.clearingAccount },
		});
		bookedByHand.add(id);
	}
}
