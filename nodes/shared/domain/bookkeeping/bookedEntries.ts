import { append, dropRepeats } from '../lists';
import type { BookedEntry } from '../types';
import { entryNumber, MAXIMUM_TURNS, type Turn } from './entryNumbers';

/** How often something was taken back in the books, and how often that was taken back in turn. */
export interface Turns {
	/** What took it back each time: an entry, or the payment that gave its money back. */
	reversals: ReadonlyArray<{ id: string }>;
	reinstatements: ReadonlyArray<{ id: string }>;
	/** Taken back as things stand. */
	isReversed: boolean;
}

/** The entries that the books hold, by the numbers we gave them. */
export class BookedEntries {
	private readonly byNumber = new Map<string, BookedEntry[]>();

	constructor(entries: readonly BookedEntry[]) {
		const unique = dropRepeats(entries, ({ kind, id }) => `${kind} ${id}`, tellsMore);
		for (const { record } of unique) {
			if (record.incomplete === true) continue;
			for (const number of record.numbers) append(this.byNumber, number, record);
		}
	}

	find(goCardlessId: string, turn?: Turn, count?: number): readonly BookedEntry[] {
		return this.byNumber.get(entryNumber(goCardlessId, turn, count)) ?? [];
	}

	turnsOf(goCardlessId: string): Turns {
		return countTurns((turn, count) => this.find(goCardlessId, turn, count)[0]);
	}
}

/** Counts the turns that somebody finds in the books. */
export function countTurns(find: (turn: Turn, count: number) => { id: string } | undefined): Turns {
	const all = (turn: Turn) => {
		const found: Array<{ id: string }> = [];
		for (let count = 1; count <= MAXIMUM_TURNS; count += 1) {
			const one = find(turn, count);
			if (one !== undefined) found.push(one);
		}
		return found;
	};
	const [reversals, reinstatements] = [all('reversal'), all('reinstatement')];
	return { reversals, reinstatements, isReversed: reversals.length > reinstatements.length };
}

/** An entry with its lines, of two readings of one entry. */
function tellsMore(candidate: BookedEntry, kept: BookedEntry): boolean {
	return candidate.sides !== undefined && kept.sides === undefined;
}
