import { collect } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

/** Whose books the credential reaches, and in which data centre: the set-up shows both. */
export const checkConnection: OperationDefinition<ZohoBooksClient> = {
	value: 'checkConnection',
	name: 'Check Connection',
	action: 'Check the connection',
	description:
		'Get the organizations of the connected user, with the addresses of the API and of the web pages of their data centre',
	properties: [],
	async runItem({ client }) {
		const organizations = await collect(client.list('organizations', []), Infinity);
		const { apiUrl, pages: webUrl } = client;
		return organizations.map((organization) => ({
			...organization,
			apiUrl,
			...(webUrl === undefined ? {} : { webUrl }),
		}));
	},
};
