/** One side of an entry: positive `amount` is a debit, negative a credit, in minor units. */
export interface Side {
	account: string;
	amount: number;
	currency: string;
}

export interface BookEntry {
	date: string;
	/** What caused the entry, for example a payment id. */
	subject: string;
	memo: string;
	sides: Side[];
}

/** The simulators' own books, so that tests can ask what the books say. */
export class DoubleEntryBooks {
	private readonly posted = new Set<BookEntry>();

	private readonly bySubject = new Map<string, Set<BookEntry>>();

	/** Running balances: account, then currency. Kept so that asking costs nothing in a long run. */
	private readonly balances = new Map<string, Map<string, number>>();

	/** All entries, in the order in which they were posted. */
	get entries(): BookEntry[] {
		return [...this.posted];
	}

	/** Refuses an entry that does not balance in every currency: that would be a simulator bug. */
	post(entry: BookEntry): void {
		const sums = new Map<string, number>();
		for (const side of entry.sides) {
			if (!Number.isInteger(side.amount))
				throw new Error(`Not in minor units: ${JSON.stringify(entry)}`);
			sums.set(side.currency, (sums.get(side.currency) ?? 0) + side.amount);
		}
		for (const [currency, sum] of sums) {
			if (sum !== 0) throw new Error(`Unbalanced by ${sum} ${currency}: ${JSON.stringify(entry)}`);
		}
		this.posted.add(entry);
		const siblings = this.bySubject.get(entry.subject) ?? new Set();
		this.bySubject.set(entry.subject, siblings.add(entry));
		this.add(entry, 1);
	}

	/** Replaces what `subject` posted earlier: the entry of an edited or removed transaction. */
	repost(subject: string, entry?: BookEntry): void {
		for (const earlier of this.bySubject.get(subject) ?? []) {
			this.posted.delete(earlier);
			this.add(earlier, -1);
		}
		this.bySubject.delete(subject);
		if (entry !== undefined) this.post(entry);
	}

	/** Debits less credits, in minor units. */
	balance(account: string, currency?: string): number {
		const balances = this.balances.get(account);
		if (balances === undefined) return 0;
		if (currency !== undefined) return balances.get(currency) ?? 0;
		return [...balances.values()].reduce((total, amount) => total + amount, 0);
	}

	entriesOf(subject: string): BookEntry[] {
		return [...(this.bySubject.get(subject) ?? [])];
	}

	private add(entry: BookEntry, sign: 1 | -1): void {
		for (const { account, amount, currency } of entry.sides) {
			const balances = this.balances.get(account) ?? new Map<string, number>();
			balances.set(currency, (balances.get(currency) ?? 0) + sign * amount);
			this.balances.set(account, balances);
		}
	}
}
