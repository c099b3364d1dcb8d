import type { FilterValue } from '../../engine/filters';
import { ParameterError } from '../../engine/parameters';

/** One condition of a query: what a filter of "Get Many" gives. */
export type Condition = FilterValue;

/**
 * A value as Intuit's query language wants it: in single quotes, with quote and backslash escaped by
 * a backslash (QuickBooks sheet 5). Nothing that a user gives can end the quotes.
 */
export function quoteValue(value: unknown): string {
	if (typeof value === 'boolean') return String(value);
	return `'${String(value).replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/;

/** Names cannot be quoted, so they are checked. */
export function checkName(name: string, label: string): string {
	if (FIELD_NAME.test(name)) return name;
	throw new ParameterError(
		`"${label}" must be a name like DocNumber or MetaData.LastUpdatedTime, not "${name}".`,
	);
}

/** What has to be asked for by name (QuickBooks sheet 12). */
const COLUMNS: Readonly<Record<string, string>> = { Item: '*, Sku' };

/** `SELECT * FROM Invoice WHERE Balance > '0' AND DueDate < '2026-04-01'`, without paging. */
export function buildStatement(entity: string, conditions: Condition[], orderBy?: string): string {
	const where = conditions
		.filter(({ value }) => value !== undefined)
		.map(describeCondition)
		.join(' AND ');
	return [
		`SELECT ${COLUMNS[entity] ?? '*'} FROM ${entity}`,
		where === '' ? '' : `WHERE ${where}`,
		orderBy === undefined ? '' : `ORDERBY ${orderBy}`,
	]
		.filter((part) => part !== '')
		.join(' ');
}

function describeCondition({ target, operator, value }: Condition): string {
	const field = checkName(target, 'Field');
	if (operator !== 'IN') return `${field} ${operator} ${quoteValue(value)}`;
	const values = Array.isArray(value) ? value : [value];
	return `${field} IN (${values.map(quoteValue).join(', ')})`;
}

/** The statement without what stands in quotes, so that keywords can be looked for. */
export function withoutQuotedText(statement: string): string {
	return statement.replace(/'(?:\\.|[^'\\])*'/g, "''");
}
