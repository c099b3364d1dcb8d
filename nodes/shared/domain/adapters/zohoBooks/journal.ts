import { toMajorNumber } from '../../../money';
import { signedAmount, type Entry, type EntryPosting } from '../../bookkeeping/entry';
import type { PlannedStep } from '../../plannedAction';
import { review, type Verdict } from '../../verdict';
import type { Configuration } from './configuration';
import { noteText, numberedStep } from './numberedStep';

/** Journals name a currency by Zoho's id of it; left out, it is the home currency (Zoho sheet 7.7). */
export function checkEntryCurrency(
	{ homeCurrency, currencyIds }: Configuration,
	currency: string,
): Verdict | undefined {
	if (currency === homeCurrency || currencyIds[currency] !== undefined) return undefined;
	return review(
		'currencyIdMissing',
		`The settings do not name Zoho's id of the currency ${currency}, without which a journal would be ` +
			`in ${homeCurrency}. Run the set-up template again.`,
	);
}

/** A journal, or undefined when nothing moves between accounts. */
export function journalStep(
	configuration: Configuration,
	name: string,
	entry: Entry,
	idempotencyKey: string,
): PlannedStep | undefined {
	const { number, date, currency, exchangeRate, note } = entry;
	const lines = mergeByAccount(entry.postings);
	if (lines.length === 0) return undefined;
	const body: Record<string, unknown> = {
		journal_date: date,
		notes: noteText(note),
		line_items: lines.map((line) => toLine(line, note)),
	};
	if (currency !== configuration.homeCurrency)
		body.currency_id = configuration.currencyIds[currency];
	if (exchangeRate !== undefined) body.exchange_rate = exchangeRate;
	return numberedStep(configuration, { name, resource: 'journals', number, body, idempotencyKey });
}

/**
 * One line for each account and customer: Zoho refuses an account that stands on both sides
 * (Zoho sheet 7.7).
 */
export function mergeByAccount(postings: readonly EntryPosting[]): EntryPosting[] {
	const byAccount = new Map<string, EntryPosting[]>();
	for (const posting of postings) {
		const key = JSON.stringify([posting.account, posting.customerId ?? null]);
		byAccount.set(key, [...(byAccount.get(key) ?? []), posting]);
	}
	return [...byAccount.values()].flatMap(([first, ...others]) => {
		if (first === undefined) return [];
		const sum = others.reduce((total, one) => total + signedAmount(one), signedAmount(first));
		if (sum === 0) return [];
		const memos = new Set([first, ...others].flatMap(({ memo }) => memo ?? []));
		const merged: EntryPosting = {
			...first,
			direction: sum > 0 ? 'debit' : 'credit',
			amount: Math.abs(sum),
		};
		if (memos.size > 0) merged.memo = [...memos].join(', ');
		return [merged];
	});
}

function toLine(posting: EntryPosting, note: string): Record<string, unknown> {
	const { account, direction, amount, currency, customerId, memo } = posting;
	const line: Record<string, unknown> = {
		account_id: account,
		debit_or_credit: direction,
		amount: toMajorNumber({ minorUnits: amount, currency }),
		description: noteText(memo ?? note),
	};
	if (customerId !== undefined) line.customer_id = customerId;
	return line;
}
