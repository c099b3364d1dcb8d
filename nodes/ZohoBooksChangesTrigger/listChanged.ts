import type { FilterValue } from '../shared/engine/filters';
import { ParameterError } from '../shared/engine/parameters';
import type { JsonRecord } from '../shared/engine/types';
import { CHANGING_ENTITIES, modifiedAt } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { Page } from '../shared/vendors/zohoBooks/answers';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';

const DAY_MS = 24 * 60 * 60_000;

export interface Span {
	/** Milliseconds. */
	since: number;
	/** When the look has to end: milliseconds. */
	deadline: number;
	/** Payments dated earlier are not looked for where the list cannot be sorted by change. */
	paymentDays: number;
}

export interface ChangedRows {
	rows: JsonRecord[];
	/** What the rows may lack, for the items. */
	note?: string;
}

const filter = (target: string, value: string): FilterValue => ({ target, operator: '=', value });

/** Which rows of a kind are watched, and in which order they are wanted. */
export function filtersOf(entity: string): FilterValue[] {
	// Zoho's own choice of contacts leaves vendors in and depends on the list (Zoho sheet 6).
	const kind = entity === 'contact' ? [filter('contact_type', 'customer')] : [];
	return [...kind, filter('sort_column', 'last_modified_time'), filter('sort_order', 'D')];
}

/**
 * The records of a kind that changed since a moment. Invoices and credit notes are asked for by that.
 * Contacts and payments have no such filter (Zoho sheet 0.9): they are read newest first until they are
 * too old. Whether Zoho sorts payments by their change is not known; where it does not, they come by
 * date and are read until they are dated too long ago, and a list in any other order is read whole.
 *
 * @throws ParameterError when the time that n8n gives is not enough: never a part for the whole
 */
export async function listChanged(
	client: ZohoBooksClient,
	entity: string,
	span: Span,
): Promise<ChangedRows> {
	const kind = CHANGING_ENTITIES[entity];
	if (kind === undefined) return { rows: [] };
	if (kind.hasModifiedFilter) {
		const since = filter('last_modified_time', new Date(span.since).toISOString());
		return { rows: await readUntil(client.list(kind.path, [since]), span, () => false) };
	}
	const filters = filtersOf(entity);
	// One page is enough most of the time, and says how the list is sorted.
	const first = await client.page(kind.path, filters, 1);
	const order = orderOf(first);
	const isPast = ENDS[order](span);
	const rows =
		!first.hasMore || isPast(first.rows.at(-1))
			? first.rows
			: await readUntil(client.list(kind.path, filters), span, isPast);
	const isChanged = (row: JsonRecord) => (modifiedAt(row) ?? Infinity) >= span.since;
	return {
		rows: rows.filter(isChanged),
		...(order === 'date'
			? { note: `Payments dated more than ${span.paymentDays} days ago were not looked at.` }
			: {}),
	};
}

type Order = 'change' | 'date' | 'other';

/** What Zoho says of the order, if the rows bear it out. */
function orderOf({ sortedBy, rows }: Page): Order {
	if (sortedBy === 'last_modified_time' && isDescending(rows.map(modifiedAt))) return 'change';
	const dates = rows.map(({ date }) => Date.parse(String(date)));
	return sortedBy === 'date' && isDescending(dates) ? 'date' : 'other';
}

function isDescending(values: ReadonlyArray<number | undefined>): boolean {
	return values.every((value = Number.NaN, index) => {
		const before = index === 0 ? Infinity : (values[index - 1] ?? Number.NaN);
		return value <= before;
	});
}

/** Whether a row and all that follow it are of no interest any more. */
const ENDS: Readonly<Record<Order, (span: Span) => (row: JsonRecord | undefined) => boolean>> = {
	change:
		({ since }) =>
		(row) =>
			row !== undefined && (modifiedAt(row) ?? Infinity) < since,
	date:
		({ since, paymentDays }) =>
		(row) =>
			Date.parse(String(row?.date)) < since - paymentDays * DAY_MS,
	other: () => () => false,
};

async function readUntil(
	pages: AsyncGenerator<JsonRecord[]>,
	{ deadline }: Span,
	isPast: (row: JsonRecord | undefined) => boolean,
): Promise<JsonRecord[]> {
	const rows: JsonRecord[] = [];
	for await (const page of pages) {
		rows.push(...page);
		if (isPast(page.at(-1))) break;
		if (Date.now() > deadline) throw tooMuch();
	}
	return rows;
}

function tooMuch(): ParameterError {
	return new ParameterError(
		'More changed in Zoho Books than can be read in the time that n8n gives a poll. Nothing was reported, and nothing is forgotten: the next look begins at the same place.',
		'Watch fewer entities with this trigger, or look more often. If it happens again, unpublish the workflow, set "Look Back at Start" and publish it again.',
	);
}
