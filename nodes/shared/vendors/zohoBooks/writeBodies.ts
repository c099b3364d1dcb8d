import type { IDataObject } from 'n8n-workflow';

import type { JsonRecord } from '../../engine/types';

/** Numbers of documents that Zoho gives by itself, unless told not to (Zoho sheet 7.2). */
const NUMBER_FIELDS: Readonly<Record<string, string>> = {
	creditnotes: 'creditnote_number',
	invoices: 'invoice_number',
};

/** A custom field that the organization set to refuse duplicates, and its value in a record. */
export interface UniqueField {
	/** API name, for example `cf_gocardless_id`. */
	field: string;
	value: string;
}

/** Tells Zoho to keep the document number that the body gives. */
export function numberQuery(path: string, body: JsonRecord): IDataObject {
	const number = body[NUMBER_FIELDS[path] ?? ''];
	return number === undefined || number === '' ? {} : { ignore_auto_number_generation: true };
}

/** The body with the value of its unique field among the custom fields, once. */
export function withCustomField(body: JsonRecord, { field, value }: UniqueField): JsonRecord {
	const given = Array.isArray(body.custom_fields) ? (body.custom_fields as JsonRecord[]) : [];
	const others = given.filter(({ api_name: name }) => name !== field);
	return { ...body, custom_fields: [...others, { api_name: field, value }] };
}
