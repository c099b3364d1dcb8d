import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { buildListSearch, describeOutputs, describeResources } from '../shared/engine/describe';
import { executeResources } from '../shared/engine/execute';
import { zohoBooks } from './definition';
import { ORGANIZATION } from '../shared/vendors/zohoBooks/organizationChoice';

export class ZohoBooks implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books',
		name: 'zohoBooks',
		icon: {
			light: 'file:../../icons/zohoBooks.svg',
			dark: 'file:../../icons/zohoBooks.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and keep the books of an organization in Zoho Books',
		defaults: { name: 'Zoho Books' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: describeOutputs(zohoBooks.resources),
		credentials: [{ name: 'zohoBooksOAuth2Api', required: true }],
		properties: [ORGANIZATION, ...describeResources(zohoBooks, 'invoice')],
	};

	methods = { listSearch: buildListSearch(zohoBooks) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeResources(this, zohoBooks);
	}
}
