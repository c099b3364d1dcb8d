import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toNodeError } from '../../engine/errors';
import { raise } from '../../raise';
import { connectZohoBooks } from './connect';

/** The list behind the field "Organization" of the triggers. Zoho gives all of them at once. */
export async function searchOrganizations(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const client = await connectZohoBooks(this, '');
		const { rows } = await client.page('organizations', [], 1);
		const results = rows
			.map(({ name, currency_code: currency, organization_id: id }) => ({
				name: [name, currency, id].filter((part) => part !== undefined && part !== '').join(' · '),
				value: String(id),
			}))
			.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
		return { results };
	} catch (error) {
		return raise(toNodeError(this.getNode(), error, 0));
	}
}
