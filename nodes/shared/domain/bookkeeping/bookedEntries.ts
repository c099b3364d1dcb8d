import { append, dropRepeats } from '../lists';
import type { BookedEntry } from '../types';
import { entryNumber, MAXIMUM_TURNS, type Turn } from './entryNumbers';

/** How often an entry was taken back, and how often that was taken back in turn. */
export interface Turns {
	reversals: readonly BookedEntry[];
	reinstatements: readonly BookedEntry[];
	/** Taken back as things stand. */
	isReversed: boolean;
}

/** The entries that the books hold, by the numbers we gave them. */
export class BookedEntries {
	private readonly byNumber = new Map<string, BookedEntry[]>();

	constructor(entries: readonly BookedEntry[]) {
		for (const { record } of dropRepeats(entries, ({ kind, id }) => `${kind} ${id}`)) {
			for (const number of record.numbers) append(this.byNumber, number, record);
		}
	}

	find(goCardlessId: string, turn?: Turn, count?: number): readonly BookedEntry[] {
		return this.byNumber.get(entryNumber(goCardlessId, turn, count)) ?? [];
	}

	turnsOf(goCardlessId: string): Turns {
		const reversals = this.allTurns(goCardlessId, 'reversal');
		const reinstatements = this.allTurns(goCardlessId, 'reinstatement');
		return { reversals, reinstatements, isReversed: reversals.length > reinstatements.length };
	}

	private allTurns(goCardlessId: string, turn: Turn): BookedEntry[] {
		const found: BookedEntry[] = [];
		for (let count = 1; count <= MAXIMUM_TURNS; count += 1) {
			const [entry] = this.find(goCardlessId, turn, count);
			if (entry !== undefined) found.push(entry);
		}
		return found;
	}
}
