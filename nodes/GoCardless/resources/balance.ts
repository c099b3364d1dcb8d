import { collect } from '../../shared/engine/crud';
import { describeReference } from '../../shared/engine/fields';
import { describeFilters, readLimit } from '../../shared/engine/filters';
import type { OperationDefinition, ResourceDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';

/** GoCardless sheet 6.3: at most 60 of these a minute, and some minutes old. */
const listBalances: OperationDefinition<GoCardlessClient> = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many balances',
	description:
		'Get what GoCardless holds for a creditor, some minutes old; at most 60 calls a minute',
	properties: [
		describeReference({
			name: 'creditor',
			label: 'Creditor',
			description: 'Whose balances are wanted',
			search: 'searchCreditors',
			required: true,
		}),
		...describeFilters([]),
	],
	async runItem({ client, parameters }) {
		const creditor = parameters.locator('creditor', 'Creditor');
		const limit = readLimit(parameters);
		return await collect(
			client.list('balances', [{ target: 'creditor', operator: '=', value: creditor }], limit),
			limit,
		);
	},
};

export const balance: ResourceDefinition<GoCardlessClient> = {
	value: 'balance',
	name: 'Balance',
	description: 'What GoCardless holds, is about to pay out, and is collecting',
	operations: [listBalances],
};
