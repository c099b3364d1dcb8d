import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../shared/vendors/quickBooksOnline/connect';
import { triggerProperties } from './properties';
import { receiveDelivery } from './receiveDelivery';
import { triggerPanel } from './triggerPanel';
import { readCompanyId, readVerifierTokens } from './verifierTokens';

export class QuickBooksOnlineTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'QuickBooks Online Trigger',
		name: 'quickBooksOnlineTrigger',
		icon: {
			light: 'file:../../icons/quickBooksOnline.svg',
			dark: 'file:../../icons/quickBooksOnline.dark.svg',
		},
		group: ['trigger'],
		// Above 1, n8n leaves bodies of unknown content types to us, byte by byte: Intuit's CloudEvents
		// are of one that n8n does not parse (n8n facts 2.3, QuickBooks sheet 11).
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ").replace("*", "all changes") }}',
		description: 'Starts the workflow when Intuit reports signed changes of a company',
		defaults: { name: 'QuickBooks Online Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		eventTriggerDescription: 'Waiting for Intuit to send changes to the test URL',
		activationMessage:
			'Your workflow now accepts signed changes of this company. Enter its production URL as the webhook endpoint of your app in the Intuit developer portal if you have not done so.',
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

	/**
	 * The endpoint is entered by hand in Intuit's portal: there is nothing to look up, create or remove.
	 * What can be wrong is the credential, and that is checked whenever n8n starts the workflow.
	 */
	webhookMethods = {
		default: {
			/** Always `false`, since that is what makes n8n call `create`. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await readCompanyId(this);
				const tokens = await readVerifierTokens(this);
				if (tokens.length > 0) return true;
				throw new NodeOperationError(
					this.getNode(),
					'The QuickBooks Online credential has no webhook verifier token, so no delivery could be trusted',
					{
						description:
							'Copy the verifier token from the Intuit developer portal (your app, Webhooks, Show verifier token) into the field "Webhook Verifier Token" of the credential, then activate the workflow again.',
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
		this.logger.warn(`QuickBooks Online Trigger refused a delivery (${status}): ${reason}`);
		this.getResponseObject().status(status).json({ error: reason });
		return { noWebhookResponse: true };
	}
}
