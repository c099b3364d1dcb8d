import type { DataTableColumnJsType, DataTableFilter, DataTableRowReturn } from 'n8n-workflow';

type Condition = DataTableFilter['filters'][number];

const comparable = (value: DataTableColumnJsType): string | number | boolean | null =>
	value instanceof Date ? value.getTime() : value;

/** `%` is the wildcard; a pattern without one means "contains" (sheet n8n-verified 5). */
const likePattern = (value: DataTableColumnJsType, flags: string): RegExp => {
	if (typeof value !== 'string') throw new Error('LIKE filter value must be a string');
	const pattern = value.includes('%') ? value : `%${value}%`;
	const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
	return new RegExp(`^${escaped}$`, `s${flags}`);
};

function holds({ condition, value: wanted }: Condition, cell: DataTableColumnJsType): boolean {
	const left = comparable(cell);
	const right = comparable(wanted);
	switch (condition) {
		case 'isEmpty':
			return left === null || left === '';
		case 'isNotEmpty':
			return left !== null && left !== '';
		case 'eq':
			return left === right;
		case 'neq':
			return left !== right;
		case 'like':
			return left !== null && likePattern(wanted, '').test(String(left));
		case 'ilike':
			return left !== null && likePattern(wanted, 'i').test(String(left));
	}
	if (right === null) throw new Error(`${condition.toUpperCase()} filter value cannot be null`);
	// In SQL a comparison with NULL is never true.
	if (left === null) return false;
	switch (condition) {
		case 'gt':
			return left > right;
		case 'gte':
			return left >= right;
		case 'lt':
			return left < right;
		case 'lte':
			return left <= right;
	}
}

/** Whether a row passes; no condition at all lets every row pass. */
export function matches(filter: DataTableFilter | undefined, row: DataTableRowReturn): boolean {
	if (!filter || filter.filters.length === 0) return true;
	const test = (condition: Condition) => holds(condition, row[condition.columnName] ?? null);
	return filter.type === 'and' ? filter.filters.every(test) : filter.filters.some(test);
}
