import { collect } from '../../shared/engine/crud';
import type { JsonRecord } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

export const WEBHOOKS = 'settings/webhooks';
export const RULES = 'settings/workflows';

/** A webhook in Zoho Books. */
export interface StandingWebhook {
	id: string;
	name: string;
	/** As rules name it. */
	entity?: string;
	/** Rules that use it; `undefined` where the list does not say. */
	ruleIds?: string[];
}

/** A workflow rule in Zoho Books. */
export interface StandingRule {
	id: string;
	name: string;
	isActive: boolean;
	/** Webhooks that it calls; `undefined` where the list does not say. */
	webhookIds?: string[];
}

/** All webhooks of the organization. @throws VendorError: a list that fails is never an empty one */
export async function listWebhooks(client: ZohoBooksClient): Promise<StandingWebhook[]> {
	const rows = await collect(client.list(WEBHOOKS, []), Infinity);
	return rows.map((row) => ({
		id: String(row.webhook_id),
		name: String(row.webhook_name),
		entity: typeof row.entity === 'string' ? row.entity : undefined,
		ruleIds: idsIn(row.related_rules, 'workflow_id'),
	}));
}

/** All workflow rules of the organization. */
export async function listRules(client: ZohoBooksClient): Promise<StandingRule[]> {
	const rows = await collect(client.list(RULES, []), Infinity);
	return rows.map((row) => ({
		id: String(row.workflow_id),
		name: String(row.workflow_name),
		isActive: row.is_active !== false,
		webhookIds: idsIn(row.instant_actions, 'action_id'),
	}));
}

function idsIn(list: unknown, field: string): string[] | undefined {
	if (!Array.isArray(list)) return undefined;
	return list.map((entry: JsonRecord) => String(entry[field]));
}
