import { DoubleEntryBooks } from '../../shared/doubleEntry';

/** One side of a transaction: debits positive, credits negative. */
export interface LedgerLine {
	/** Account id. */
	account: string;
	/** In minor units of the company's home currency. */
	amount: number;
	/** The same in minor units of the transaction's currency. */
	original: number;
	/** The customer of a receivable. */
	customer?: string;
}

export interface LedgerEntry {
	date: string;
	memo: string;
	lines: LedgerLine[];
}

/**
 * The company's books. Entries balance in the home currency; accounts kept in a foreign currency and
 * receivables of foreign customers are counted in that currency as well.
 */
export class Ledger {
	readonly books = new DoubleEntryBooks();

	private readonly lines = new Map<string, LedgerLine[]>();

	private readonly originals = new Map<string, number>();

	private readonly receivables = new Map<string, number>();

	constructor(private readonly homeCurrency: string) {}

	/** Replaces what the transaction (`Invoice:12`) posted before; without an entry it is removed. */
	replace(subject: string, entry?: LedgerEntry): void {
		this.count(this.lines.get(subject) ?? [], -1);
		this.lines.delete(subject);
		if (entry === undefined || entry.lines.length === 0) {
			this.books.repost(subject);
			return;
		}
		this.books.repost(subject, {
			date: entry.date,
			subject,
			memo: entry.memo,
			sides: entry.lines.map(({ account, amount }) => ({
				account,
				amount,
				currency: this.homeCurrency,
			})),
		});
		this.lines.set(subject, entry.lines);
		this.count(entry.lines, 1);
	}

	/** What the transaction (`Deposit:12`) posted. */
	linesOf(subject: string): readonly LedgerLine[] {
		return this.lines.get(subject) ?? [];
	}

	/** In the home currency. */
	balance(account: string): number {
		return this.books.balance(account);
	}

	/** In the currency of the transactions: right for accounts that take only one currency. */
	originalBalance(account: string): number {
		return this.originals.get(account) ?? 0;
	}

	/** What the customer owes, less unapplied payments and credits, in the customer's currency. */
	receivable(customer: string): number {
		return this.receivables.get(customer) ?? 0;
	}

	private count(lines: LedgerLine[], sign: 1 | -1): void {
		for (const { account, original, customer } of lines) {
			this.originals.set(account, this.originalBalance(account) + sign * original);
			if (customer !== undefined) {
				this.receivables.set(customer, this.receivable(customer) + sign * original);
			}
		}
	}
}
