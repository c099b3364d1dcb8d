import type { Organization } from '../organization/books';
import { neededText, switchIn, textIn } from '../protocol/bodyFields';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Wire } from '../values/wire';
import { fieldsOf, isFieldEntity } from './customFields';
import type { CustomField } from './models';

/** Zoho sheet 8. */
const DATA_TYPES = [
	'string',
	'number',
	'decimal',
	'amount',
	'date',
	'dropdown',
	'check_box',
	'multiline',
	'email',
	'url',
	'phone',
	'percent',
	'lookup',
	'autonumber',
	'formula',
	'image',
	'attachment',
];

function show(field: CustomField): Wire {
	return {
		field_id: field.id,
		label: field.label,
		field_name: field.apiName,
		api_name: field.apiName,
		data_type: field.dataType,
		entity: field.entity,
		is_active: true,
		is_mandatory: field.isMandatory,
		is_unique: field.isUnique,
		is_custom_field: true,
		show_on_pdf: field.plain.show_on_pdf ?? false,
	};
}

/** @returns the new field; `cf_` and the label in small letters is its API name */
export function createField(organization: Organization, body: Wire): CustomField {
	const label = neededText(body, 'label', 50);
	const dataType = neededText(body, 'data_type');
	const entity = neededText(body, 'entity');
	if (!DATA_TYPES.includes(dataType)) throw invalidValue('data_type');
	if (!isFieldEntity(entity)) throw invalidValue('entity');
	if (switchIn(body, 'show_on_pdf') === undefined) throw invalidValue('show_on_pdf');
	const name = label
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_|_$/g, '');
	const apiName = `cf_${name}`;
	const isUsed = fieldsOf(organization, entity).some(
		(field) => field.apiName === apiName || field.label === label,
	);
	if (isUsed) throw unconfirmed('duplicateName');
	return organization.fields.add({
		...organization.newRecord(),
		entity,
		label,
		apiName,
		dataType,
		isUnique: switchIn(body, 'is_unique') ?? false,
		isMandatory: switchIn(body, 'is_mandatory') ?? false,
	});
}

function fieldOf({ organization, ids }: Call): CustomField {
	const field = organization.fields.find(ids[0] ?? '');
	if (field === undefined) throw doesNotExist('Custom field');
	return field;
}

function list({ organization, query }: Call): Reply {
	const entity = query.get('entity') ?? '';
	if (!isFieldEntity(entity)) throw invalidValue('entity');
	const fields = fieldsOf(organization, entity).map(show);
	// Without the filter the built-in fields of the entity come as well.
	const builtIn = { field_id: '', label: 'Notes', api_name: 'notes', data_type: 'multiline' };
	const isOnlyCustom = query.get('filter_custom_fields') === 'true';
	return {
		body: { fields: isOnlyCustom ? fields : [{ ...builtIn, is_custom_field: false }, ...fields] },
	};
}

export const fieldRoutes: Route[] = [
	route('GET', 'settings/fields', 'settings', list),
	route('POST', 'settings/fields', 'settings', (call) => {
		const { behaviour, settings } = call.organization;
		if (settings.plan === 'Free' && !behaviour.customFieldsOnFree) throw unconfirmed('planGate');
		const field = createField(call.organization, call.body);
		const shown = { field: show(field) };
		return created('The custom field has been created.', 'settings/fields', field.id, shown);
	}),
	route('GET', 'settings/fields/:', 'settings', (call) => ({
		body: { field: show(fieldOf(call)) },
	})),
	route('PUT', 'settings/fields/:', 'settings', (call) => {
		const field = fieldOf(call);
		const label = textIn(call.body, 'label', 50) || field.label;
		const isUnique = switchIn(call.body, 'is_unique') ?? field.isUnique;
		const isMandatory = switchIn(call.body, 'is_mandatory') ?? field.isMandatory;
		// The API name stays what it was.
		Object.assign(field, { label, isUnique, isMandatory });
		return { message: 'The custom field has been updated.', body: { field: show(field) } };
	}),
	route('DELETE', 'settings/fields/:', 'settings', (call) => {
		call.organization.fields.remove(fieldOf(call).id);
		return { message: 'The custom field has been deleted.' };
	}),
];
