import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { doesNotExist } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { readWebhook, readWorkflow } from '../webhooks/rules';
import type { Wire } from '../values/wire';
import type { Webhook, Workflow } from './models';

function rulesOf(organization: Organization, webhook: Webhook): Workflow[] {
	return organization.workflows.all().filter(({ webhookIds }) => webhookIds.includes(webhook.id));
}

function showWebhook(organization: Organization, webhook: Webhook): Wire {
	const pairs = (list: Array<[string, string]>) =>
		list.map(([param_name, param_value]) => ({ param_name, param_value }));
	return {
		webhook_id: webhook.id,
		webhook_name: webhook.name,
		entity: webhook.entity,
		method: webhook.method,
		url: webhook.url,
		// The secret is never shown again.
		query_parameters: pairs(webhook.parameters),
		headers: pairs(webhook.headers),
		related_rules: rulesOf(organization, webhook).map((rule) => ({
			workflow_id: rule.id,
			workflow_name: rule.name,
		})),
	};
}

function showWorkflow(organization: Organization, rule: Workflow): Wire {
	return {
		workflow_id: rule.id,
		workflow_name: rule.name,
		entity: rule.entity,
		rule_type: rule.ruleType,
		is_active: rule.isActive,
		instant_actions: rule.webhookIds.map((id) => ({
			action_id: id,
			action_type: 'webhook',
			action_name: organization.webhooks.find(id)?.name ?? '',
		})),
	};
}

function webhookOf({ organization, ids }: Call): Webhook {
	const webhook = organization.webhooks.find(ids[0] ?? '');
	if (webhook === undefined) throw doesNotExist('Webhook');
	return webhook;
}

function workflowOf({ organization, ids }: Call): Workflow {
	const rule = organization.workflows.find(ids[0] ?? '');
	if (rule === undefined) throw doesNotExist('Workflow');
	return rule;
}

function removeWebhook(call: Call): Reply {
	const webhook = webhookOf(call);
	// The rule goes before its webhook (Zoho sheet 9).
	if (rulesOf(call.organization, webhook).length > 0) throw unconfirmed('webhookInUse');
	call.organization.webhooks.remove(webhook.id);
	return { message: 'The webhook has been deleted.' };
}

function setActive(isActive: boolean): (call: Call) => Reply {
	return (call) => {
		workflowOf(call).isActive = isActive;
		return { message: `The workflow has been ${isActive ? 'activated' : 'deactivated'}.` };
	};
}

/** Zoho sheet 9. */
export const webhookRoutes: Route[] = [
	route('GET', 'settings/webhooks', 'settings', (call) =>
		listReply(call, {
			key: 'webhooks',
			reportName: 'Webhooks',
			records: call.organization.webhooks.all(),
			toRow: (webhook) => showWebhook(call.organization, webhook),
			filters: {},
		}),
	),
	route('POST', 'settings/webhooks', 'settings', ({ organization, body }) => {
		const read = readWebhook(organization, body);
		const webhook = organization.webhooks.add({ ...organization.newRecord(), ...read });
		const shown = { webhook: showWebhook(organization, webhook) };
		return created('success', 'settings/webhooks', webhook.id, shown);
	}),
	route('GET', 'settings/webhooks/:', 'settings', (call) => ({
		body: { webhook: showWebhook(call.organization, webhookOf(call)) },
	})),
	route('PUT', 'settings/webhooks/:', 'settings', (call) => {
		const webhook = webhookOf(call);
		Object.assign(webhook, readWebhook(call.organization, call.body, webhook));
		return { body: { webhook: showWebhook(call.organization, webhook) } };
	}),
	route('DELETE', 'settings/webhooks/:', 'settings', removeWebhook),
	route('GET', 'settings/workflows', 'settings', (call) =>
		listReply(call, {
			key: 'workflows',
			reportName: 'Workflows',
			records: call.organization.workflows.all(),
			toRow: (rule) => showWorkflow(call.organization, rule),
			filters: {},
		}),
	),
	route('POST', 'settings/workflows', 'settings', ({ organization, body }) => {
		const read = readWorkflow(organization, body);
		const rule = organization.workflows.add({ ...organization.newRecord(), ...read });
		const shown = { workflow: showWorkflow(organization, rule) };
		return created('success', 'settings/workflows', rule.id, shown);
	}),
	route('GET', 'settings/workflows/:', 'settings', (call) => ({
		body: { workflow: showWorkflow(call.organization, workflowOf(call)) },
	})),
	route('DELETE', 'settings/workflows/:', 'settings', (call) => {
		call.organization.workflows.remove(workflowOf(call).id);
		return { message: 'The workflow has been deleted.' };
	}),
	route('POST', 'settings/workflows/:/active', 'settings', setActive(true)),
	route('POST', 'settings/workflows/:/inactive', 'settings', setActive(false)),
];
