import type { INodeProperties } from 'n8n-workflow';

import { asText, ParameterError } from '../../engine/parameters';
import type { ApiContext } from '../../transport/credentials';

const PARAMETER = 'organization';

/** Which organization's books: of the whole node, since it is a part of every request. */
export const ORGANIZATION: INodeProperties = {
	displayName: 'Organization',
	name: PARAMETER,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The books to work on. May stay empty when the credential names an organization, and to list organizations. Read once, with the first item.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrganizations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: '60001234567',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\d{1,25}$', errorMessage: 'An organization ID has digits only.' },
				},
			],
		},
	],
};

/**
 * The organization that the node is set to; empty when it is set to none.
 *
 * @throws ParameterError when an expression gives items different organizations, as all items are
 *   sent to one
 */
export function readOrganization(context: ApiContext): string {
	if ('getCurrentNodeParameter' in context) {
		// While a node is edited an expression may have no value yet.
		const value = context.getCurrentNodeParameter(PARAMETER, { extractValue: true });
		return /^\d+$/.test(String(value ?? '')) ? asText(value, 'Organization') : '';
	}
	if (!('getInputData' in context)) {
		return asText(context.getNodeParameter(PARAMETER, '', { extractValue: true }), 'Organization');
	}
	const read = (itemIndex: number) => {
		const options = { extractValue: true };
		const value = context.getNodeParameter(PARAMETER, itemIndex, '', options);
		return asText(value, 'Organization');
	};
	const organization = read(0);
	const others = dependsOnItem(context.getNode().parameters[PARAMETER])
		? context.getInputData().findIndex((_item, index) => read(index) !== organization)
		: -1;
	if (others === -1) return organization;
	throw new ParameterError(
		`Item 0 is meant for organization ${organization}, item ${others} for ${read(others)}. One run of this node works on one organization, so nothing was sent.`,
		'Split the items by organization first, for example with a Loop Over Items node.',
	);
}

/** Expressions cost time for every item, so those that cannot differ are read once. */
function dependsOnItem(parameter: unknown): boolean {
	const text = JSON.stringify(parameter ?? '');
	return /"=/.test(text) && /\$json|\$input|\.item\b|itemIndex|\$node/.test(text);
}
