import type { JsonRecord } from '../../engine/types';

/** Most rows that one query returns (QuickBooks sheet 5). */
export const LARGEST_PAGE = 1000;

/** How often a list may be read a page further back because records moved while it was read. */
const MOST_STEPS_BACK = 20;

export type RunQuery = (statement: string) => Promise<JsonRecord[]>;

/** A list that kept changing faster than it could be read. */
export class ListMovedError extends Error {
	override readonly name = 'ListMovedError';
}

/**
 * All rows of a statement, page by page, each row once.
 *
 * Intuit pages by position, so a row that leaves the list between two pages (an invoice that is
 * paid) or moves to its end (a customer that is edited) would pull the next ones over the edge and
 * out of sight. Every page therefore starts with the last row of the one before. When an unknown row
 * stands there, or one that changed since, rows have moved, and the page before is read again. Ends
 * at a page that is not full: `totalCount` is there for some entities only, and a count without the
 * filter says nothing (QuickBooks sheet 5).
 *
 * @throws ListMovedError rather than ever returning a list with a gap
 */
export async function* readPages(
	runQuery: RunQuery,
	statement: string,
	wanted = Infinity,
): AsyncGenerator<JsonRecord[]> {
	const size = Math.min(LARGEST_PAGE, Math.max(1, wanted));
	/** The version of each row when it was last read. */
	const seen = new Map<string, string>();
	let start = 1;
	for (let stepsBack = 0; ; ) {
		const page = await runQuery(`${statement} STARTPOSITION ${start} MAXRESULTS ${size}`);
		if (start > 1 && !isAsSeen(page[0], seen)) {
			if ((stepsBack += 1) > MOST_STEPS_BACK) throw movedTooOften();
			start = Math.max(1, start - size + 1);
			continue;
		}
		const fresh = page.filter((row) => !seen.has(identityOf(row)));
		for (const row of page) seen.set(identityOf(row), versionOf(row));
		if (fresh.length > 0) yield fresh;
		if (page.length < size || size < LARGEST_PAGE) return;
		start += size - 1;
	}
}

/** A row that did not change since it was read stands behind the same rows as then. */
function isAsSeen(row: JsonRecord | undefined, seen: Map<string, string>): boolean {
	return row !== undefined && seen.get(identityOf(row)) === versionOf(row);
}

function versionOf({ SyncToken: token, MetaData: metaData }: JsonRecord): string {
	return JSON.stringify([token, metaData]);
}

/** What a row is known by; rows without id (exchange rates) by all they hold. */
export function identityOf(row: JsonRecord): string {
	if (row.Id !== undefined) return String(row.Id);
	const values = Object.values(row);
	const [only] = values;
	// A recurring transaction is wrapped in its type: `{ "Invoice": { "Id": … } }`.
	if (values.length === 1 && typeof only === 'object' && only !== null && 'Id' in only) {
		return String(only.Id);
	}
	return JSON.stringify(row);
}

function movedTooOften(): ListMovedError {
	return new ListMovedError(
		'The list kept changing while it was read, so it would have had gaps. Run it again, or narrow the filters.',
	);
}
