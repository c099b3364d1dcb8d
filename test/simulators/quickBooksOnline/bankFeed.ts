import { addDays } from '../shared/clock';
import type { Company } from './company';
import { keyOf } from './links/applications';

/** A line as the bank sends it: money in is positive. Minor units of the account's currency. */
export interface BankLine {
	date: string;
	amount: number;
	description: string;
}

export interface FeedMatch {
	line: BankLine;
	/** What the line is, as `Deposit:12`. */
	transaction: string;
}

export interface MatchedFeed {
	matched: FeedMatch[];
	/** Lines for which the books have nothing. */
	unknown: BankLine[];
	/** Lines that several transactions fit: a person has to choose. */
	ambiguous: BankLine[];
	/** Transactions on the account that no line stands for. */
	unclaimed: string[];
}

/** Kinds of records that move a bank account. */
const KINDS = [
	'Deposit',
	'JournalEntry',
	'Payment',
	'Purchase',
	'RefundReceipt',
	'Transfer',
] as const;

/** Days that a line may be away from its transaction and still be offered as its match. */
const DAYS_APART = 5;

interface RegisterEntry {
	transaction: string;
	date: string;
	amount: number;
}

/**
 * Matches the lines of a bank feed as QuickBooks offers it to a bookkeeper: one transaction of exactly
 * this amount, near this day. The vendor has no API for it; tests ask whether it would work by itself.
 */
export function matchBankFeed(
	company: Company,
	account: string,
	lines: readonly BankLine[],
): MatchedFeed {
	const open = new Map(registerOf(company, account).map((entry) => [entry.transaction, entry]));
	const feed: MatchedFeed = { matched: [], unknown: [], ambiguous: [], unclaimed: [] };
	for (const line of lines) {
		const fitting = [...open.values()].filter((entry) => fits(entry, line));
		const [entry] = fitting;
		if (entry === undefined) feed.unknown.push(line);
		else if (fitting.length > 1) feed.ambiguous.push(line);
		else {
			feed.matched.push({ line, transaction: entry.transaction });
			open.delete(entry.transaction);
		}
	}
	feed.unclaimed = [...open.keys()];
	return feed;
}

function fits({ amount, date }: RegisterEntry, line: BankLine): boolean {
	return (
		amount === line.amount &&
		date >= addDays(line.date, -DAYS_APART) &&
		date <= addDays(line.date, DAYS_APART)
	);
}

function registerOf(company: Company, account: string): RegisterEntry[] {
	return KINDS.flatMap((kind) =>
		[...company.store(kind).all()].flatMap(({ id, body }) => {
			const transaction = keyOf(kind, id);
			const amount = company.ledger
				.linesOf(transaction)
				.filter((line) => line.account === account)
				.reduce((sum, { original }) => sum + original, 0);
			return amount === 0 ? [] : [{ transaction, date: String(body.TxnDate), amount }];
		}),
	);
}
