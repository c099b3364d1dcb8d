import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { buildListSearch, describeResources } from '../shared/engine/describe';
import { executeResources } from '../shared/engine/execute';
import { goCardless } from './definition';

export class GoCardless implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoCardless',
		name: 'goCardless',
		icon: {
			light: 'file:../../icons/goCardless.svg',
			dark: 'file:../../icons/goCardless.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Collect money by Direct Debit, and read what became of it',
		defaults: { name: 'GoCardless' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'goCardlessApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'goCardlessOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'Access Token', value: 'accessToken' },
					{ name: 'OAuth2 (Partner App)', value: 'oAuth2' },
				],
				default: 'accessToken',
			},
			...describeResources(goCardless, 'payment'),
		],
	};

	methods = { listSearch: buildListSearch(goCardless) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeResources(this, goCardless);
	}
}
