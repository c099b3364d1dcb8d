import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toNodeError } from '../shared/engine/errors';
import { raise } from '../shared/raise';
import { pollEvents } from './pollEvents';
import { triggerProperties } from './properties';

export class GoCardlessEventsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoCardless Events Trigger',
		name: 'goCardlessEventsTrigger',
		icon: {
			light: 'file:../../icons/goCardless.svg',
			dark: 'file:../../icons/goCardless.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ").replace("*", "all events") }}',
		description:
			'Starts the workflow with the events that GoCardless has listed since the last look; needs no webhook',
		defaults: { name: 'GoCardless Events Trigger' },
		polling: true,
		inputs: [],
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
		properties: triggerProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const items = await pollEvents(this);
			return items.length === 0 ? null : [items];
		} catch (error) {
			return raise(toNodeError(this.getNode(), error, 0));
		}
	}
}
