import { asText, type ItemParameters, ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import {
	checkName,
	type Condition,
	quoteValue,
} from '../../shared/vendors/quickBooksOnline/statement';

/** Rows of a fixed collection, or none. */
function rowsOf(parameters: ItemParameters, name: string): JsonRecord[] {
	const { rows } = parameters.collection(name);
	return Array.isArray(rows) ? (rows as JsonRecord[]) : [];
}

/**
 * The user's statement with `:name` replaced by the values of "Values", in quotes and escaped, so
 * that a name like O'Neill neither breaks nor changes it.
 */
export function readStatement(parameters: ItemParameters): string {
	const statement = parameters.requiredText('statement', 'Statement');
	const values = new Map(
		rowsOf(parameters, 'statementValues').map(({ name, value }) => [
			asText(name, 'Name').replace(/^:/, ''),
			asText(value, 'Value'),
		]),
	);
	if (values.size === 0) return statement;
	// Quoted text comes first in the pattern, so that a time like '09:30' is no placeholder.
	return statement.replace(/'(?:\\.|[^'\\])*'|:([A-Za-z]\w*)/g, (found, name?: string) => {
		if (name === undefined) return found;
		const value = values.get(name);
		if (value !== undefined) return quoteValue(value);
		throw new ParameterError(
			`"Statement" uses :${name}, which "Values" does not have.`,
			'Add a value with this name.',
		);
	});
}

/** @throws ParameterError when a condition is incomplete: a broader list than meant is never read */
export function readConditions(parameters: ItemParameters): Condition[] {
	return rowsOf(parameters, 'conditions').map((row, index) => {
		const label = `Conditions, row ${index + 1}`;
		const field = asText(row.field, `${label}, Field`);
		if (field === '') throw new ParameterError(`"${label}" has no field. Fill it in.`);
		const operator = readOperator(asText(row.operator, label), label);
		const target = checkName(field, `${label}, Field`);
		return { target, operator, value: readValue(row.value, operator, label) };
	});
}

const OPERATORS: Record<string, Condition['operator']> = {
	equal: '=',
	greater: '>',
	greaterOrEqual: '>=',
	in: 'IN',
	less: '<',
	lessOrEqual: '<=',
	like: 'LIKE',
};

function readOperator(value: string, label: string): Condition['operator'] {
	const operator = OPERATORS[value];
	if (operator !== undefined) return operator;
	throw new ParameterError(
		`"${label}" has the operator "${value}", which does not exist.`,
		`Use one of ${Object.keys(OPERATORS).join(', ')}.`,
	);
}

const BOOLEANS: Record<string, boolean> = { true: true, false: false };

function readValue(value: unknown, operator: Condition['operator'], label: string): unknown {
	const list = Array.isArray(value) ? value : asText(value, `${label}, Value`).split(',');
	const texts = (operator === 'IN' ? list : [value]).map((entry) =>
		asText(entry, `${label}, Value`),
	);
	if (texts.includes('')) throw new ParameterError(`"${label}" has no value. Fill it in.`);
	const values = texts.map((text) => BOOLEANS[text] ?? text);
	return operator === 'IN' ? values : values[0];
}
