import { z } from 'zod';

import { ParameterError } from '../../engine/parameters';
import type { JsonRecord } from '../../engine/types';
import type { QuickBooksClient } from './client';
import { identityOf } from './paging';

/** How far back changes are kept, and how many objects an answer holds (QuickBooks sheet 10). */
export const LONGEST_WINDOW_MS = 30 * 24 * 60 * 60_000;
const MOST_OBJECTS = 1000;

export interface Change {
	entity: string;
	record: JsonRecord;
	isDeleted: boolean;
}

export interface ChangeList {
	changes: Change[];
	/**
	 * Entities of which so much changed that deletions may be missing: the vendor lists those last, and
	 * cuts them off.
	 */
	deletionsUnknown: string[];
	/** The vendor's clock when it began to answer; everything up to then is in the list. */
	time?: string;
}

/** More records changed in one moment than the vendor can list. */
export class ChangesTooDenseError extends ParameterError {}

const answerSchema = z.object({
	CDCResponse: z.array(z.object({ QueryResponse: z.array(z.record(z.unknown())) })),
	time: z.string().optional().catch(undefined),
});

interface Answer {
	changes: Change[];
	time?: string;
}

/** @throws ParameterError when the answer would silently lack what is older than 30 days */
export function checkChangedSince(changedSince: string, now: number = Date.now()): void {
	if (now - Date.parse(changedSince) <= LONGEST_WINDOW_MS) return;
	throw new ParameterError(
		`"Changed Since" is ${changedSince}, but QuickBooks keeps changes for 30 days.`,
		'Use a later time, or read the records with "Get Many".',
	);
}

/**
 * Everything that changed in these entities since a moment, each record once, in its newest state.
 * An answer holds 1000 objects over all entities and does not say that it was cut: a full one is
 * asked again entity by entity, and a full one of a single entity from its last change on.
 */
export async function readChanges(
	client: QuickBooksClient,
	entities: string[],
	changedSince: string,
): Promise<ChangeList> {
	const { changes, time } = await ask(client, entities, changedSince);
	if (changes.length < MOST_OBJECTS) return { changes, deletionsUnknown: [], time };
	if (entities.length === 1) {
		return { ...(await readOn(client, entities, changes, changedSince)), time };
	}
	const half = Math.ceil(entities.length / 2);
	const left = await readChanges(client, entities.slice(0, half), changedSince);
	const right = await readChanges(client, entities.slice(half), changedSince);
	return {
		changes: [...left.changes, ...right.changes],
		deletionsUnknown: [...left.deletionsUnknown, ...right.deletionsUnknown],
		time,
	};
}

async function readOn(
	client: QuickBooksClient,
	entities: string[],
	first: Change[],
	changedSince: string,
): Promise<ChangeList> {
	const deletionsUnknown = first.some(({ isDeleted }) => isDeleted) ? [] : entities;
	const found = new Map<string, Change>();
	const keep = (changes: Change[]) => {
		for (const change of changes) found.set(identityOf(change.record), change);
	};
	keep(first);
	let since = changedSince;
	for (let page = first; page.length >= MOST_OBJECTS; keep(page)) {
		const newest = newestTime(page);
		if (newest === undefined || Date.parse(newest) <= Date.parse(since)) {
			throw new ChangesTooDenseError(
				`More than ${MOST_OBJECTS} records of ${entities.join()} changed at ${since}, which QuickBooks cannot list.`,
				'Read them with "Get Many" and its filter "Updated After".',
			);
		}
		since = newest;
		page = (await ask(client, entities, since)).changes;
	}
	return { changes: [...found.values()], deletionsUnknown };
}

async function ask(
	client: QuickBooksClient,
	entities: string[],
	changedSince: string,
): Promise<Answer> {
	const { body } = await client.send({
		method: 'GET',
		path: '/cdc',
		query: { entities: entities.join(','), changedSince },
	});
	const answer = answerSchema.safeParse(body);
	if (!answer.success) throw new ParameterError('The answer holds no changes: not QuickBooks?');
	// The order of the answer is not relied on: entities are found by name.
	const groups = answer.data.CDCResponse.flatMap(({ QueryResponse }) => QueryResponse);
	const changes = entities.flatMap((entity) =>
		groups.flatMap(({ [entity]: records }) =>
			((records ?? []) as JsonRecord[]).map((record) => ({
				entity,
				record,
				isDeleted: record.status === 'Deleted',
			})),
		),
	);
	return { changes, time: answer.data.time };
}

const timeSchema = z.object({ MetaData: z.object({ LastUpdatedTime: z.string() }) });

/** The latest time, as the vendor writes it. */
function newestTime(changes: Change[]): string | undefined {
	const times = changes.map(({ record }) => timeSchema.safeParse(record).data?.MetaData);
	return times
		.flatMap((metaData) => metaData?.LastUpdatedTime ?? [])
		.reduce<
			string | undefined
		>((newest, time) => (newest === undefined || Date.parse(time) > Date.parse(newest) ? time : newest), undefined);
}
