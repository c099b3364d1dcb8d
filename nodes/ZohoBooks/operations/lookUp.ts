import { checkDateTime } from '../../shared/engine/dateValues';
import { asText, parseJson, ParameterError } from '../../shared/engine/parameters';
import type { ListCall, OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { lookUpValues } from '../lookUps';

/** A field of the rows by which records are found. */
export interface LookUpField {
	/** As the user reads it. */
	name: string;
	/** As rows have it, for example `reference_number`. The id's own field is read record by record. */
	value: string;
	/** The query parameter that finds it exactly; default: the field. `null`: Zoho has none. */
	filter?: string | null;
}

interface LookUpDeclaration {
	name: string;
	plural?: string;
	path: string;
	/** Query parameter that bounds a list by date. */
	lookUpSince?: string;
}

const LONGEST_LIST = 30_000;

/** Many records in few calls: what n "Get" would read one by one, of a daily allowance. */
export function lookUpOperation(
	declaration: LookUpDeclaration,
	fields: LookUpField[],
): OperationDefinition<ZohoBooksClient> {
	const options = fields
		.map(({ name, value }) => ({ name, value }))
		.sort((left, right) => left.name.localeCompare(right.name));
	const plural = declaration.plural ?? `${declaration.name.toLowerCase()}s`;
	return {
		value: 'lookUp',
		name: 'Get Many by Values',
		action: `Get many ${plural} by values`,
		description: `Find ${plural} by a list of values in few calls; runs once, whatever the number of input items`,
		properties: [
			{ ...FIELD, options, default: options[0]?.value ?? '' },
			{
				displayName: 'Values',
				name: 'values',
				type: 'string',
				default: '',
				required: true,
				placeholder: '={{ $input.all().map(item => item.json.reference) }}',
				description:
					'A list by expression, or values separated by commas. It is read once, with the first item. Values without a match are not an error.',
			},
			...(declaration.lookUpSince === undefined ? [] : [SINCE]),
			{
				displayName: 'With Details',
				name: 'withDetails',
				type: 'boolean',
				default: false,
				description:
					'Whether to read every found record by itself, since lists leave much out; costs a call for each',
			},
		],
		async runList(call) {
			await runLookUp(call, declaration, fields);
		},
	};
}

const FIELD = {
	displayName: 'Field',
	name: 'lookUpField',
	type: 'options' as const,
	default: '',
	description: 'The field in which the values are looked for',
};

const SINCE = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime' as const,
	default: '',
	description:
		'When there are many values, only records since then are listed, and what is not among them is looked up singly',
};

async function runLookUp(
	{ client, items, parameters, settle }: ListCall<ZohoBooksClient>,
	{ path, lookUpSince }: LookUpDeclaration,
	fields: LookUpField[],
): Promise<void> {
	const first = parameters(0);
	const values = readValues(first.raw('values', ''));
	const chosen = first.text('lookUpField');
	const field = fields.find(({ value }) => value === chosen);
	if (field === undefined) throw new ParameterError(`"Field" must be one of the list.`);
	const since = first.raw('since', '');
	const found = await lookUpValues(client, {
		path,
		field: chosen,
		filter: field.filter === undefined ? chosen : (field.filter ?? undefined),
		values,
		withDetails: first.boolean('withDetails'),
		since:
			lookUpSince === undefined || since === ''
				? undefined
				: { target: lookUpSince, value: sinceValue(lookUpSince, since) },
	});
	items.forEach((_item, itemIndex) => settle(itemIndex, itemIndex === 0 ? found : []));
}

function sinceValue(target: string, since: unknown): string {
	const moment = checkDateTime('Since', since);
	return target.startsWith('date') ? moment.slice(0, 10) : moment;
}

/** @throws ParameterError when a value is no text: `[object Object]` would silently find nothing */
function readValues(given: unknown): string[] {
	const isJsonList = typeof given === 'string' && given.trim().startsWith('[');
	const list = isJsonList ? parseJson(given, 'Values') : given;
	const values = Array.isArray(list) ? list : asText(list, 'Values').split(',');
	const texts = values.map((value) => asText(value, 'Values')).filter((text) => text !== '');
	if (texts.length > LONGEST_LIST) {
		throw new ParameterError(`"Values" has ${texts.length} entries; give at most ${LONGEST_LIST}.`);
	}
	return [...new Set(texts)];
}
