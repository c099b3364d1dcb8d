import type { JsonRecord } from './types';

/** Reads `links.customer` from a nested body. */
export function getPath(body: JsonRecord, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(level, step) =>
				typeof level === 'object' && level !== null ? (level as JsonRecord)[step] : undefined,
			body,
		);
}

/** Sets `links.customer` in a nested body. */
export function setPath(body: JsonRecord, path: string, value: unknown): void {
	const steps = path.split('.');
	const last = steps.pop() as string;
	let level = body;
	for (const step of steps) {
		const next = level[step];
		if (typeof next !== 'object' || next === null) level[step] = {};
		level = level[step] as JsonRecord;
	}
	level[last] = value;
}
