import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toNodeError } from '../shared/engine/errors';
import { raise } from '../shared/raise';
import { CREDENTIAL_TYPE } from '../shared/vendors/zohoBooks/connect';
import { searchOrganizations } from '../shared/vendors/zohoBooks/organizationSearch';
import { pollChanges } from './pollChanges';
import { triggerProperties } from './properties';

export class ZohoBooksChangesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books Changes Trigger',
		name: 'zohoBooksChangesTrigger',
		icon: {
			light: 'file:../../icons/zohoBooks.svg',
			dark: 'file:../../icons/zohoBooks.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["entities"].join(", ") }}',
		description:
			'Starts the workflow with what changed in the books since the last look; needs no webhook and works with every plan',
		defaults: { name: 'Zoho Books Changes Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: triggerProperties,
	};

	methods = { listSearch: { searchOrganizations } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const items = await pollChanges(this);
			return items.length === 0 ? null : [items];
		} catch (error) {
			return raise(toNodeError(this.getNode(), error, 0));
		}
	}
}
