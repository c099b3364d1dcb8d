import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isSignatureValid } from '../shared/signatures';
import { readBody, readHeader } from '../shared/webhookRequest';
import { isWanted } from './changeFilter';
import { type Delivery, type NotifiedChange, readDelivery } from './delivery';
import { readChangeItems } from './changeItems';
import { readSettings } from './settings';
import { readCompanyId, readVerifierTokens } from './verifierTokens';

/** What is to be done with a request that came in. */
export type Reception =
	| { outcome: 'refused'; status: number; reason: string }
	| { outcome: 'nothingWanted' }
	| { outcome: 'accepted'; items: INodeExecutionData[] };

/** What Intuit asks for where the signature is wrong (QuickBooks sheet 11). */
const FORBIDDEN = 403;
/** Not 400, by which Intuit takes a delivery for failed at once (QuickBooks sheet 11). */
const UNREADABLE = 422;
/** Intuit sends it again, for a day and longer. */
const NOT_NOW = 503;

/**
 * Checks, reads and filters one delivery. Nothing of the body is looked at, and no field of the node
 * that a workflow may compute from it, before the signature is found to be right.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<Reception> {
	const receivedAt = new Date().toISOString();
	const body = await readBody(context);
	if (body === undefined) return refuse(UNREADABLE, 'The body could not be read.');
	const tokens = await tokensOrNone(context);
	const signature = readHeader(context, 'intuit-signature');
	if (!isSignatureValid(body, signature, tokens, 'base64')) {
		return refuse(FORBIDDEN, explainRefusal(signature, tokens));
	}
	const delivery = readDelivery(body);
	if (delivery === undefined) {
		return refuse(UNREADABLE, 'The body is neither a list of CloudEvents nor of notifications.');
	}
	const companyId = await companyOrNone(context);
	if (companyId === undefined) {
		return refuse(NOT_NOW, 'The credential is not connected to a company.');
	}
	const ours = delivery.changes.filter((change) => change.companyId === companyId);
	const settings = readSettings(context);
	const wanted = ours.filter((change) => isWanted(change, settings.events));
	noteDropped(context, delivery, ours);
	if (wanted.length === 0) return { outcome: 'nothingWanted' };
	const webhook: IDataObject = {
		id: readHeader(context, 'intuit-t-id') ?? null,
		receivedAt,
		format: delivery.format,
		eventsOfOtherCompanies: delivery.changes.length - ours.length,
		unreadableEvents: delivery.unreadable,
	};
	const items = await readChangeItems(context, { ours, wanted, settings, webhook });
	return items.length === 0 ? { outcome: 'nothingWanted' } : { outcome: 'accepted', items };
}

function refuse(status: number, reason: string): Reception {
	return { outcome: 'refused', status, reason };
}

/** Fails closed: a credential that cannot be read is one without a token. */
async function tokensOrNone(context: IWebhookFunctions): Promise<string[]> {
	try {
		return await readVerifierTokens(context);
	} catch (error) {
		context.logger.error('QuickBooks Online Trigger: the credential could not be read', { error });
		return [];
	}
}

async function companyOrNone(context: IWebhookFunctions): Promise<string | undefined> {
	try {
		return await readCompanyId(context);
	} catch (error) {
		context.logger.error('QuickBooks Online Trigger: the credential names no company', { error });
		return undefined;
	}
}

function explainRefusal(signature: string | undefined, tokens: string[]): string {
	if (tokens.length === 0) return 'No webhook verifier token is set, so nothing is accepted.';
	if (signature === undefined) return 'The header intuit-signature is missing.';
	return 'The signature does not fit the body and the webhook verifier token.';
}

/** What is acknowledged and reaches no workflow leaves a trace at least in the log. */
function noteDropped(
	context: IWebhookFunctions,
	{ changes, unreadable }: Delivery,
	ours: readonly NotifiedChange[],
): void {
	const foreign = changes.length - ours.length;
	if (foreign > 0) {
		context.logger.info(
			`QuickBooks Online Trigger: ${foreign} of ${changes.length} events are of other companies`,
		);
	}
	if (unreadable > 0) {
		context.logger.warn(
			`QuickBooks Online Trigger: ${unreadable} events name no company, record or kind`,
		);
	}
}
