import type { IDataObject } from 'n8n-workflow';

import { DirectDebitPlanner } from '../../nodes/DirectDebitPlanner/DirectDebitPlanner.node';
import { PLAN_INPUTS, type PlanName } from '../../nodes/shared/domain/plans';
import { fakeExecution } from '../unit/planner/executionFake';
import {
	customer,
	event,
	invoice,
	mandate,
	payment,
	payout,
	payoutItem,
	settings,
	TODAY,
	type Raw,
} from '../unit/planner/records';

type Lists = Record<string, Raw[] | undefined>;

/** Something to do, something to leave and something to review, of each plan. */
const STORIES: Array<[PlanName, Lists]> = [
	[
		'collections',
		{
			Invoices: [
				invoice(),
				invoice({ Id: '146', Balance: 0 }),
				invoice({ Id: '147', CustomerRef: { value: '99' } }),
			],
			Customers: [customer({ Balance: 1000 })],
			Mandates: [mandate()],
		},
	],
	['mandates', { Customers: [customer()] }],
	[
		'postings',
		{
			Events: [
				event(payment({ status: 'confirmed' })),
				event(payment({ id: 'PM2', status: 'teleported' }), { id: 'EV2' }),
			],
			Invoices: [invoice()],
		},
	],
	[
		'payouts',
		{
			Payouts: [payout()],
			'Payout Items': [payoutItem('payment_paid_out', '34000.0', { payment: 'PM1' })],
		},
	],
];

/** The lines of all plans: the editor knows one schema for the node, whatever is planned. */
export async function planLines(): Promise<IDataObject[]> {
	const lines: IDataObject[] = [];
	for (const [plan, lists] of STORIES) {
		const inputs = PLAN_INPUTS[plan].map((name) => ({
			from: name,
			items: lists[name] ?? (name === 'Settings' ? [settings()] : [{}]),
		}));
		for (const dryRun of [false, true]) {
			const run = fakeExecution({ inputs, plan, options: { asOf: TODAY, dryRun } });
			const outputs = await new DirectDebitPlanner().execute.call(run);
			lines.push(...outputs.flat().map(({ json }) => withoutRequests(json)));
		}
	}
	return lines;
}

/** What is sent is of another shape for each vendor and record. */
export function withoutRequests(line: IDataObject): IDataObject {
	const plain = JSON.parse(JSON.stringify(line)) as IDataObject & {
		plannedAction?: { steps: IDataObject[] };
	};
	for (const step of plain.plannedAction?.steps ?? []) {
		step.body = {};
		delete step.id;
	}
	return plain;
}
