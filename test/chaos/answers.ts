import { fromMinor } from '../simulators/quickBooksOnline/values/amounts';
import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import type { ChaosCompany } from './company';
import { isBooked } from './postingsCheck';

/** Questions that are answered by booking the money as the customer's credit. */
const BOOKABLE = new Set(['invoicePaid', 'invoiceVoided', 'invoiceUnknown', 'customerChanged']);

/**
 * A person at the books answers what the postings plan asked: money that came for an invoice which
 * needs none becomes the customer's credit, with the GoCardless id as its reference.
 */
export function answerQuestions(company: ChaosCompany): void {
	const { world, plans, currencies, bookedByHand } = company;
	for (const [id, { code }] of plans.questions) {
		const payment = world.goCardless.world.payments.get(id);
		if (payment === undefined || !BOOKABLE.has(code) || isBooked(company, payment)) continue;
		const { status, amount, currency, links } = payment;
		if (status !== 'confirmed' && status !== 'paid_out') continue;
		const mandate = world.goCardless.world.mandates.get(links.mandate ?? '');
		const customer = payment.metadata.customer ?? mandate?.metadata.customer;
		const accounts = currencies.get(currency);
		if (customer === undefined || accounts === undefined) continue;
		// Strays of the neighbour's customers are not ours to book.
		if ((mandate?.metadata.books ?? world.books) !== world.books) continue;
		seedPayment(world.company, {
			customer,
			amount,
			extra: {
				PaymentRefNum: id,
				TotalAmt: fromMinor(amount, currency),
				DepositToAccountRef: { value: accounts.clearing },
				...(currency === world.currency ? {} : { ExchangeRate: 0.85 }),
			},
		});
		bookedByHand.add(id);
	}
}
