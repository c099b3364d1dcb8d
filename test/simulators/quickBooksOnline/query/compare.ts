import type { FieldKind } from '../entities/rules';
import { queryInvalid } from '../protocol/vendorFaults';
import type { Operator } from './parse';

export type Comparable = string | number;

/** A value of a statement in the form its field is compared in. */
export function preparedValue(kind: FieldKind, value: string, field: string): Comparable {
	switch (kind) {
		case 'amount': {
			const amount = Number(value);
			if (value === '' || Number.isNaN(amount)) throw queryInvalid(`${value} is no number`);
			return amount;
		}
		case 'time': {
			const at = Date.parse(value);
			if (Number.isNaN(at)) throw queryInvalid(`${value} is no time for ${field}`);
			return seconds(at);
		}
		case 'date': {
			// A time is cut to its date.
			if (!/^\d{4}-\d{2}-\d{2}/.test(value)) throw queryInvalid(`${value} is no date`);
			return value.slice(0, 10);
		}
		case 'boolean':
			return /^true$/i.test(value) ? 1 : 0;
		default:
			return value;
	}
}

/** Times are kept to the second, as replies show them. */
function seconds(at: number): number {
	return Math.floor(at / 1000);
}

export function matches(
	kind: FieldKind,
	stored: unknown,
	operator: Operator,
	values: Comparable[],
): boolean {
	const value = storedValue(kind, stored);
	if (value === undefined) return false;
	const [first = ''] = values;
	switch (operator) {
		case '=':
			return value === first;
		case 'IN':
			return values.includes(value);
		case 'LIKE':
			return likePattern(String(first)).test(String(value));
		case '<':
			return compareValues(value, first) < 0;
		case '>':
			return compareValues(value, first) > 0;
		case '<=':
			return compareValues(value, first) <= 0;
		case '>=':
			return compareValues(value, first) >= 0;
	}
}

function storedValue(kind: FieldKind, stored: unknown): Comparable | undefined {
	if (kind === 'time') return typeof stored === 'number' ? seconds(stored) : undefined;
	if (kind === 'boolean') return stored === true ? 1 : 0;
	if (typeof stored === 'number' || typeof stored === 'string') return stored;
	return undefined;
}

/** Records without the property come first. */
export function compareValues(left: Comparable | undefined, right: Comparable | undefined): number {
	if (left === right) return 0;
	if (left === undefined) return -1;
	if (right === undefined) return 1;
	return left < right ? -1 : 1;
}

/** `%` stands for anything; there is no other wildcard. */
function likePattern(pattern: string): RegExp {
	const source = pattern
		.split('%')
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('.*');
	return new RegExp(`^${source}$`, 'is');
}
