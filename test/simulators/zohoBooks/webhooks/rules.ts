import type { Organization } from '../organization/books';
import { choiceIn, neededText, objectsIn, textIn } from '../protocol/bodyFields';
import { invalidValue, webhookExists } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Webhook, Workflow } from '../resources/models';
import type { Wire } from '../values/wire';
import type { Change, EntityKind } from './outbox';

/** Rules for one module (Zoho sheet 9). */
const RULES_PER_MODULE = 10;

/** Names of entities in rules; payments are UNCONFIRMED and so a switch. */
const ENTITIES: Record<string, EntityKind> = {
	invoice: 'invoice',
	customer: 'contact',
	contact: 'contact',
	item: 'item',
	creditnote: 'creditnote',
	expense: 'expense',
};

export function entityOf(organization: Organization, name: string): EntityKind {
	if (organization.behaviour.paymentRuleEntities.includes(name)) return 'payment';
	const entity = ENTITIES[name];
	if (entity === undefined) throw invalidValue('entity');
	return entity;
}

/** Workflow rules and their webhooks need a paid plan (Zoho sheet, trap 14). */
export function checkPlan({ settings, behaviour }: Organization): void {
	if (!behaviour.plansWithWorkflows.includes(settings.plan)) throw unconfirmed('planGate');
}

export function readWebhook(organization: Organization, body: Wire, before?: Webhook) {
	checkPlan(organization);
	const name = textIn(body, 'webhook_name', 50) ?? before?.name ?? '';
	if (name === '') throw invalidValue('webhook_name');
	const isUsed = organization.webhooks.all().some((one) => one !== before && one.name === name);
	if (isUsed) throw webhookExists();
	const url = before !== undefined && body.url === undefined ? before.url : neededText(body, 'url');
	if (url.length > 5000 || !/^https?:\/\/\S+$/.test(url)) throw invalidValue('url');
	const entity = textIn(body, 'entity') ?? before?.entity ?? '';
	entityOf(organization, entity);
	const secret = textIn(body, 'secret') ?? before?.secret ?? '';
	if (secret !== '' && !/^[A-Za-z0-9]{12,50}$/.test(secret)) throw invalidValue('secret');
	textIn(body, 'description', 100);
	return {
		name,
		entity,
		url,
		secret,
		method: choiceIn(body, 'method', ['POST', 'PUT', 'DELETE']) ?? before?.method ?? 'POST',
		parameters: pairs(body, 'query_parameters') ?? before?.parameters ?? [],
		headers: pairs(body, 'headers') ?? before?.headers ?? [],
	};
}

function pairs(body: Wire, property: string): Array<[string, string]> | undefined {
	return objectsIn(body, property)?.map((pair) => [
		neededText(pair, 'param_name'),
		textIn(pair, 'param_value') ?? '',
	]);
}

export function readWorkflow(organization: Organization, body: Wire) {
	checkPlan(organization);
	const name = neededText(body, 'workflow_name', 100);
	const isUsed = organization.workflows.all().some((one) => one.name === name);
	if (isUsed) throw unconfirmed('duplicateName');
	const entity = neededText(body, 'entity');
	const kind = entityOf(organization, entity);
	const types = ['add_edit', 'add', 'delete', 'edit'];
	const ruleType = choiceIn(body, 'rule_type', types);
	const isUnverified = ruleType === 'edit' && !organization.behaviour.editRuleType;
	if (ruleType === undefined || isUnverified) throw invalidValue('rule_type');
	const actions = objectsIn(body, 'instant_actions') ?? [];
	const webhookIds = actions.map((action) => {
		const webhook = organization.webhooks.find(textIn(action, 'action_id') ?? '');
		const isWebhook = action.action_type === 'webhook';
		if (!isWebhook || webhook === undefined) throw invalidValue('instant_actions');
		if (entityOf(organization, webhook.entity) !== kind) throw invalidValue('instant_actions');
		return webhook.id;
	});
	// One webhook a rule (Zoho sheet 9).
	if (webhookIds.length !== 1) throw invalidValue('instant_actions');
	const siblings = organization.workflows
		.all()
		.filter((one) => entityOf(organization, one.entity) === kind);
	if (siblings.length >= RULES_PER_MODULE) throw unconfirmed('tooManyRules');
	return { name, entity, ruleType, webhookIds, isActive: true };
}

/** Webhooks that a change sets off, one for every rule that hears of it. */
export function webhooksFor(organization: Organization, change: Change): Webhook[] {
	return organization.workflows.all().flatMap((rule) => {
		if (!rule.isActive || entityOf(organization, rule.entity) !== change.entity) return [];
		if (!hears(rule, change)) return [];
		return rule.webhookIds.flatMap((id) => organization.webhooks.find(id) ?? []);
	});
}

function hears({ ruleType }: Workflow, { kind }: Change): boolean {
	return ruleType === 'add_edit' ? kind !== 'delete' : ruleType === kind;
}
