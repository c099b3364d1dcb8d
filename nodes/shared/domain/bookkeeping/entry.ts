import { assertMinorUnits, formatMoney } from '../../money';

export type Direction = 'debit' | 'credit';

/** One side of an entry: a positive amount on one account. */
export interface EntryPosting {
	/** Id of the account in the books. */
	account: string;
	direction: Direction;
	/** Minor units, above zero: the direction carries the sign. */
	amount: number;
	currency: string;
	memo?: string;
	/** Whose receivable it is; required on a receivable account. */
	customerId?: string;
}

/** A double entry, before an adapter translates it into what a ledger takes. */
export interface Entry {
	/** Under which it is found again; also stands in the note. */
	number: string;
	date: string;
	currency: string;
	/** Home units for one unit of `currency`; left out for the home currency. */
	exchangeRate?: number;
	note: string;
	postings: readonly EntryPosting[];
	/** Location of the books. */
	departmentId?: string;
	classId?: string;
}

/** An entry that does not balance: a fault of ours, and never sent. */
export class UnbalancedEntryError extends Error {
	override readonly name = 'UnbalancedEntryError';
}

/** Writes the sides of an entry; amounts of zero leave no trace. */
export class EntryLines {
	readonly postings: EntryPosting[] = [];

	constructor(private readonly currency: string) {}

	debit(account: string, amount: number, memo?: string, customerId?: string): this {
		return this.move(account, amount, memo, customerId);
	}

	credit(account: string, amount: number, memo?: string, customerId?: string): this {
		return this.move(account, -amount, memo, customerId);
	}

	/** Debits what is positive and credits what is negative. Minor units. */
	move(account: string, amount: number, memo?: string, customerId?: string): this {
		if (amount === 0) return this;
		const posting: EntryPosting = {
			account,
			direction: amount > 0 ? 'debit' : 'credit',
			amount: Math.abs(amount),
			currency: this.currency,
		};
		if (memo !== undefined) posting.memo = memo;
		if (customerId !== undefined) posting.customerId = customerId;
		this.postings.push(posting);
		return this;
	}
}

/** Debits less credits, in minor units of each currency. */
export function imbalanceOf(postings: readonly EntryPosting[]): Map<string, number> {
	const differences = new Map<string, number>();
	for (const posting of postings) {
		const before = differences.get(posting.currency) ?? 0;
		differences.set(posting.currency, before + signedAmount(posting));
	}
	return differences;
}

/**
 * Everything that is posted passes here first.
 *
 * @throws UnbalancedEntryError naming the difference; MoneyError for an amount that is no whole number
 */
export function assertBalanced(postings: readonly EntryPosting[]): void {
	for (const { account, amount, currency } of postings) {
		assertMinorUnits(amount);
		if (amount > 0 && account !== '') continue;
		const shown = formatMoney({ minorUnits: amount, currency });
		throw new UnbalancedEntryError(
			`A side of an entry needs an account and an amount above zero, not "${account}" and ${shown}.`,
		);
	}
	for (const [currency, difference] of imbalanceOf(postings)) {
		if (difference === 0) continue;
		const excess = difference > 0 ? 'debits exceed credits' : 'credits exceed debits';
		const shown = formatMoney({ minorUnits: Math.abs(difference), currency });
		throw new UnbalancedEntryError(`The entry does not balance: ${excess} by ${shown}.`);
	}
	if (postings.length < 2) throw new UnbalancedEntryError('An entry needs at least two sides.');
}

/** The postings that undo these: sides swapped, in reverse order. */
export function reversePostings(postings: readonly EntryPosting[]): EntryPosting[] {
	return postings
		.map((posting): EntryPosting => {
			return { ...posting, direction: posting.direction === 'debit' ? 'credit' : 'debit' };
		})
		.reverse();
}

/** Positive for a debit, negative for a credit. */
export function signedAmount({ direction, amount }: EntryPosting): number {
	return direction === 'debit' ? amount : -amount;
}
