import { asText, parseJson, ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord, ListCall, OperationDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { lookUpValues } from '../../shared/vendors/quickBooksOnline/lookUps';
import type { Condition } from '../../shared/vendors/quickBooksOnline/statement';
import type { RecordDeclaration } from './recordDeclaration';

/** A field that stands in `IN (…)` (QuickBooks sheet 5). */
export interface LookUpField {
	name: string;
	value: string;
}

const LONGEST_LIST = 30_000;

/** Many records in few calls: what n "Get" would read one by one, each of them metered. */
export function lookUpOperation(
	declaration: RecordDeclaration,
	fields: LookUpField[],
): OperationDefinition<QuickBooksClient> {
	const options = [...fields].sort((left, right) => left.name.localeCompare(right.name));
	const plural = declaration.plural ?? `${declaration.name.toLowerCase()}s`;
	return {
		value: 'lookUp',
		name: 'Get Many by Values',
		action: `Get many ${plural} by values`,
		description: `Find ${plural} by a list of values in few calls; runs once, whatever the number of input items`,
		properties: [
			{
				displayName: 'Field',
				name: 'lookUpField',
				type: 'options',
				options,
				default: 'Id',
				description: 'The field in which the values are looked for',
			},
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
		],
		async runList(call) {
			await runLookUp(call, declaration);
		},
	};
}

async function runLookUp(
	{ client, items, parameters, settle }: ListCall<QuickBooksClient>,
	declaration: RecordDeclaration,
): Promise<void> {
	const first = parameters(0);
	const values = readValues(first.raw('values', ''));
	const also: Condition[] = declaration.isNameList
		? [{ target: 'Active', operator: 'IN', value: [true, false] }]
		: [];
	const found: JsonRecord[] = await lookUpValues(
		client,
		declaration.path,
		first.text('lookUpField'),
		values,
		also,
	);
	items.forEach((_item, itemIndex) => settle(itemIndex, itemIndex === 0 ? found : []));
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
