import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { isSignatureValid } from '../shared/signatures';
import {
	type CurrentResource,
	readCurrentResources,
} from '../shared/vendors/goCardless/currentResources';
import type { GoCardlessEvent } from '../shared/vendors/goCardless/event';
import { type EventFilter, passesFilter } from '../shared/vendors/goCardless/eventFilter';
import { createResourceReader } from '../shared/vendors/goCardless/resourceReader';
import { readBody, readHeader } from '../shared/webhookRequest';
import { type Delivery, readDelivery } from './delivery';
import { readWebhookSecrets } from './webhookSecrets';

/** What is to be done with a request that came in. */
export type Reception =
	| { outcome: 'refused'; status: number; reason: string }
	| { outcome: 'nothingWanted' }
	| { outcome: 'accepted'; items: INodeExecutionData[] };

/** Not a matter of the signature: unreadable, or not what GoCardless' documentation describes. */
const BAD_REQUEST = 400;

/**
 * Checks, reads and filters one delivery. Nothing of the body is looked at, and no field of the node
 * that a workflow may compute from it, before the signature is found to be right.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<Reception> {
	const body = await readBody(context);
	if (body === undefined) {
		return { outcome: 'refused', status: BAD_REQUEST, reason: 'The body could not be read.' };
	}
	const secrets = await secretsOrNone(context);
	const signature = readHeader(context, 'webhook-signature');
	if (!isSignatureValid(body, signature, secrets, 'hex')) {
		return {
			outcome: 'refused',
			status: readRejectionStatus(context),
			reason: explainRefusal(signature, secrets),
		};
	}
	const delivery = readDelivery(body);
	if (delivery === undefined) {
		return {
			outcome: 'refused',
			status: BAD_REQUEST,
			reason: 'The body is not a GoCardless delivery: a JSON object with a list of events.',
		};
	}
	const filter = readFilter(context);
	const events = delivery.events.filter((event) => passesFilter(event, filter));
	if (events.length === 0) return { outcome: 'nothingWanted' };
	return { outcome: 'accepted', items: await toItems(context, delivery, events) };
}

/** Fails closed: a credential that cannot be read is one without a secret. */
async function secretsOrNone(context: IWebhookFunctions): Promise<string[]> {
	try {
		return await readWebhookSecrets(context);
	} catch (error) {
		context.logger.error('GoCardless Trigger: the credential could not be read', { error });
		return [];
	}
}

function explainRefusal(signature: unknown, secrets: string[]): string {
	if (secrets.length === 0) return 'No webhook endpoint secret is set, so nothing is accepted.';
	if (signature === undefined) return 'The header Webhook-Signature is missing.';
	return 'The signature does not fit the body and the webhook endpoint secret.';
}

function readRejectionStatus(context: IWebhookFunctions): 401 | 498 {
	return context.getNodeParameter('options.rejectionStatus', 498) === 401 ? 401 : 498;
}

const filterSchema = z.object({
	events: z.array(z.string()),
	ignoreTestEvents: z.boolean(),
	organisationIds: z.string().transform((text) => text.split(/[\s,]+/).filter((id) => id !== '')),
});

function readFilter(context: IWebhookFunctions): EventFilter {
	return filterSchema.parse({
		events: context.getNodeParameter('events', []),
		ignoreTestEvents: context.getNodeParameter('options.ignoreTestEvents', false),
		organisationIds: context.getNodeParameter('options.organisationIds', ''),
	});
}

/** One item per event, in the order of the delivery. */
async function toItems(
	context: IWebhookFunctions,
	delivery: Delivery,
	events: GoCardlessEvent[],
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date().toISOString();
	const resources: Array<CurrentResource | undefined> =
		context.getNodeParameter('fetchCurrentResource', false) === true
			? await readCurrentResources(events, createResourceReader(context))
			: [];
	return events.map((event, index) => {
		const webhook: IDataObject = {
			id: delivery.webhookId ?? null,
			receivedAt,
			isTest: event.isTest,
		};
		return { json: { ...event.raw, webhook, ...resources[index] } };
	});
}
