import {
	type PlannedAction,
	type PlannedStep,
	readPlannedAction,
	resolveReferences,
} from '../../shared/domain/plannedAction';
import { runInPool } from '../../shared/engine/pool';
import type {
	JsonRecord,
	OperationDefinition,
	ResourceDefinition,
} from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';

/**
 * Carries out what the Direct Debit Planner planned, as it was planned: no field expressions a
 * user could get wrong, and none of their cost.
 */
const apply: OperationDefinition<GoCardlessClient> = {
	value: 'apply',
	name: 'Apply',
	action: 'Apply a planned action',
	description: 'Carry out items of the "Do" output of the Direct Debit Planner, each exactly once',
	properties: [
		{
			displayName:
				'Connect the "Do" output of the Direct Debit Planner here. Items that were not planned are refused. Money moves: try it with the sandbox first.',
			name: 'applyNotice',
			type: 'notice',
			default: '',
		},
	],
	async runList({ client, items, settle, fail, stopped }) {
		await runInPool(
			items.length,
			CONCURRENCY,
			async (itemIndex) => {
				try {
					const json: JsonRecord = items[itemIndex]?.json ?? {};
					const plan = readPlannedAction(json, 'goCardless');
					settle(itemIndex, { ...json, applied: await carryOut(client, plan) });
				} catch (error) {
					fail(itemIndex, error);
				}
			},
			stopped,
		);
	},
};

export const plannedAction: ResourceDefinition<GoCardlessClient> = {
	value: 'plannedAction',
	name: 'Planned Action',
	description: 'What the Direct Debit Planner decided',
	operations: [apply],
};

/** What became of a planned action; `alreadyDone` when an earlier run had done all of it. */
interface Applied extends JsonRecord {
	status: 'done' | 'alreadyDone';
	results: Record<string, JsonRecord>;
}

async function carryOut(client: GoCardlessClient, plan: PlannedAction): Promise<Applied> {
	const ids: Record<string, string> = {};
	const results: Record<string, JsonRecord> = {};
	let everythingExisted = true;
	for (const step of plan.steps) {
		const { record, existed } = await carryOutStep(client, step, ids);
		results[step.name] = record;
		ids[step.name] = String(record.id);
		everythingExisted &&= existed;
	}
	return { status: everythingExisted ? 'alreadyDone' : 'done', results };
}

async function carryOutStep(
	client: GoCardlessClient,
	step: PlannedStep,
	ids: Record<string, string>,
): Promise<{ record: JsonRecord; existed: boolean }> {
	const body = resolveReferences(step.body, ids) as JsonRecord;
	if (step.verb === 'create') {
		return await client.createOnce(step.resource, body, step.idempotencyKey);
	}
	const id = String(resolveReferences(step.id, ids));
	const record =
		step.verb === 'update'
			? await client.update(step.resource, id, body)
			: await client.act(step.resource, id, step.verb, body);
	return { record, existed: false };
}
