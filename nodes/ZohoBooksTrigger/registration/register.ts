import type { IHookFunctions } from 'n8n-workflow';

import { ParameterError } from '../../shared/engine/parameters';
import { raise } from '../../shared/raise';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { connectZohoBooks } from '../../shared/vendors/zohoBooks/connect';
import { readOrganization } from '../../shared/vendors/zohoBooks/organizationChoice';
import { chosenEvents, readSettings } from '../settings';
import { derivedSecret } from '../webhookSecrets';
import { makeWebhook } from './makeWebhook';
import {
	markSecret,
	readRegistered,
	type Registered,
	type RegisteredWebhook,
	writeRegistered,
} from './registered';
import { removeQuietly, removeWebhook } from './removeWebhooks';
import { listRules, listWebhooks } from './standingWebhooks';
import { type WantedWebhook, wantedWebhooks } from './wantedWebhooks';

interface Plan {
	client: ZohoBooksClient;
	nodeUrl: string;
	secret: string;
	wanted: WantedWebhook[];
}

async function plan(context: IHookFunctions): Promise<Plan> {
	const secret = await derivedSecret(context);
	if (secret === undefined) {
		throw new ParameterError(
			'The Zoho Books credential has no client secret, from which the secret of the webhook is made.',
			'Enter the client secret in the credential, or choose the registration "By Hand".',
		);
	}
	const nodeUrl = nodeUrlOf(context);
	const wanted = wantedWebhooks(nodeUrl, chosenEvents(readSettings(context)));
	return {
		client: await connectZohoBooks(context, readOrganization(context)),
		nodeUrl,
		secret,
		wanted,
	};
}

export function nodeUrlOf(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new ParameterError('n8n gave this trigger no address.');
}

/**
 * Whether everything stands in Zoho Books as it is to be: by what n8n remembers, and by Zoho's list,
 * since people remove things there.
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { client, nodeUrl, secret, wanted } = await plan(context);
	const registered = readRegistered(context)[nodeUrl];
	if (registered === undefined || registered.secretMark !== markSecret(secret)) return false;
	if (registered.organization !== client.organizationId) return false;
	const names = registered.webhooks.map(({ name }) => name).sort();
	const wantedNames = wanted.map(({ name }) => name).sort();
	if (names.join() !== wantedNames.join()) return false;
	const standing = new Map((await listWebhooks(client)).map((webhook) => [webhook.id, webhook]));
	const saysRules = [...standing.values()].every(({ ruleIds }) => ruleIds !== undefined);
	const rules = saysRules ? [] : (await listRules(client)).map(({ id }) => id);
	return registered.webhooks.every(({ webhookId, workflowId = '' }) => {
		const webhook = standing.get(webhookId);
		return webhook !== undefined && (webhook.ruleIds ?? rules).includes(workflowId);
	});
}

/**
 * Makes what is missing and takes over what stands there under our names, for example after n8n was
 * restored from a copy. All or nothing: after a failure what was made in this attempt is removed.
 *
 * @throws ParameterError, VendorError with what can be done
 */
export async function register(context: IHookFunctions): Promise<void> {
	const { client, nodeUrl, secret, wanted } = await plan(context);
	const { organizationId: organization } = client;
	const remembered = readRegistered(context);
	const webhooks = await listWebhooks(client);
	const rules = await listRules(client);
	const made: RegisteredWebhook[] = [];
	const save = () => {
		const registered: Registered = { organization, secretMark: markSecret(secret), webhooks: made };
		writeRegistered(context, nodeUrl, registered);
	};
	try {
		for (const one of wanted) {
			const standing = {
				webhook: webhooks.find(({ name }) => name === one.name),
				rule: rules.find(({ name }) => name === one.name),
			};
			made.push(await makeWebhook(client, one, secret, standing));
			save();
		}
	} catch (error) {
		for (const one of [...made].reverse()) {
			if (await removeQuietly(client, one)) made.splice(made.indexOf(one), 1);
		}
		if (made.length === 0) writeRegistered(context, nodeUrl, undefined);
		else save();
		return raise(error);
	}
	await removeLeftovers(context, client, { nodeUrl, remembered, made });
}

/**
 * What the node registered before and needs no more: events that are no longer chosen, and what stands
 * under an address that n8n had before. A test in the editor leaves other addresses alone, for the
 * published workflow listens there. What cannot be removed stays remembered for the next time.
 */
async function removeLeftovers(
	context: IHookFunctions,
	client: ZohoBooksClient,
	now: {
		nodeUrl: string;
		remembered: Record<string, Registered>;
		made: readonly RegisteredWebhook[];
	},
): Promise<void> {
	const isTest = context.getActivationMode() === 'manual';
	const madeIds = new Set(now.made.map(({ webhookId }) => webhookId));
	for (const [url, before] of Object.entries(now.remembered)) {
		const isHere = url === now.nodeUrl;
		// What stands in another organization is no longer within reach of this node.
		if ((!isHere && isTest) || before.organization !== client.organizationId) continue;
		const left: RegisteredWebhook[] = [];
		for (const one of before.webhooks) {
			if (isHere && madeIds.has(one.webhookId)) continue;
			if (!(await removeQuietly(client, one))) left.push(one);
		}
		const kept = isHere ? [...now.made, ...left] : left;
		const { secretMark } = readRegistered(context)[url] ?? before;
		writeRegistered(
			context,
			url,
			kept.length === 0 ? undefined : { ...before, secretMark, webhooks: kept },
		);
	}
}

/**
 * Removes what the node registered under its address. What cannot be removed stays remembered, and
 * the log says so: Zoho then calls an address at which nobody listens, which does no harm.
 *
 * @returns whether everything is gone
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const nodeUrl = nodeUrlOf(context);
	const registered = readRegistered(context)[nodeUrl];
	if (registered === undefined) return true;
	const left = [...registered.webhooks];
	try {
		const client = await connectZohoBooks(context, registered.organization);
		for (const one of registered.webhooks) {
			await removeWebhook(client, one);
			left.splice(left.indexOf(one), 1);
		}
	} catch (error) {
		const names = left.map(({ name }) => `"${name}"`).join(', ');
		context.logger.warn(
			`Zoho Books Trigger: the webhooks and workflow rules ${names} could not be removed. Remove them in Zoho Books under Settings, Automation.`,
			{ error },
		);
	}
	writeRegistered(
		context,
		nodeUrl,
		left.length === 0 ? undefined : { ...registered, webhooks: left },
	);
	return left.length === 0;
}
