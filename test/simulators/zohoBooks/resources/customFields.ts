import { invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Organization } from '../organization/books';
import type { BookRecord } from '../store/record';
import { isWire, wireList, type Wire } from '../values/wire';
import type { CustomField } from './models';

/** Entities of custom fields and the records they live on (Zoho sheet 8). */
const TABLES: Record<string, (organization: Organization) => BookRecord[]> = {
	contact: ({ contacts }) => contacts.all(),
	invoice: ({ invoices }) => invoices.all(),
	recurring_invoice: ({ recurring }) => recurring.all(),
	customer_payment: ({ payments }) => payments.all(),
	creditnote: ({ creditNotes }) => creditNotes.all(),
	expense: ({ expenses }) => expenses.all(),
	item: ({ items }) => items.all(),
};

export const isFieldEntity = (entity: string) => entity in TABLES;

export function fieldsOf(organization: Organization, entity: string): CustomField[] {
	return organization.fields.all().filter((field) => field.entity === entity);
}

/** The record whose field has this value. */
export function recordBy(
	organization: Organization,
	field: CustomField,
	value: string,
): BookRecord | undefined {
	const records = TABLES[field.entity]?.(organization) ?? [];
	return records.find(
		({ custom }) => custom.has(field.id) && String(custom.get(field.id)) === value,
	);
}

/**
 * The values in a body, checked: unknown fields and values that a unique field has elsewhere are
 * refused. Nothing is written.
 */
export function customValuesIn(
	organization: Organization,
	entity: string,
	values: unknown,
	owner?: BookRecord,
): Map<string, unknown> {
	const result = new Map<string, unknown>();
	if (values === undefined || values === '') return result;
	if (!Array.isArray(values) || !values.every(isWire)) throw invalidValue('custom_fields');
	for (const given of wireList(values)) {
		const field = fieldsOf(organization, entity).find((one) => isNamed(one, given));
		if (field === undefined) throw invalidValue('custom_fields');
		checkUnique(organization, field, given.value, owner);
		result.set(field.id, given.value);
	}
	return result;
}

export function checkUnique(
	organization: Organization,
	field: CustomField,
	value: unknown,
	owner?: BookRecord,
): void {
	if (!field.isUnique || value === '' || value === null || value === undefined) return;
	const holder = recordBy(organization, field, String(value as string));
	if (holder !== undefined && holder !== owner) throw unconfirmed('duplicateUnique');
}

export function checkMandatory(
	organization: Organization,
	entity: string,
	custom: Map<string, unknown>,
): void {
	const missing = fieldsOf(organization, entity).find(
		({ isMandatory, id }) => isMandatory && !custom.get(id),
	);
	if (missing !== undefined) throw invalidValue(missing.label);
}

/** `custom_fields` and `custom_field_hash` of a record. */
export function customFieldsOf(
	organization: Organization,
	entity: string,
	record: BookRecord,
): Wire {
	const held = fieldsOf(organization, entity).filter(({ id }) => {
		const value = record.custom.get(id);
		return value !== undefined && value !== '' && value !== null;
	});
	const hash: Wire = {};
	const list = held.map((field, index) => {
		const value = record.custom.get(field.id);
		hash[field.apiName] = String(value as string);
		hash[`${field.apiName}_unformatted`] = value;
		return {
			customfield_id: field.id,
			field_id: field.id,
			index: index + 1,
			label: field.label,
			api_name: field.apiName,
			placeholder: field.apiName,
			data_type: field.dataType,
			is_active: true,
			value,
			value_formatted: String(value as string),
		};
	});
	return { custom_fields: list, custom_field_hash: hash };
}

function isNamed(field: CustomField, given: Wire): boolean {
	return (
		given.customfield_id === field.id ||
		given.field_id === field.id ||
		given.api_name === field.apiName ||
		given.label === field.label
	);
}
