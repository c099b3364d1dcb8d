import { describeRecord, readRecordId } from '../../shared/engine/crud';
import { describeField } from '../../shared/engine/fields';
import type { OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';

/** The banks that a payer can choose for one billing request (GoCardless sheet 4.1). */
export const listInstitutions: OperationDefinition<GoCardlessClient> = {
	value: 'getInstitutions',
	name: 'Get Institutions',
	action: 'Get the institutions of a billing request',
	description: 'Get the banks that the payer can choose from',
	properties: [
		describeRecord({
			name: 'Billing Request',
			search: { method: 'searchBillingRequests' },
		}),
		{
			...describeField({
				name: 'country_code',
				label: 'Country Code',
				type: 'text',
				default: 'GB',
				description: 'Where the bank is; two letters (ISO 3166)',
			}),
			required: true,
		},
		describeField({
			name: 'search',
			label: 'Search',
			type: 'text',
			description: 'Part of the name of the bank',
		}),
	],
	async runItem(call) {
		const { client, parameters } = call;
		const id = readRecordId(call, 'Billing Request');
		const search = parameters.text('search');
		return await client.listBelow('billing_requests', id, 'institutions', {
			country_code: parameters.requiredText('country_code', 'Country Code'),
			...(search === '' ? {} : { search }),
		});
	},
};
