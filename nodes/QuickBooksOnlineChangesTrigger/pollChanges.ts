import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { ParameterError } from '../shared/engine/parameters';
import { pollDeadline } from '../shared/pollBudget';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { connectQuickBooks } from '../shared/vendors/quickBooksOnline/connect';
import { toItems } from './changeItems';
import { type PollState, readState, rememberFrom, writeState } from './pollState';
import { readInTime } from './readInTime';
import { type ChangeWindow, readWindow } from './readWindow';
import { type PollSettings, readSettings } from './settings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Of the time that n8n gives; the last reading that begins within it still has the rest. */
const SHARE_OF_READING = 0.4;

/** What a test in the editor shows. */
const SAMPLE_HOURS = [7 * 24, 29 * 24];
const SAMPLE_SIZE = 10;

/**
 * One look at what changed: each change once. The place where the next look begins moves with the
 * items and not without them, so nothing is lost when a look or the start of the run fails.
 */
export async function pollChanges(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const settings = readSettings(context);
	const client = await connectQuickBooks(context);
	if (context.getMode() === 'manual') return await readSample(client, settings);
	const state = readState(context, client.ledgerKey);
	const overlap = settings.overlapMinutes * MINUTE_MS;
	const begin = state?.cursor ?? Date.now() - settings.lookBackHours * HOUR_MS;
	const since = begin - overlap;
	const { window, done } = await readInTime(
		client,
		settings.entities,
		since,
		state?.catchUp?.done ?? [],
		pollDeadline(context, SHARE_OF_READING),
	);
	const known = new Map([...(state?.seen ?? []), ...(state?.catchUp?.seen ?? [])]);
	const fresh = window.changes.filter(({ key, version }) => known.get(key) !== version);
	// Without looking back, the first look only finds out where the next one begins.
	const isForOrientation = state === undefined && settings.lookBackHours === 0;
	const items = isForOrientation ? [] : toItems(fresh, { client, settings, window, since, known });
	const isComplete = settings.entities.every((entity) => done.includes(entity));
	const reached = reachedBy(state, window);
	const seen = new Map([
		...(state?.catchUp?.seen ?? []),
		...rememberFrom(window.changes, reached - overlap),
	]);
	noteGaps(context, window);
	writeState(context, {
		books: client.ledgerKey,
		...(isComplete
			? { cursor: reached, seen }
			: {
					cursor: begin,
					seen: state?.seen ?? new Map<string, string>(),
					catchUp: { until: reached, done, seen },
				}),
	});
	return items;
}

/**
 * Where the next look begins: by the vendor's clock, so that ours may be wrong; never backwards. Only an
 * answer without a time and without a change leaves nothing but our own clock to begin with.
 */
function reachedBy(state: PollState | undefined, { until, changes }: ChangeWindow): number {
	const newest = changes.reduce((latest, { time }) => Math.max(latest, time ?? 0), 0);
	const now = until ?? (newest === 0 ? (state?.cursor ?? Date.now()) : newest);
	return Math.max(state?.cursor ?? 0, Math.min(now, state?.catchUp?.until ?? Infinity));
}

function noteGaps(context: IPollFunctions, { note, deletionsUnknown }: ChangeWindow): void {
	if (note === undefined) return;
	context.logger.warn(`${context.getNode().name}: ${note} (${deletionsUnknown.join(', ')})`);
}

/** The last changes, as a look would report them; what the next look begins with is left alone. */
async function readSample(
	client: QuickBooksClient,
	settings: PollSettings,
): Promise<INodeExecutionData[]> {
	for (const hours of SAMPLE_HOURS) {
		const since = Date.now() - hours * HOUR_MS;
		const window = await readWindow(client, settings.entities, since);
		const items = toItems(window.changes, { client, settings, window, since, known: new Map() });
		if (items.length > 0) return items.slice(-SAMPLE_SIZE);
	}
	throw new ParameterError(
		'Nothing that this trigger watches changed within the last 29 days.',
		'Change a record in QuickBooks, or choose more entities and operations, then test again.',
	);
}
