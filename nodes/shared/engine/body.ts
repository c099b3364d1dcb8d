import type { INodeProperties } from 'n8n-workflow';

import { describeField, type FieldDefinition } from './fields';
import { type MoneyContext, readFieldValue } from './fieldValues';
import { refuseUnknown, sortByDisplayName } from './filters';
import { asText, type ItemParameters, ParameterError, parseJsonObject } from './parameters';
import { getPath, setPath } from './paths';
import type { JsonRecord } from './types';

type WriteMode = 'create' | 'update';

const OPTIONAL_FIELDS: Record<WriteMode, { name: string; displayName: string }> = {
	create: { name: 'additionalFields', displayName: 'Additional Fields' },
	update: { name: 'updateFields', displayName: 'Update Fields' },
};

const AMOUNT_UNIT: INodeProperties = {
	displayName: 'Amount Unit',
	name: 'amountUnit',
	type: 'options',
	options: [
		{ name: 'Major Units (12.34)', value: 'major', description: 'Pounds, euros, dollars' },
		{ name: 'Minor Units (1234)', value: 'minor', description: 'Pence, cents' },
	],
	default: 'major',
	description: 'How amounts of this operation are given',
};

/**
 * Required fields on top, the rest in a collection, then options of the request.
 *
 * @param isKeyed whether the request carries an idempotency key
 */
export function describeWriteFields(
	fields: FieldDefinition[],
	mode: WriteMode,
	isKeyed = true,
): INodeProperties[] {
	const isRequired = (field: FieldDefinition) => mode === 'create' && field.required === true;
	const required = fields.filter(isRequired);
	const optional = fields.filter((field) => !isRequired(field));
	const properties: INodeProperties[] = required.map((field) => ({
		...describeField(field),
		required: true,
	}));
	if (fields.some((field) => holds(field, ['money'])))
		properties.push({ ...AMOUNT_UNIT, required: true });
	if (optional.length > 0) {
		properties.push({
			...OPTIONAL_FIELDS[mode],
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortByDisplayName(
				// n8n would demand a required one even where the collection is not shown.
				optional.map((field) => ({ ...describeField(field), required: false })),
			),
			required: false,
		});
	}
	properties.push({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: isKeyed ? [ADDITIONAL_BODY, IDEMPOTENCY_KEY] : [ADDITIONAL_BODY],
	});
	return properties;
}

const ADDITIONAL_BODY: INodeProperties = {
	displayName: 'Additional Body (JSON)',
	name: 'additionalBody',
	type: 'json',
	default: '{}',
	description: 'Merged into the request body, for fields that this node does not list',
};

export const IDEMPOTENCY_KEY: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	description:
		'Any text that stands for what is done, such as an invoice number. The same text never takes effect twice.',
};

/**
 * The request body from one item's parameters.
 *
 * @throws ParameterError naming the field and the rule
 */
export function readBody(
	parameters: ItemParameters,
	fields: FieldDefinition[],
	mode: WriteMode,
): JsonRecord {
	const optional = parameters.collection(OPTIONAL_FIELDS[mode].name);
	refuseUnknown(optional, fields, 'field');
	const money = readMoneyContext(parameters, fields, optional);
	const body: JsonRecord = {};
	for (const field of fields) {
		const isRequired = mode === 'create' && field.required === true;
		if (isRequired && field.type === 'rows') {
			const rows = parameters.raw(field.name, {});
			if (!isEmpty(rows)) setPath(body, targetOf(field), readFieldValue(field, rows, money));
			continue;
		}
		const value = isRequired ? readRequired(parameters, field) : optional[field.name];
		if (value === undefined || (mode === 'create' && isEmpty(value))) continue;
		setPath(body, targetOf(field), readFieldValue(field, value, money));
	}
	const { additionalBody } = parameters.collection('options');
	const merged = mergeDeep(body, parseJsonObject(additionalBody ?? '', 'Additional Body (JSON)'));
	if (mode === 'create') demandRows(merged, fields);
	return merged;
}

/** The editor cannot make a number of rows from data, so rows may come with the additional body. */
function demandRows(body: JsonRecord, fields: FieldDefinition[]): void {
	for (const field of fields) {
		if (field.type !== 'rows' || field.required !== true) continue;
		if (!isEmpty(getPath(body, targetOf(field)))) continue;
		throw new ParameterError(
			`"${field.label}" is empty. Add a row.`,
			`Or give the list as "${targetOf(field)}" in the option "Additional Body (JSON)".`,
		);
	}
}

function targetOf(field: FieldDefinition): string {
	return field.target ?? field.name;
}

function readRequired(parameters: ItemParameters, field: FieldDefinition): unknown {
	if (field.type === 'reference') return parameters.locator(field.name, field.label);
	const value = parameters.raw(field.name, '');
	if (isEmpty(value)) throw new ParameterError(`"${field.label}" is empty. Fill it in.`);
	return value;
}

function readMoneyContext(
	parameters: ItemParameters,
	fields: FieldDefinition[],
	optional: JsonRecord,
): MoneyContext | undefined {
	if (!fields.some((field) => holds(field, ['money', 'amount']))) return undefined;
	const unit = parameters.text('amountUnit') === 'minor' ? 'minor' : 'major';
	const currency = fields.find((field) => field.name === 'currency');
	const given =
		currency?.required === true ? parameters.raw('currency', '') : (optional.currency ?? '');
	// Every currency of GoCardless has two decimals, so an operation without currency (a refund, a
	// changed subscription) is converted as such (GoCardless sheet 1.3).
	const code = asText(given, 'Currency').toUpperCase();
	if (code !== '' && !/^[A-Z]{3}$/.test(code)) {
		throw new ParameterError(
			`"${currency?.label ?? 'Currency'}" must be a code of three letters like GBP, not "${code}".`,
		);
	}
	return { unit, currency: code === '' ? 'GBP' : code };
}

/** Whether a field, or a column of its rows, is of one of these types. */
function holds(field: FieldDefinition, types: Array<FieldDefinition['type']>): boolean {
	if (types.includes(field.type)) return true;
	return field.columns?.some((column) => holds(column, types)) ?? false;
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (typeof value !== 'object') return false;
	if (Array.isArray(value)) return value.length === 0;
	if ('mode' in value && 'value' in value) return value.value === '' || value.value === undefined;
	return Object.keys(value).length === 0;
}

/** `addition` wins; objects are merged, everything else is replaced. */
export function mergeDeep(base: JsonRecord, addition: JsonRecord): JsonRecord {
	const result = { ...base };
	for (const [key, value] of Object.entries(addition)) {
		const existing = result[key];
		result[key] =
			isPlainObject(existing) && isPlainObject(value) ? mergeDeep(existing, value) : value;
	}
	return result;
}

function isPlainObject(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
