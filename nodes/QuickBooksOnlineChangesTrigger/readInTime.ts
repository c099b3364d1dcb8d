import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { type ChangeWindow, readWindow } from './readWindow';

/** A look that reaches back further, beyond the longest overlap, reads one kind after the other. */
const LONG_WINDOW_MS = 25 * 60 * 60_000;

export interface Reading {
	window: ChangeWindow;
	/** The kinds that have been read, those of earlier looks included. */
	done: string[];
}

/**
 * What changed since a moment, of all kinds in one call. After a long pause there may be more than can
 * be read before n8n gives up: then kind by kind until the deadline, and the rest with the next looks.
 *
 * @param done kinds that earlier looks have read
 * @param deadline milliseconds since 1970; one kind is always read
 */
export async function readInTime(
	client: QuickBooksClient,
	entities: string[],
	since: number,
	done: readonly string[],
	deadline: number,
): Promise<Reading> {
	const left = entities.filter((entity) => !done.includes(entity));
	const isLong = Date.now() - since > LONG_WINDOW_MS;
	const groups = isLong || left.length === 0 ? left.map((entity) => [entity]) : [left];
	const windows: ChangeWindow[] = [];
	const read = [...done];
	for (const group of groups) {
		windows.push(await readWindow(client, group, since));
		read.push(...group);
		if (Date.now() >= deadline) break;
	}
	return { window: join(windows), done: read };
}

/** The earliest end counts: what changed after it may be missing from the window that was read first. */
function join(windows: readonly ChangeWindow[]): ChangeWindow {
	const ends = windows.flatMap(({ until }) => until ?? []);
	const note = windows.find((window) => window.note !== undefined)?.note;
	return {
		changes: windows.flatMap(({ changes }) => changes),
		...(ends.length === 0 ? {} : { until: Math.min(...ends) }),
		deletionsUnknown: windows.flatMap(({ deletionsUnknown }) => deletionsUnknown),
		...(note === undefined ? {} : { note }),
	};
}
