/** What the items of a payout are (GoCardless sheet 6.2). */
export type ItemKind =
	/** A payment, or one that was taken back. */
	| 'payment'
	/** Money given back to a payer, or returned from there. */
	| 'refund'
	/** Kept by GoCardless or a partner, or given back by them. */
	| 'fee';

interface ItemType {
	kind: ItemKind;
	/** For the line in the books. */
	name: string;
	/** A payment of this type came, it did not go back. */
	isCollection?: boolean;
}

const TYPES: Record<string, ItemType> = {
	payment_paid_out: { kind: 'payment', name: 'Payments', isCollection: true },
	payment_failed: { kind: 'payment', name: 'Late failures' },
	payment_charged_back: { kind: 'payment', name: 'Chargebacks' },
	payment_refunded: { kind: 'refund', name: 'Refunds' },
	refund: { kind: 'refund', name: 'Refunds' },
	refund_funds_returned: { kind: 'refund', name: 'Refunds returned' },
	gocardless_fee: { kind: 'fee', name: 'GoCardless fees' },
	app_fee: { kind: 'fee', name: 'App fees' },
	surcharge_fee: { kind: 'fee', name: 'Surcharges' },
};

/** Undefined for types of partner payouts and those of tomorrow. */
export function itemType(type: string): ItemType | undefined {
	return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
