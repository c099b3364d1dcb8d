import { z } from 'zod';

import { raise } from '../raise';
import { parseMinorUnits, toMajorNumber, toMinorUnits } from '../money';
import { checkDate, checkDateTime } from './dateValues';
import type { FieldDefinition } from './fields';
import { checkMetadata } from './metadataValues';
import { asText, ParameterError, parseJson } from './parameters';
import { setPath } from './paths';
import type { JsonRecord } from './types';

/** How amounts of an operation are given; only operations with money fields need it. */
export interface MoneyContext {
	unit: 'major' | 'minor';
	/** ISO 4217; empty when the operation has no currency. */
	currency: string;
}

/**
 * Checks what the user gave for a field and turns it into what goes into the body.
 *
 * @throws ParameterError naming the field and the rule
 */
export function readFieldValue(
	field: FieldDefinition,
	value: unknown,
	money?: MoneyContext,
): unknown {
	const checked = checkValue(field, value, money);
	return field.encode === undefined ? checked : field.encode(checked, field.label);
}

function checkValue(field: FieldDefinition, value: unknown, money?: MoneyContext): unknown {
	const { label } = field;
	switch (field.type) {
		case 'text':
		case 'multilineText':
		case 'options':
			return checkLength(field, asText(value, label));
		case 'reference':
			return asText(value, label);
		case 'integer':
			return checkInteger(label, value);
		case 'decimal':
			return checkDecimal(label, value);
		case 'boolean':
			return value === true || value === 'true';
		case 'multiOptions':
		case 'textList':
			return checkList(field, value);
		case 'date':
			return checkDate(label, value);
		case 'dateTime':
			return checkDateTime(label, value);
		case 'json':
			return parseJson(value, label);
		case 'money':
			return checkMoney(label, value, money);
		case 'amount':
			return checkAmount(label, value, money);
		case 'metadata':
			return checkMetadata(field, value);
		case 'rows':
			return readRows(field, value, money);
	}
}

function checkLength(field: FieldDefinition, text: string): string {
	const { maximumLength, label } = field;
	if (maximumLength !== undefined && text.length > maximumLength) {
		throw new ParameterError(
			`"${label}" has ${text.length} characters; at most ${maximumLength} are allowed.`,
			'Shorten the text.',
		);
	}
	return text;
}

function checkInteger(label: string, value: unknown): number {
	const number = Number(asText(value, label));
	if (!Number.isSafeInteger(number)) {
		throw new ParameterError(`"${label}" must be a whole number, not "${String(value)}".`);
	}
	return number;
}

function checkDecimal(label: string, value: unknown): number {
	const text = asText(value, label);
	if (!/^-?\d+(\.\d+)?$/.test(text)) {
		throw new ParameterError(`"${label}" must be a number like 12.34, not "${text}".`);
	}
	return Number(text);
}

function checkMoney(label: string, value: unknown, money?: MoneyContext): number {
	const text = asText(value, label);
	try {
		if (money === undefined || money.unit === 'minor') return parseMinorUnits(text);
		return toMinorUnits(text, money.currency);
	} catch (error) {
		return raise(new ParameterError(`"${label}": ${(error as Error).message}`));
	}
}

/** Decimal text to the JSON number that says the same: never more decimals than the currency has. */
function checkAmount(label: string, value: unknown, money?: MoneyContext): number {
	const currency = money?.currency ?? 'GBP';
	return toMajorNumber({
		minorUnits: checkMoney(label, value, { unit: 'major', currency }),
		currency,
	});
}

const listSchema = z.array(z.record(z.unknown()));
const rowsSchema = z.union([
	listSchema,
	z.object({ rows: listSchema.default([]) }).transform(({ rows }) => rows),
]);

/** Rows from the editor, or a list of objects by expression. Empty columns are left out. */
function readRows(field: FieldDefinition, value: unknown, money?: MoneyContext): JsonRecord[] {
	const given = parseJson(value, field.label) ?? {};
	const rows = rowsSchema.safeParse(given);
	if (!rows.success) throw new ParameterError(`"${field.label}" must be a list of rows.`);
	return rows.data.map((row, index) => {
		const body: JsonRecord = {};
		for (const column of field.columns ?? []) {
			const cell = row[column.name];
			const label = `${field.label}, row ${index + 1}, ${column.label}`;
			if (isEmptyCell(cell)) {
				if (column.required) throw new ParameterError(`"${label}" is empty. Fill it in.`);
				continue;
			}
			setPath(
				body,
				column.target ?? column.name,
				readFieldValue({ ...column, label }, cell, money),
			);
		}
		return body;
	});
}

function isEmptyCell(cell: unknown): boolean {
	if (typeof cell === 'object' && cell !== null && 'value' in cell) return isEmptyCell(cell.value);
	return cell === undefined || cell === null || cell === '';
}

function checkList({ label, maximumEntries }: FieldDefinition, value: unknown): string[] {
	const given = Array.isArray(value) ? value : asText(value, label).split(',');
	const list = given.map((entry) => asText(entry, label)).filter((entry) => entry !== '');
	if (maximumEntries !== undefined && list.length > maximumEntries) {
		throw new ParameterError(
			`"${label}" has ${list.length} entries; at most ${maximumEntries} are allowed.`,
			'Remove some, or ask several times.',
		);
	}
	return list;
}
