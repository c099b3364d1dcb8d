import { raise } from '../../shared/raise';
import { isVendorError, VendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { explainRefusal } from './refusals';
import type { RegisteredWebhook } from './registered';
import { removeQuietly } from './removeWebhooks';
import {
	listWebhooks,
	RULES,
	type StandingRule,
	type StandingWebhook,
	WEBHOOKS,
} from './standingWebhooks';
import type { WantedWebhook } from './wantedWebhooks';

/** What is in Zoho Books under the name of a wanted webhook. */
export interface Standing {
	webhook?: StandingWebhook;
	rule?: StandingRule;
}

const NAME_TAKEN = '107051';

/**
 * Makes a webhook and the rule that calls it, out of what stands there already. Names of kinds that
 * Zoho does not document are tried one after the other.
 *
 * @throws VendorError with what can be done; then nothing new is left in Zoho Books
 */
export async function makeWebhook(
	client: ZohoBooksClient,
	wanted: WantedWebhook,
	secret: string,
	standing: Standing,
): Promise<RegisteredWebhook> {
	const { entity: stored } = standing.webhook ?? {};
	const names = stored === undefined ? wanted.entity.ruleEntities : [stored];
	let refusal: VendorError | undefined;
	for (const name of names) {
		try {
			return await makeAs(client, name, wanted, secret, standing);
		} catch (error) {
			if (!isVendorError(error, 'invalid')) return raise(error);
			refusal = error;
		}
	}
	if (refusal === undefined) throw new Error('A kind without a name for rules.');
	throw await explainRefusal(client, wanted, refusal);
}

async function makeAs(
	client: ZohoBooksClient,
	entity: string,
	wanted: WantedWebhook,
	secret: string,
	{ webhook: before, rule }: Standing,
): Promise<RegisteredWebhook> {
	const { name } = wanted;
	const { id: webhookId, isNew } = await writeWebhook(client, entity, wanted, secret, before);
	try {
		if (rule !== undefined) {
			const isTied =
				rule.isActive &&
				(rule.webhookIds?.includes(webhookId) === true ||
					before?.ruleIds?.includes(rule.id) === true);
			if (isTied) return { name, webhookId, workflowId: rule.id };
			await client.remove(RULES, rule.id);
		}
		const made = await client.create(RULES, {
			workflow_name: name,
			entity,
			rule_type: wanted.event.ruleType,
			rule: {},
			apply_rule_always: true,
			instant_actions: [{ action_id: webhookId, action_type: 'webhook' }],
		});
		return { name, webhookId, workflowId: String(made.workflow_id) };
	} catch (error) {
		if (isNew) await removeQuietly(client, { name, webhookId });
		return raise(error);
	}
}

/** The secret of a webhook that stands is written anew: nobody can read which one it has. */
async function writeWebhook(
	client: ZohoBooksClient,
	entity: string,
	{ name, url }: WantedWebhook,
	secret: string,
	before: StandingWebhook | undefined,
): Promise<{ id: string; isNew: boolean }> {
	// Without a kind of body Zoho sends its default: the whole record (Zoho sheet 9).
	const body = { webhook_name: name, entity, method: 'POST', url, secret };
	if (before !== undefined) {
		await client.update(WEBHOOKS, before.id, body);
		return { id: before.id, isNew: false };
	}
	try {
		const made = await client.create(WEBHOOKS, body);
		return { id: String(made.webhook_id), isNew: true };
	} catch (error) {
		const isTaken = isVendorError(error) && error.fault.code === NAME_TAKEN;
		if (!isTaken) return raise(error);
		// Made since the list was read, by a call whose answer was lost.
		const found = (await listWebhooks(client)).find((one) => one.name === name);
		if (found === undefined) return raise(error);
		await client.update(WEBHOOKS, found.id, body);
		return { id: found.id, isNew: false };
	}
}
