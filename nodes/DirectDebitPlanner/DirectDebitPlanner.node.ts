import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from './execute';
import { INPUTS_EXPRESSION } from './inputs';
import { properties } from './properties';

/** Lists in, decisions out. No request is made here and nothing is kept. */
export class DirectDebitPlanner implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Direct Debit Planner',
		name: 'directDebitPlanner',
		icon: {
			light: 'file:../../icons/directDebitPlanner.svg',
			dark: 'file:../../icons/directDebitPlanner.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["plan"] }}',
		description:
			'Decide what to collect by Direct Debit, whom to ask for a mandate and what to book, without doing it',
		defaults: { name: 'Direct Debit Planner' },
		usableAsTool: true,
		inputs: INPUTS_EXPRESSION,
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Do', 'Nothing to Do', 'Needs Review'],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return execute(this);
	}
}
