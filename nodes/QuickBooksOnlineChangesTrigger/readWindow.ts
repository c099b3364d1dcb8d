import { collect } from '../shared/engine/crud';
import { raise } from '../shared/raise';
import { CHANGING_ENTITIES } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import {
	type Change,
	ChangesTooDenseError,
	LONGEST_WINDOW_MS,
	readChanges,
} from '../shared/vendors/quickBooksOnline/changes';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import type { Condition } from '../shared/vendors/quickBooksOnline/statement';
import { dateChange, type DatedChange } from './datedChange';

/** Clocks differ, and the vendor refuses what is a second too old. */
const MARGIN_MS = 60 * 60_000;

export interface ChangeWindow {
	/** Each record once, in its newest state. */
	changes: DatedChange[];
	/** The vendor's clock, milliseconds: everything that changed up to then is in the window. */
	until?: number;
	/** Entities of which deletions may be missing, and why. */
	deletionsUnknown: string[];
	note?: string;
}

/**
 * Everything that changed since a moment. What QuickBooks no longer keeps as a change, and what it
 * cannot list because too much changed in one moment, is read as records instead: those tell of
 * everything but deletions.
 *
 * @param since milliseconds
 */
export async function readWindow(
	client: QuickBooksClient,
	entities: string[],
	since: number,
): Promise<ChangeWindow> {
	const oldestKept = Date.now() - LONGEST_WINDOW_MS + MARGIN_MS;
	if (since >= oldestKept) return await readRecent(client, entities, since);
	// The old ones first: a record that changes meanwhile is then found among the recent ones.
	const older = await queryRecords(client, entities, since, oldestKept);
	const recent = await readRecent(client, entities, oldestKept);
	return {
		...recent,
		changes: newestOfEach([...older, ...recent.changes]),
		deletionsUnknown: entities,
		note:
			recent.note ??
			'The last look was more than 30 days ago, and QuickBooks keeps changes for 30 days: older ones were read as records, so what was deleted then is not told.',
	};
}

async function readRecent(
	client: QuickBooksClient,
	entities: string[],
	since: number,
): Promise<ChangeWindow> {
	try {
		const list = await readChanges(client, entities, new Date(since).toISOString());
		const { deletionsUnknown } = list;
		return {
			changes: newestOfEach(list.changes),
			until: readTime(list.time),
			deletionsUnknown,
			...(deletionsUnknown.length === 0
				? {}
				: { note: 'More than 1000 records changed, so QuickBooks may not tell all deletions.' }),
		};
	} catch (error) {
		if (error instanceof ChangesTooDenseError === false) return raise(error);
		return {
			changes: newestOfEach(await queryRecords(client, entities, since)),
			deletionsUnknown: entities,
			note: `${error.message} They were read as records, so what was deleted is not told.`,
		};
	}
}

/** The records that changed last within a span of time. */
async function queryRecords(
	client: QuickBooksClient,
	entities: string[],
	from: number,
	to?: number,
): Promise<Change[]> {
	const time = (operator: '>=' | '<=', moment: number): Condition => {
		const value = new Date(moment).toISOString();
		return { target: 'MetaData.LastUpdatedTime', operator, value };
	};
	const found: Change[] = [];
	for (const entity of entities) {
		const conditions = [time('>=', from)];
		if (to !== undefined) conditions.push(time('<=', to));
		if (CHANGING_ENTITIES[entity]?.isNameList === true) {
			conditions.push({ target: 'Active', operator: 'IN', value: [true, false] });
		}
		const records = await collect(client.list(entity, conditions), Infinity);
		found.push(...records.map((record) => ({ entity, record, isDeleted: false })));
	}
	return found;
}

function newestOfEach(changes: readonly Change[]): DatedChange[] {
	return [...new Map(changes.map(dateChange).map((change) => [change.key, change])).values()];
}

function readTime(text: string | undefined): number | undefined {
	const milliseconds = Date.parse(text ?? '');
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
