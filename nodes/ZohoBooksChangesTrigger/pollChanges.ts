import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { ParameterError } from '../shared/engine/parameters';
import { pollDeadline } from '../shared/pollBudget';
import { CHANGING_ENTITIES } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { connectZohoBooks } from '../shared/vendors/zohoBooks/connect';
import { readOrganization } from '../shared/vendors/zohoBooks/organizationChoice';
import { toItems } from './changeItems';
import { dateChange, type DatedChange } from './datedChange';
import { filtersOf } from './listChanged';
import { type PollState, readState, rememberFrom, writeState } from './pollState';
import { readWindow } from './readWindow';
import { type PollSettings, readSettings } from './settings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How far the first look reaches to find the newest change, by our clock, which may be wrong. */
const ORIENTATION_HOURS = 24;

/** What a test in the editor shows. */
const SAMPLE_SIZE = 10;

/** Of the time that n8n gives: an answer may take a while, and the items have to be stored. */
const SHARE_OF_TIME = 0.7;

/**
 * One look at what changed: each change once. The place where the next look begins moves with the
 * items and not without them, so nothing is lost when a look or the start of the run fails.
 */
export async function pollChanges(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const settings = readSettings(context);
	const deadline = pollDeadline(context, SHARE_OF_TIME);
	const client = await connectZohoBooks(context, readOrganization(context));
	if (context.getMode() === 'manual') return await readSample(client, settings, deadline);
	const state = readState(context, client.ledgerKey);
	const overlap = settings.overlapMinutes * MINUTE_MS;
	// Without looking back, the first look only finds out where the next one begins.
	const isForOrientation = state === undefined && settings.lookBackHours === 0;
	const since = firstMoment(state, settings) - overlap;
	const { paymentDays } = settings;
	const span = { since, deadline, paymentDays };
	const { changes, notes } = await readWindow(client, settings.entities, span);
	const known: ReadonlyMap<string, string> = state?.seen ?? new Map<string, string>();
	const newSince = state?.behindSince ?? since;
	const look = { client, settings, since, newSince, deadline, known, notes };
	const { items, left } = isForOrientation ? { items: [], left: [] } : await toItems(changes, look);
	for (const note of notes) context.logger.debug(`${context.getNode().name}: ${note}`);
	const before = state?.cursor ?? since + overlap;
	const next = { books: client.ledgerKey, newSince, overlap, before, known };
	writeState(context, nextState(changes, left, next));
	return items;
}

interface Before {
	books: string;
	newSince: number;
	/** Milliseconds. */
	overlap: number;
	before: number;
	known: ReadonlyMap<string, string>;
}

/**
 * Where the next look begins: by the times of the records alone, which are Zoho's, for ours may be
 * wrong; never backwards, and not beyond what there was no time for.
 */
function nextState(
	changes: readonly DatedChange[],
	left: readonly DatedChange[],
	{ books, newSince, overlap, before, known }: Before,
): PollState {
	const unread = new Set(left);
	const seen = changes.filter((change) => !unread.has(change));
	const limit = Math.min(...left.map(({ time }) => time));
	const times = seen.map(({ time }) => time).filter((time) => time <= limit);
	const cursor = times.reduce((latest, time) => Math.max(latest, time), before);
	if (left.length === 0) return { books, cursor, seen: rememberFrom(seen, cursor - overlap) };
	const reported = rememberFrom(seen, -Infinity);
	return { books, cursor, seen: new Map([...known, ...reported]), behindSince: newSince };
}

function firstMoment(state: PollState | undefined, { lookBackHours }: PollSettings): number {
	return state?.cursor ?? Date.now() - (lookBackHours || ORIENTATION_HOURS) * HOUR_MS;
}

/** The last changes, as a look would report them; what the next look begins with is left alone. */
async function readSample(
	client: ZohoBooksClient,
	settings: PollSettings,
	deadline: number,
): Promise<INodeExecutionData[]> {
	const changes: DatedChange[] = [];
	for (const entity of settings.entities) {
		const path = CHANGING_ENTITIES[entity]?.path ?? '';
		const { rows } = await client.page(path, filtersOf(entity), 1);
		changes.push(...rows.flatMap((row) => dateChange(entity, client.idField(path), row) ?? []));
	}
	const newest = changes.sort((left, right) => left.time - right.time).slice(-SAMPLE_SIZE);
	const since = newest[0]?.time ?? 0;
	const known = new Map<string, string>();
	const look = { client, settings, since, newSince: since, deadline, known, notes: [] };
	const { items } = await toItems(newest, look);
	if (items.length > 0) return items;
	throw new ParameterError(
		'There is nothing among the newest records that this trigger watches.',
		'Change a record in Zoho Books, or choose more entities and operations, then test again.',
	);
}
