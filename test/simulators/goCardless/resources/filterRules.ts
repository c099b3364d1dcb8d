import type { Call } from '../http/call';
import { invalidFilter } from '../http/filters';

/** Filters of which only one may be given. */
export function assertOneOf({ query }: Call, names: readonly string[]): void {
	const given = names.filter((name) => query.has(name));
	if (given.length > 1) {
		throw invalidFilter(given[1] ?? '', `Only one of ${given.join(', ')} can be given`);
	}
}
