import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { connectZohoBooks } from '../shared/vendors/zohoBooks/connect';
import { readOrganization } from '../shared/vendors/zohoBooks/organizationChoice';
import { readBody, readHeader } from '../shared/webhookRequest';
import { eventIdOf, toItem } from './changeItem';
import { type CurrentRecord, readCurrentRecord } from './currentRecord';
import { type Delivery, readDelivery } from './delivery';
import { repeatedDeliveries } from './repeatedDeliveries';
import { eventName, readEventName } from './ruleEvents';
import { readSettings, type TriggerSettings } from './settings';
import { isZohoSignatureValid, type SignedRequest } from './signature';
import { readWebhookSecrets, registersItself } from './webhookSecrets';

/** What is to be done with a request that came in. */
export type Reception =
	| { outcome: 'refused'; status: number; reason: string }
	| { outcome: 'nothingWanted' }
	| { outcome: 'accepted'; items: INodeExecutionData[] };

const UNAUTHORIZED = 401;
const UNREADABLE = 422;
const NOT_NOW = 503;

const NOT_READ: CurrentRecord = { record: null, ownChange: null };

/**
 * Checks, reads and filters one delivery. Nothing of the body is looked at, and no field of the node
 * that a workflow may compute from it, before the signature is found to be right.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<Reception> {
	const receivedAt = new Date().toISOString();
	const body = await readBody(context);
	if (body === undefined) return refuse(UNREADABLE, 'The body could not be read.');
	const request: SignedRequest = {
		query: readQuery(context),
		contentType: readHeader(context, 'content-type') ?? '',
		body,
	};
	const secrets = await secretsOrNone(context);
	const signature = readHeader(context, 'x-zoho-webhook-signature');
	if (signature === undefined || !isZohoSignatureValid(request, signature, secrets)) {
		return refuse(UNAUTHORIZED, explainRefusal(context, signature, secrets));
	}
	const delivery = readDelivery(request);
	if (delivery === undefined) {
		return refuse(UNREADABLE, 'The body names no record, or another one than the URL.');
	}
	const organization = await organizationOrNone(context);
	if (organization === undefined) {
		return refuse(NOT_NOW, 'No organization is chosen, or the credential cannot be used.');
	}
	const settings = readSettings(context);
	if (!isOurs(context, delivery, organization) || !isWanted(delivery, settings)) {
		return { outcome: 'nothingWanted' };
	}
	const eventId = eventIdOf(organization, delivery, signature);
	const isRepeated = repeatedDeliveries.note(`${context.getNode().id} ${eventId}`);
	if (isRepeated && settings.skipRepeated) return { outcome: 'nothingWanted' };
	const current = await readCurrent(context, delivery, settings, organization);
	if (current.ownChange === true && settings.skipOwnChanges) return { outcome: 'nothingWanted' };
	const webhook: IDataObject = { receivedAt, isRepeated };
	const change = { delivery, eventId, organizationId: organization, current, webhook };
	return { outcome: 'accepted', items: [toItem(change)] };
}

function refuse(status: number, reason: string): Reception {
	return { outcome: 'refused', status, reason };
}

/** As it came: parsed parameters have lost their order and their encoding. */
function readQuery(context: IWebhookFunctions): string {
	const { originalUrl, url } = context.getRequestObject();
	const address = originalUrl ?? url ?? '';
	const mark = address.indexOf('?');
	return mark === -1 ? '' : address.slice(mark + 1);
}

/** Fails closed: a credential that cannot be read is one without a secret. */
async function secretsOrNone(context: IWebhookFunctions): Promise<string[]> {
	try {
		return await readWebhookSecrets(context);
	} catch (error) {
		context.logger.error('Zoho Books Trigger: the credential could not be read', { error });
		return [];
	}
}

async function organizationOrNone(context: IWebhookFunctions): Promise<string | undefined> {
	try {
		return (await connectZohoBooks(context, readOrganization(context))).organizationId;
	} catch (error) {
		context.logger.error('Zoho Books Trigger: the credential cannot be used', { error });
		return undefined;
	}
}

function explainRefusal(
	context: IWebhookFunctions,
	signature: string | undefined,
	secrets: string[],
): string {
	if (secrets.length === 0) {
		return registersItself(context)
			? 'The credential has no client secret, so nothing is accepted.'
			: 'The credential has no webhook secret token, so nothing is accepted.';
	}
	if (signature === undefined) return 'The header X-Zoho-Webhook-Signature is missing.';
	return 'The signature does not fit the query, the body and the secret of the webhook.';
}

/** A secret that was entered by hand may serve several organizations. */
function isOurs(
	context: IWebhookFunctions,
	{ organizationId }: Delivery,
	organization: string,
): boolean {
	if (organizationId === undefined || organizationId === organization) return true;
	context.logger.info(`Zoho Books Trigger: a change of organization ${organizationId} was dropped`);
	return false;
}

/** A webhook made by hand without an event in its URL is wanted if anything of its kind is. */
function isWanted({ entity, ruleType }: Delivery, { events }: TriggerSettings): boolean {
	if (ruleType !== undefined) return events.includes(eventName({ entity, ruleType }));
	return events.some((name) => readEventName(name)?.entity === entity);
}

async function readCurrent(
	context: IWebhookFunctions,
	delivery: Delivery,
	settings: TriggerSettings,
	organization: string,
): Promise<CurrentRecord> {
	if (!settings.fetchCurrentRecord || delivery.ruleType === 'delete') return NOT_READ;
	const looksForPayments = settings.skipOwnChanges;
	return await readCurrentRecord(context, delivery, { organization, looksForPayments });
}
