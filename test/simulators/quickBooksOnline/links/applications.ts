/** `Invoice:12`: what a payment, a deposit or an entry refers to. */
export type TransactionKey = string;

export function keyOf(type: string, id: string): TransactionKey {
	return `${type}:${id}`;
}

export function splitKey(key: TransactionKey): [type: string, id: string] {
	const at = key.indexOf(':');
	return [key.slice(0, at), key.slice(at + 1)];
}

/** Which payment pays, or uses, how much of which transaction; minor units of its currency. */
export class Applications {
	private readonly byTarget = new Map<TransactionKey, Map<string, number>>();

	private readonly byPayment = new Map<string, Map<TransactionKey, number>>();

	/** Replaces all applications of a payment. */
	set(payment: string, amounts: Map<TransactionKey, number>): void {
		for (const target of this.of(payment).keys()) this.byTarget.get(target)?.delete(payment);
		this.byPayment.set(payment, amounts);
		for (const [target, amount] of amounts) {
			const payments = this.byTarget.get(target) ?? new Map<string, number>();
			this.byTarget.set(target, payments.set(payment, amount));
		}
	}

	of(payment: string): ReadonlyMap<TransactionKey, number> {
		return this.byPayment.get(payment) ?? new Map();
	}

	/** Payment ids with their amounts, in the order in which they were applied. */
	to(target: TransactionKey): ReadonlyMap<string, number> {
		return this.byTarget.get(target) ?? new Map();
	}

	/** Sum of what is applied to a transaction, leaving out one payment that is being changed. */
	sumTo(target: TransactionKey, exceptPayment?: string): number {
		let sum = 0;
		for (const [payment, amount] of this.to(target)) {
			if (payment !== exceptPayment) sum += amount;
		}
		return sum;
	}
}
