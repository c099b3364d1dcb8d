import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from './execute';
import { INPUTS_EXPRESSION, OUTPUTS_EXPRESSION } from './pins';
import { properties } from './properties';

/** Makes and reads the rows of the audit tables. No request is made here and nothing is kept. */
export class SyncLedger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Ledger',
		name: 'syncLedger',
		icon: {
			light: 'file:../../icons/syncLedger.svg',
			dark: 'file:../../icons/syncLedger.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Record what was planned and done, verify it, repeat what failed, undo a run, and make the report',
		defaults: { name: 'Sync Ledger' },
		usableAsTool: true,
		inputs: INPUTS_EXPRESSION,
		outputs: OUTPUTS_EXPRESSION,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return execute(this);
	}
}
