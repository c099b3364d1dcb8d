import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { buildListSearch, describeOutputs, describeResources } from '../shared/engine/describe';
import { executeResources } from '../shared/engine/execute';
import { quickBooksOnline } from './definition';

export class QuickBooksOnline implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'QuickBooks Online',
		name: 'quickBooksOnline',
		icon: {
			light: 'file:../../icons/quickBooksOnline.svg',
			dark: 'file:../../icons/quickBooksOnline.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and keep the books of a company in QuickBooks Online',
		defaults: { name: 'QuickBooks Online' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: describeOutputs(quickBooksOnline.resources),
		credentials: [{ name: 'quickBooksOnlineOAuth2Api', required: true }],
		properties: describeResources(quickBooksOnline, 'invoice'),
	};

	methods = { listSearch: buildListSearch(quickBooksOnline) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeResources(this, quickBooksOnline);
	}
}
