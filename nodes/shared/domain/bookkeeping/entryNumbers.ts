/**
 * Under which numbers our entries are found again. QuickBooks keeps 21 characters of a document
 * number (QuickBooks sheet 12), and it does not keep numbers apart by itself (sheet 8).
 */

const LONGEST_NUMBER = 21;

/** How often one thing may be taken back and come again before a person looks at it. */
export const MAXIMUM_TURNS = 3;

/** `reversal` takes an entry back, `reinstatement` takes the reversal back. */
export type Turn = 'reversal' | 'reinstatement';

const SUFFIX: Record<Turn, string> = { reversal: 'R', reinstatement: 'W' };

/**
 * The number of the entry for a GoCardless record: `PO123`; its first reversal `PO123-R1`, the
 * reinstatement of that `PO123-W1`. Of a longer id the end counts.
 */
export function entryNumber(goCardlessId: string, turn?: Turn, count = 1): string {
	const suffix = turn === undefined ? '' : `-${SUFFIX[turn]}${count}`;
	return goCardlessId.slice(-(LONGEST_NUMBER - 3)) + suffix;
}

/** All numbers that entries for this record may have: the values to look entries up by. */
export function entryNumbers(goCardlessId: string): string[] {
	const numbers = [entryNumber(goCardlessId)];
	for (let count = 1; count <= MAXIMUM_TURNS; count += 1) {
		numbers.push(entryNumber(goCardlessId, 'reversal', count));
		numbers.push(entryNumber(goCardlessId, 'reinstatement', count));
	}
	return numbers;
}

const MARKER = /GoCardless entry ([A-Z0-9]+(?:-[RW]\d)?)/g;

/** How an entry names its number in notes, for ledgers and records without a number of their own. */
export function markEntry(number: string): string {
	return `GoCardless entry ${number}`;
}

/** The numbers that a note or description names. */
export function markedNumbers(text: string): string[] {
	return [...text.matchAll(MARKER)].map(([, number]) => number ?? '');
}

/**
 * Ids of GoCardless as our postings use them for a reference or document number, with the suffix of a
 * reversal or reinstatement: a payment, a payout, a refund, or the end of a longer id.
 */
const ENTRY_NUMBER = /^(PM|PO|RF)[0-9A-Z]{6,}(-[RW]\d)?$/;

/** Whether a reference or document number is one that our postings use. */
export function isEntryNumber(text: string): boolean {
	return ENTRY_NUMBER.test(text);
}
