import { readPlannedAction } from '../../shared/domain/plannedAction';
import { ParameterError } from '../../shared/engine/parameters';
import { runInPool } from '../../shared/engine/pool';
import type { ListCall, OperationDefinition, ResourceDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { inTurn } from '../turns';
import { PlannedJob } from './plannedJob';
import { postPaymentsInBatches } from './plannedBatches';
import { findPostedPayments } from './plannedPayments';

/** Up to here every action is a write of its own: no look-up, and at once in the books. */
const FEW = 4;

const JOBS_AT_A_TIME = 4;

/**
 * Carries out what the Direct Debit Planner planned, as it was planned: no field expressions a user
 * could get wrong, and none of their cost.
 */
const apply: OperationDefinition<QuickBooksClient> = {
	value: 'apply',
	name: 'Apply',
	action: 'Apply a planned action',
	description: 'Carry out items of the "Do" output of the Direct Debit Planner, each exactly once',
	properties: [
		{
			displayName:
				'Connect the "Do" output of the Direct Debit Planner here. Items that were not planned, or planned for another company, are refused.',
			name: 'applyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Look Up Payments',
			name: 'lookUpPayments',
			type: 'options',
			options: [
				{
					name: 'Always',
					value: 'always',
					description: 'Needed when stored actions are replayed; costs a read',
				},
				{
					name: 'Before Batches',
					value: 'beforeBatches',
					description: 'For actions that were planned just now, in the same run',
				},
			],
			default: 'beforeBatches',
			description:
				'When to ask QuickBooks whether payments with these references are there already',
		},
	],
	async runList(call) {
		const jobs = readJobs(call);
		await inTurn(call.client.ledgerKey, async () => await carryOut(call, jobs));
	},
};

export const plannedAction: ResourceDefinition<QuickBooksClient> = {
	value: 'plannedAction',
	name: 'Planned Action',
	description: 'What the Direct Debit Planner decided',
	operations: [apply],
};

function readJobs({ client, items, fail }: ListCall<QuickBooksClient>): PlannedJob[] {
	return items.flatMap((item, itemIndex) => {
		try {
			const plan = readPlannedAction(item.json, 'quickBooksOnline');
			if (plan.books !== client.account) {
				throw new ParameterError(
					`This action was planned for ${plan.books}, but the credential is connected to ${client.account}. Nothing was posted.`,
					'Choose the credential of that company on this node.',
				);
			}
			return [new PlannedJob(itemIndex, item.json, plan)];
		} catch (error) {
			fail(itemIndex, error);
			return [];
		}
	});
}

async function carryOut(call: ListCall<QuickBooksClient>, jobs: PlannedJob[]): Promise<void> {
	const { client, execute, parameters, settle, fail, stopped } = call;
	if (stopped()) return;
	const isRepeat = execute.getMode() === 'retry';
	const always = isRepeat || parameters(0).text('lookUpPayments') === 'always';
	const many = jobs.length > FEW;
	const give = (job: PlannedJob, error: unknown) => fail(job.itemIndex, error);
	await findPostedPayments(client, jobs, many || always, give);
	if (many) await postPaymentsInBatches(client, jobs, give, stopped);
	await runInPool(
		jobs.length,
		many ? JOBS_AT_A_TIME : 1,
		async (index) => {
			const job = jobs[index];
			if (job === undefined || job.failed) return;
			try {
				await job.finish(client);
				settle(job.itemIndex, job.result());
			} catch (error) {
				fail(job.itemIndex, error);
			}
		},
		stopped,
	);
}
