import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { triggerProperties } from './properties';
import { receiveDelivery } from './receiveDelivery';
import { triggerPanel } from './triggerPanel';
import { readWebhookSecrets } from './webhookSecrets';

export class GoCardlessTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoCardless Trigger',
		name: 'goCardlessTrigger',
		icon: {
			light: 'file:../../icons/goCardless.svg',
			dark: 'file:../../icons/goCardless.dark.svg',
		},
		group: ['trigger'],
		// Above 1, n8n leaves bodies of unknown content types to us, byte by byte (n8n facts 2.3).
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ").replace("*", "all events") }}',
		description: 'Starts the workflow when GoCardless reports signed events',
		defaults: { name: 'GoCardless Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		eventTriggerDescription: 'Waiting for GoCardless to send events to the test URL',
		activationMessage:
			'Your workflow now accepts signed GoCardless events. Enter its production URL as a webhook endpoint in the GoCardless dashboard if you have not done so.',
		triggerPanel,
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

	/**
	 * Endpoints are made by hand in the GoCardless dashboard: there is nothing to look up, create or
	 * remove. What can be wrong is the secret, and that is checked whenever n8n starts the workflow.
	 */
	webhookMethods = {
		default: {
			/** Always `false`, since that is what makes n8n call `create`. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const secrets = await readWebhookSecrets(this);
				if (secrets.length > 0) return true;
				throw new NodeOperationError(
					this.getNode(),
					'The GoCardless credential has no webhook endpoint secret, so no delivery could be trusted',
					{
						description:
							'Copy the secret of the webhook endpoint from the GoCardless dashboard (Developers, Webhook endpoints) into the field "Webhook Endpoint Secret" of the credential, then activate the workflow again.',
					},
				);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const reception = await receiveDelivery(this);
		if (reception.outcome === 'accepted') return { workflowData: [reception.items] };
		// Without items n8n answers 200 and starts nothing.
		if (reception.outcome === 'nothingWanted') return {};
		const { status, reason } = reception;
		this.logger.warn(`GoCardless Trigger refused a delivery (${status}): ${reason}`);
		this.getResponseObject().status(status).json({ error: reason });
		return { noWebhookResponse: true };
	}
}
