import { type PlannedStep, readPlannedAction } from '../../shared/domain/plannedAction';
import { ParameterError } from '../../shared/engine/parameters';
import { runInPool } from '../../shared/engine/pool';
import { inTurn } from '../../shared/engine/turns';
import type { ListCall, OperationDefinition, ResourceDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import type { StepOutcome } from '../planned/once';
import { type CarryOut, PlannedJob } from '../planned/plannedJob';
import { carryOutStep } from '../planned/steps';

/** Zoho allows five on its smallest plan (Zoho sheet 4). */
const JOBS_AT_A_TIME = 4;

/**
 * Carries out what the Direct Debit Planner planned, as it was planned: no field expressions a user
 * could get wrong, and none of their cost.
 */
const apply: OperationDefinition<ZohoBooksClient> = {
	value: 'apply',
	name: 'Apply',
	action: 'Apply a planned action',
	description: 'Carry out items of the "Do" output of the Direct Debit Planner, each exactly once',
	properties: [
		{
			displayName:
				'Connect the "Do" output of the Direct Debit Planner here. Items that were not planned, or planned for another organization, are refused.',
			name: 'applyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Look Up First',
			name: 'lookUpFirst',
			type: 'options',
			options: [
				{
					name: 'After Failures',
					value: 'afterFailures',
					description: 'For actions that were planned just now, in the same run',
				},
				{
					name: 'Always',
					value: 'always',
					description: 'Needed when stored actions are replayed; costs a call each',
				},
			],
			default: 'afterFailures',
			description:
				'When to ask Zoho Books whether records with a unique field are there already; those without are always looked up',
		},
	],
	async runList(call) {
		const jobs = readJobs(call);
		await carryOutJobs(call, jobs);
	},
};

export const plannedAction: ResourceDefinition<ZohoBooksClient> = {
	value: 'plannedAction',
	name: 'Planned Action',
	description: 'What the Direct Debit Planner decided',
	operations: [apply],
};

function readJobs({ client, items, fail }: ListCall<ZohoBooksClient>): PlannedJob[] {
	return items.flatMap((item, itemIndex) => {
		try {
			const plan = readPlannedAction(item.json, 'zohoBooks');
			if (plan.books !== client.account) {
				throw new ParameterError(
					`This action was planned for ${plan.books}, but the node works on ${client.account}. Nothing was posted.`,
					'Choose that organization on this node, and the credential that reaches it.',
				);
			}
			return [new PlannedJob(itemIndex, item.json, plan)];
		} catch (error) {
			fail(itemIndex, error);
			return [];
		}
	});
}

async function carryOutJobs(call: ListCall<ZohoBooksClient>, jobs: PlannedJob[]): Promise<void> {
	const { client, settle, fail, stopped } = call;
	if (stopped() || jobs.length === 0) return;
	const carryOut = eachOnce(call);
	await runInPool(
		jobs.length,
		JOBS_AT_A_TIME,
		async (index) => {
			const job = jobs[index];
			if (job === undefined) return;
			try {
				settle(job.itemIndex, await job.carryOut(client, carryOut));
			} catch (error) {
				fail(job.itemIndex, error);
			}
		},
		stopped,
	);
}

/**
 * Two items for one payment, as repeated events give, share what the first one gave; two runs of this
 * process that want the same do it one after the other.
 */
function eachOnce({ client, execute, parameters }: ListCall<ZohoBooksClient>): CarryOut {
	const isRepeat = execute.getMode() === 'retry';
	const looksFirst = isRepeat || parameters(0).text('lookUpFirst') === 'always';
	const known = new Map<string, Promise<StepOutcome>>();
	return async (step: PlannedStep, id: string) => {
		const earlier = known.get(step.idempotencyKey);
		if (earlier !== undefined) return { ...(await earlier), existed: true };
		const outcome = inTurn(
			`${client.ledgerKey} ${step.idempotencyKey}`,
			async () => await carryOutStep(client, step, id, looksFirst),
		);
		known.set(step.idempotencyKey, outcome);
		return await outcome;
	};
}
