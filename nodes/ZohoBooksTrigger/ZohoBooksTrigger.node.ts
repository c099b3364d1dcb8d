import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toNodeError } from '../shared/engine/errors';
import { raise } from '../shared/raise';
import { CREDENTIAL_TYPE } from '../shared/vendors/zohoBooks/connect';
import { searchOrganizations } from '../shared/vendors/zohoBooks/organizationSearch';
import { checkByHand } from './byHand';
import { triggerProperties } from './properties';
import { receiveDelivery } from './receiveDelivery';
import { isRegistered, register, unregister } from './registration/register';
import { triggerPanel } from './triggerPanel';
import { registersItself } from './webhookSecrets';

export class ZohoBooksTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books Trigger',
		name: 'zohoBooksTrigger',
		icon: {
			light: 'file:../../icons/zohoBooks.svg',
			dark: 'file:../../icons/zohoBooks.dark.svg',
		},
		group: ['trigger'],
		// Above 1, n8n leaves bodies of unknown content types to us, byte by byte (n8n facts 2.3).
		version: 2,
		subtitle:
			'={{ $parameter["events"].join(", ").replace(/\\.add_edit/g, " created or changed").replace(/\\.add/g, " created").replace(/\\.delete/g, " deleted") }}',
		description: 'Starts the workflow when Zoho Books reports signed changes; registers itself',
		defaults: { name: 'Zoho Books Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		eventTriggerDescription: 'Waiting for Zoho Books to send a change to the test URL',
		activationMessage: 'Your workflow now accepts signed changes of this organization.',
		triggerPanel,
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				// Answered once n8n has stored the execution, so that 200 means accepted. Without
				// `noData` the body would be a literal `firstEntryJson` (n8n facts 2.3).
				responseMode: 'onReceived',
				responseData: 'noData',
			},
		],
		properties: triggerProperties,
	};

	methods = { listSearch: { searchOrganizations } };

	webhookMethods = {
		default: {
			/** By hand there is nothing to look up, and `false` makes n8n call `create`, which checks. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				try {
					return registersItself(this) && (await isRegistered(this));
				} catch (error) {
					return raise(toNodeError(this.getNode(), error, 0));
				}
			},
			async create(this: IHookFunctions): Promise<boolean> {
				try {
					await (registersItself(this) ? register(this) : checkByHand(this));
					return true;
				} catch (error) {
					return raise(toNodeError(this.getNode(), error, 0));
				}
			},
			/** Also after "By Hand" was chosen: what the node registered before is remembered. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const reception = await receiveDelivery(this);
		if (reception.outcome === 'accepted') return { workflowData: [reception.items] };
		// Without items n8n answers 200 and starts nothing.
		if (reception.outcome === 'nothingWanted') return {};
		const { status, reason } = reception;
		this.logger.warn(`Zoho Books Trigger refused a delivery (${status}): ${reason}`);
		this.getResponseObject().status(status).json({ error: reason });
		return { noWebhookResponse: true };
	}
}
