import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toNodeError } from '../shared/engine/errors';
import { raise } from '../shared/raise';
import { CREDENTIAL_TYPE } from '../shared/vendors/quickBooksOnline/connect';
import { pollChanges } from './pollChanges';
import { triggerProperties } from './properties';

export class QuickBooksOnlineChangesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'QuickBooks Online Changes Trigger',
		name: 'quickBooksOnlineChangesTrigger',
		icon: {
			light: 'file:../../icons/quickBooksOnline.svg',
			dark: 'file:../../icons/quickBooksOnline.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["entities"].join(", ") }}',
		description:
			'Starts the workflow with what changed in the books since the last look; needs no webhook',
		defaults: { name: 'QuickBooks Online Changes Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: triggerProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const items = await pollChanges(this);
			return items.length === 0 ? null : [items];
		} catch (error) {
			return raise(toNodeError(this.getNode(), error, 0));
		}
	}
}
