import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { ParameterError } from '../shared/engine/parameters';
import { pollDeadline } from '../shared/pollBudget';
import { credentialIdentity } from '../shared/transport/credentials';
import {
	connectGoCardless,
	credentialTypeOf,
	type GoCardlessClient,
} from '../shared/vendors/goCardless/client';
import { passesFilter } from '../shared/vendors/goCardless/eventFilter';
import { toItems } from './eventItems';
import { type ListedEvent, listEvents, listNewest } from './listEvents';
import { idsFrom, type PollState, readState, writeState } from './pollState';
import { type PollSettings, readSettings } from './settings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a test in the editor shows. */
const SAMPLE_SIZE = 10;

/** Shares of the time that n8n gives: the list first, then what the events are about. */
const SHARE_OF_LIST = 0.5;
const SHARE_OF_ALL = 0.8;

/**
 * One look at the list of events: each event once. Where the next look begins moves with the items and
 * not without them, so nothing is lost when a look or the start of the run fails. GoCardless lists the
 * newest first, so a look that cannot read everything leaves the older part to the next ones.
 */
export async function pollEvents(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const settings = readSettings(context);
	const client = await connectGoCardless(context);
	const resourceDeadline = pollDeadline(context, SHARE_OF_ALL);
	const listDeadline = pollDeadline(context, SHARE_OF_LIST);
	const timeForResources = () => Math.max(0, resourceDeadline - Date.now());
	if (context.getMode() === 'manual') {
		return await toItems(context, await sample(client, settings), settings, timeForResources());
	}
	const account = accountOf(context, client);
	const state = readState(context, account) ?? firstState(account, settings);
	if (state === undefined) {
		writeState(context, await orientation(client, settings, account));
		return [];
	}
	const bounds = { mostPages: settings.mostPages, deadline: listDeadline };
	const { fresh, next } = await readOn(client, settings, state, bounds);
	const items = await toItems(context, fresh, settings, timeForResources());
	writeState(context, next);
	return items;
}

/** Another credential, or another address behind it, is another list of events. */
function accountOf(context: IPollFunctions, client: GoCardlessClient): string {
	return `${client.apiUrl} ${credentialIdentity(context, credentialTypeOf(context)).id}`;
}

function firstState(account: string, { lookBackHours }: PollSettings): PollState | undefined {
	if (lookBackHours === 0) return undefined;
	return { account, cursor: Date.now() - lookBackHours * HOUR_MS, seen: [] };
}

/**
 * Where the next look begins when nothing of the past is wanted: at the newest event there is, so that
 * our clock does not matter; where there is none, everything is still to come.
 */
async function orientation(
	client: GoCardlessClient,
	settings: PollSettings,
	account: string,
): Promise<PollState> {
	const newest = await listNewest(client, settings);
	const cursor = newest[0]?.createdAt ?? 0;
	return { account, cursor, seen: idsFrom(newest, cursor - overlapOf(settings)) };
}

/** The events of the span that is under way, or of the one from the last look until now. */
async function readOn(
	client: GoCardlessClient,
	settings: PollSettings,
	state: PollState,
	bounds: { mostPages: number; deadline: number },
): Promise<{ fresh: ListedEvent[]; next: PollState }> {
	const overlap = overlapOf(settings);
	const { account, cursor, backlog } = state;
	const since = backlog?.since ?? Math.max(0, cursor - overlap);
	const span = { since, until: backlog?.until };
	const { events, isComplete } = await listEvents(client, settings, span, bounds);
	const reported = new Set([...state.seen, ...(backlog?.seen ?? [])]);
	const fresh = events.filter(({ id }) => !reported.has(id));
	const newest = backlog?.newest ?? events[0]?.createdAt ?? cursor;
	const atUpperEnd = [...(backlog?.seen ?? []), ...idsFrom(events, newest - overlap)];
	const seen = [...new Set(atUpperEnd)];
	if (isComplete) {
		return { fresh, next: { account, cursor: Math.max(cursor, newest), seen } };
	}
	const until = events.at(-1)?.createdAt ?? since;
	// What stands at the very edge is listed once more by the next look.
	const edge = events.filter(({ createdAt }) => createdAt === until).map(({ id }) => id);
	const remembered = { since, until, newest, seen: [...new Set([...seen, ...edge])] };
	return { fresh, next: { account, cursor, seen: state.seen, backlog: remembered } };
}

function overlapOf({ overlapMinutes }: PollSettings): number {
	return overlapMinutes * MINUTE_MS;
}

/** The newest events, as a look would report them; what the next look begins with is left alone. */
async function sample(client: GoCardlessClient, settings: PollSettings): Promise<ListedEvent[]> {
	const newest = await listNewest(client, settings);
	const wanted = newest.filter((event) => passesFilter(event, settings.filter));
	if (wanted.length > 0) return wanted.slice(0, SAMPLE_SIZE);
	throw new ParameterError(
		'None of the newest 500 events is one that this trigger watches.',
		'Choose more events, or make one happen in GoCardless, then test again.',
	);
}
