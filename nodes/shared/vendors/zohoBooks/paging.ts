import type { JsonRecord } from '../../engine/types';
import type { Page } from './answers';

/** Most rows that one answer holds (Zoho sheet 3). */
export const LARGEST_PAGE = 200;

/** Rows asked for at the least; smaller pages could not overlap and still go on. */
const SMALLEST_PAGE = 20;

/** How often a list may be read a page further back because records moved while it was read. */
const MOST_STEPS_BACK = 20;

/** A list that kept changing faster than it could be read. */
export class ListMovedError extends Error {
	override readonly name = 'ListMovedError';
}

export type ReadPage = (number: number, size: number) => Promise<Page>;

/**
 * All rows of a list, page by page, each once.
 *
 * Zoho pages by position, so a row that leaves the list between two pages (an invoice that is paid)
 * would pull the next ones over the edge and out of sight. Every page therefore begins a little before
 * the end of the one before: its number and size are chosen so. When another row stands there than
 * before, rows have moved, and the list is read again from further in front. A list whose pages are
 * not of the size that was asked for is read in Zoho's own way.
 *
 * @param fits whether a row is one of those that were asked for
 * @throws ListMovedError rather than ever returning a list with a gap
 */
export async function* readPages(
	readPage: ReadPage,
	idField: string,
	fits: (row: JsonRecord) => boolean,
	wanted = Infinity,
): AsyncGenerator<JsonRecord[]> {
	const largest = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, wanted));
	const seen = new Set<unknown>();
	const choose = ({ rows }: Page) =>
		rows.filter((row) => isNew(seen, identityOf(row, idField)) && fits(row));
	/** What each row of the list was known by when it was last read. */
	const positions: unknown[] = [];
	let last = -1;
	for (let stepsBack = 0; ; ) {
		const { number, size } = nextPage(last, largest);
		const page = await readPage(number, size);
		if (isIrregular(page, size)) {
			yield choose(page);
			yield* readPlainly(readPage, largest, number === 1 ? 2 : 1, choose);
			return;
		}
		const start = (number - 1) * size;
		if (last >= 0 && identityOf(page.rows[last - start], idField) !== positions[last]) {
			if ((stepsBack += 1) > MOST_STEPS_BACK) throw movedTooOften();
			last = Math.max(-1, start - largest);
			continue;
		}
		page.rows.forEach((row, index) => {
			positions[start + index] = identityOf(row, idField);
		});
		yield choose(page);
		if (!page.hasMore) return;
		last = start + page.rows.length - 1;
	}
}

function isIrregular({ rows, size: told, hasMore }: Page, size: number): boolean {
	return hasMore && (rows.length !== size || (told !== undefined && told !== size));
}

/** Page after page, where positions say nothing. */
async function* readPlainly(
	readPage: ReadPage,
	size: number,
	first: number,
	choose: (page: Page) => JsonRecord[],
): AsyncGenerator<JsonRecord[]> {
	let repeated = '';
	for (let number = first; ; number += 1) {
		const page = await readPage(number, size);
		yield choose(page);
		if (!page.hasMore) return;
		// Something that answers the same whatever the page would be read for ever.
		const content = JSON.stringify(page.rows);
		if (content === repeated) throw movedTooOften();
		repeated = content;
	}
}

/** The page that contains the row at `last` as near to its beginning as can be. */
function nextPage(last: number, largest: number): { number: number; size: number } {
	if (last < 0) return { number: 1, size: largest };
	let best = { size: largest, loss: Infinity };
	for (let size = largest; size > largest / 2; size -= 1) {
		const loss = (last % size) + (largest - size);
		if (loss < best.loss) best = { size, loss };
	}
	return { number: Math.floor(last / best.size) + 1, size: best.size };
}

/** Rows without an id of their own are known by all they hold. */
function identityOf(row: JsonRecord | undefined, idField: string): unknown {
	if (row === undefined) return undefined;
	const id = row[idField];
	return id === undefined || id === '' ? JSON.stringify(row) : id;
}

function isNew(seen: Set<unknown>, identity: unknown): boolean {
	if (seen.has(identity)) return false;
	seen.add(identity);
	return true;
}

function movedTooOften(): ListMovedError {
	return new ListMovedError(
		'The list kept changing while it was read, so it would have had gaps. Run it again, or narrow the filters.',
	);
}
