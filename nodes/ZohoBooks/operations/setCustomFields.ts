import type { IDataObject } from 'n8n-workflow';

import { collect, describeRecord, readRecordId, withArticle } from '../../shared/engine/crud';
import { describeField } from '../../shared/engine/fields';
import { readFieldValue } from '../../shared/engine/fieldValues';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord, OperationDefinition } from '../../shared/engine/types';
import type { CrudDeclaration } from '../../shared/engine/crud';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { CUSTOM_FIELDS } from '../customFields';

/** Where single custom fields can be written: path and entity in the singular (Zoho sheet 8). */
const PLACES: Readonly<Record<string, { path: string; entity: string }>> = {
	customerpayments: { path: 'customerpayment', entity: 'customer_payment' },
	invoices: { path: 'invoice', entity: 'invoice' },
};

/** Writes single custom fields, where an update might replace the list of all of them. */
export function setCustomFieldsOperation(
	declaration: Pick<CrudDeclaration<ZohoBooksClient>, 'name' | 'path' | 'search'>,
): OperationDefinition<ZohoBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'setCustomFields',
		name: 'Set Custom Fields',
		action: `Set custom fields of ${what}`,
		description: `Write single custom fields of ${what} and touch nothing else`,
		properties: [describeRecord(declaration), { ...describeField(CUSTOM_FIELDS), required: true }],
		async runItem(call) {
			const { client, parameters } = call;
			const place = PLACES[declaration.path];
			if (place === undefined) throw new ParameterError('Zoho Books cannot do this here.');
			const id = checkId(readRecordId(call, declaration.name), declaration.name);
			const rows = readFieldValue(CUSTOM_FIELDS, parameters.raw('customFields', {}));
			const fields = Array.isArray(rows) ? (rows as JsonRecord[]) : [];
			if (fields.length === 0) throw new ParameterError('"Custom Fields" is empty. Add one.');
			const known = await fieldIds(client, place.entity);
			const body = fields.map(({ api_name: name, value = '' }) => ({
				customfield_id: idOf(known, String(name)),
				value,
			}));
			const path = `/${place.path}/${id}/customfields`;
			await client.send({ method: 'PUT', path, body: body as IDataObject[] });
			return { [client.idField(declaration.path)]: id, custom_fields: fields };
		},
	};
}

/** Ids of the custom fields by API name, read once a run. */
async function fieldIds(client: ZohoBooksClient, entity: string): Promise<Map<string, string>> {
	const ofClient = known.get(client) ?? new Map<string, Promise<Map<string, string>>>();
	known.set(client, ofClient);
	let ids = ofClient.get(entity);
	if (ids === undefined) {
		ids = readFieldIds(client, entity);
		ofClient.set(entity, ids);
	}
	return await ids;
}

const known = new WeakMap<ZohoBooksClient, Map<string, Promise<Map<string, string>>>>();

async function readFieldIds(client: ZohoBooksClient, entity: string): Promise<Map<string, string>> {
	const filters = [
		{ target: 'entity', operator: '=' as const, value: entity },
		{ target: 'filter_custom_fields', operator: '=' as const, value: true },
	];
	const rows = await collect(client.list('settings/fields', filters), Infinity);
	return new Map(rows.map((row) => [String(row.api_name), String(row.field_id)]));
}

function idOf(ids: Map<string, string>, name: string): string {
	const id = ids.get(name);
	if (id !== undefined) return id;
	throw new ParameterError(
		`There is no custom field "${name}".`,
		`The organization has ${[...ids.keys()].sort().join(', ') || 'none'}.`,
	);
}
