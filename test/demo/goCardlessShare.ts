import type { GoCardlessSimulator } from '../simulators/goCardless';

/**
 * What of a GoCardless account is one company's: payments, mandates and invitations by the books they
 * name, refunds by their payment, payouts by their currency.
 */
export function shareOf({ world }: GoCardlessSimulator, books: string, currency: string) {
	const isOurs = ({ metadata }: { metadata: Record<string, string> }) => metadata.books === books;
	const payments = world.payments.all().filter(isOurs);
	const ids = new Set(payments.map(({ id }) => id));
	return {
		payments,
		mandates: world.mandates.all().filter(isOurs),
		invitations: world.billingRequests.all().filter(isOurs),
		refunds: world.refunds.all().filter(({ links }) => ids.has(links.payment ?? '')),
		payouts: world.payouts.all().filter((payout) => payout.currency === currency),
	};
}
