import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * A field of a resource: what the user sees and where its value goes. The engine turns it into an n8n
 * property and, at run time, into a part of the request body.
 */
export interface FieldDefinition {
	/** Parameter name, stored in users' workflows: never changes once released. */
	name: string;
	/** As the user reads it, in title case. */
	label: string;
	type:
		| 'text'
		| 'multilineText'
		| 'integer'
		| 'decimal'
		| 'boolean'
		| 'options'
		| 'multiOptions'
		| 'date'
		| 'dateTime'
		| 'money'
		| 'amount'
		| 'metadata'
		| 'json'
		| 'reference'
		| 'textList'
		| 'rows';
	description?: string;
	/** Where it goes in the body, dotted; default: the name. */
	target?: string;
	/** Must be given to create. Optional fields are offered under "Additional Fields". */
	required?: boolean;
	/** In which operations it is offered; default both. */
	only?: 'create' | 'update';
	options?: INodePropertyOptions[];
	default?: string | number | boolean;
	placeholder?: string;
	/** For `reference`: the list search method of the resource it refers to. */
	search?: string;
	/** Longest text that the vendor takes. */
	maximumLength?: number;
	/** For `rows`: the fields of one row. */
	columns?: FieldDefinition[];
	/** For `metadata` and lists: how many entries the vendor takes. */
	maximumEntries?: number;
	/** Turns the checked value into what the vendor expects, for example `{ value: id }`. */
	encode?(value: unknown, label: string): unknown;
}

/** A filter of a list. */
export interface FilterDefinition extends Omit<FieldDefinition, 'required' | 'only' | 'target'> {
	/** The vendor's query parameter or field; default: the name. */
	target?: string;
	operator?: '=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN';
}

/** The n8n property of a field. */
export function describeField(field: FieldDefinition): INodeProperties {
	const base = {
		displayName: field.label,
		name: field.name,
		description: field.description,
		placeholder: field.placeholder,
	};
	switch (field.type) {
		case 'text':
			return { ...base, type: 'string', default: field.default ?? '' };
		case 'multilineText':
			return { ...base, type: 'string', typeOptions: { rows: 3 }, default: field.default ?? '' };
		case 'integer':
			return {
				...base,
				type: 'number',
				typeOptions: { numberPrecision: 0 },
				default: field.default ?? 0,
			};
		case 'decimal':
		case 'money':
		case 'amount':
			// Text, because a number field would send an amount through a float.
			return { ...base, type: 'string', default: field.default ?? '' };
		case 'boolean':
			return { ...base, type: 'boolean', default: field.default ?? false };
		case 'options':
			return {
				...base,
				type: 'options',
				options: field.options ?? [],
				default: field.default ?? field.options?.[0]?.value ?? '',
			};
		case 'multiOptions':
			return { ...base, type: 'multiOptions', options: field.options ?? [], default: [] };
		case 'date':
		case 'dateTime':
			return { ...base, type: 'dateTime', default: '' };
		case 'json':
			return { ...base, type: 'json', default: field.default ?? '{}' };
		case 'textList':
			return {
				...base,
				type: 'string',
				typeOptions: { multipleValues: true },
				default: [],
			};
		case 'metadata':
			return describeMetadata(field);
		case 'rows':
			return describeRows(field);
		case 'reference':
			return describeReference(field);
	}
}

/** A resource locator: chosen from a list that can be searched, or by id. */
export function describeReference(field: {
	name: string;
	label: string;
	description?: string;
	search?: string;
	placeholder?: string;
	required?: boolean;
}): INodeProperties {
	const list = {
		displayName: 'From List',
		name: 'list',
		type: 'list' as const,
		typeOptions: { searchListMethod: field.search ?? '', searchable: true },
	};
	const byId = {
		displayName: 'By ID',
		name: 'id',
		type: 'string' as const,
		placeholder: field.placeholder ?? '',
		validation: [
			{
				type: 'regex' as const,
				properties: { regex: '\\S+', errorMessage: 'Give an id.' },
			},
		],
	};
	return {
		displayName: field.label,
		name: field.name,
		description: field.description,
		type: 'resourceLocator',
		required: field.required,
		default: { mode: field.search === undefined ? 'id' : 'list', value: '' },
		modes: field.search === undefined ? [byId] : [list, byId],
	};
}

function describeMetadata(field: FieldDefinition): INodeProperties {
	return {
		displayName: field.label,
		name: field.name,
		description: field.description,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Entry',
		default: {},
		options: [
			{
				displayName: 'Entry',
				name: 'entries',
				values: [
					{ displayName: 'Key', name: 'key', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}

/** Lines of a document and suchlike: rows with the same fields, as many as are wanted. */
function describeRows(field: FieldDefinition): INodeProperties {
	return {
		displayName: field.label,
		name: field.name,
		description: field.description,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: field.placeholder ?? 'Add Row',
		default: {},
		options: [
			{ displayName: 'Row', name: 'rows', values: (field.columns ?? []).map(describeField) },
		],
	};
}
