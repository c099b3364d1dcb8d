import { collect } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';

/** Whom the credential acts for, and whether with real money: the set-up shows both. */
export const checkConnection: OperationDefinition<GoCardlessClient> = {
	value: 'checkConnection',
	name: 'Check Connection',
	action: 'Check the connection',
	description: 'Get your own creditors, with the address of the API that the credential reaches',
	properties: [],
	async runItem({ client }) {
		const creditors = await collect(client.list('creditors', []), Infinity);
		return creditors.map((creditor) => ({ ...creditor, apiUrl: client.apiUrl }));
	},
};
