import type { BenchCompany } from './company';

export interface PaymentRequest {
	/** Idempotency key. */
	key: string;
	/** Body of a GoCardless payment; amount in minor units. */
	payment: {
		amount: number;
		currency: 'GBP';
		description: string;
		metadata: Record<string, string>;
		links: { mandate: string };
	};
}

/** The payments that our template makes of the company's invoices, as a user would ask for them. */
export function buildPaymentRequests({ world, invoices }: BenchCompany): PaymentRequest[] {
	return invoices.map(({ id, payer, amount }) => ({
		key: `collect-${id}`,
		payment: {
			amount,
			currency: 'GBP',
			description: `Invoice ${id}`,
			metadata: { books: world.books, customer: payer.id, invoice: id },
			links: { mandate: payer.mandate },
		},
	}));
}
