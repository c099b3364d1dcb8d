import { NodeHelpers, Workflow, type INodeTypes } from 'n8n-workflow';

import { DirectDebitPlanner } from '../../../nodes/DirectDebitPlanner/DirectDebitPlanner.node';
import { readPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { OPTIONAL_INPUTS, PLAN_INPUTS, type PlanName } from '../../../nodes/shared/domain/plans';
import { fakeExecution, type FakeInput, type FakeRun } from './executionFake';
import { customer, invoice, mandate, payment, settings, type Raw } from './records';

const node = new DirectDebitPlanner();

function lists(changes: Record<number, FakeInput | undefined> = {}): Array<FakeInput | undefined> {
	const filled: Raw[][] = [
		[
			invoice(),
			invoice({ Id: '146', Balance: 0 }),
			invoice({ Id: '147', CustomerRef: { value: '99' } }),
		],
		[customer({ Balance: 1000 })],
		[mandate()],
		[{}],
		[{}],
		[settings()],
	];
	return filled.map((items, index) =>
		index in changes ? changes[index] : { from: `List ${index}`, items },
	);
}

const run = (changes: Partial<FakeRun> = {}) =>
	node.execute.call(fakeExecution({ inputs: lists(), ...changes }));

describe('the node', () => {
	it('sorts its lines into three outputs, each paired with one invoice', async () => {
		const hints: string[] = [];
		const [todo, nothing, review] = await run({ options: { asOf: '2026-11-25' }, hints });
		expect(todo?.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
			['collectInvoice', { input: 0, item: 0 }],
		]);
		expect(nothing?.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
			['paid', { input: 0, item: 1 }],
		]);
		expect(review?.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
			['customerMissing', { input: 0, item: 2 }],
		]);
		expect(readPlannedAction(todo?.[0]?.json, 'goCardless').action).toBe('collectInvoice');
		expect(hints).toEqual(['1 planned, 1 need nothing, 1 need review']);
	});

	it('shows the inputs of the chosen plan, and marks those that have to be connected', () => {
		for (const [plan, names] of Object.entries(PLAN_INPUTS)) {
			const placed = {
				id: '1',
				name: 'P',
				type: 'p',
				typeVersion: 1,
				position: [0, 0] as [number, number],
			};
			const nodeTypes: INodeTypes = {
				getByName: () => node,
				getByNameAndVersion: () => node,
				getKnownTypes: () => ({}),
			};
			const workflow = new Workflow({
				nodes: [{ ...placed, parameters: { plan } }],
				connections: {},
				active: false,
				nodeTypes,
			});
			const [inWorkflow] = Object.values(workflow.nodes);
			if (inWorkflow === undefined) throw new Error('The workflow has no node.');
			const inputs = NodeHelpers.getNodeInputs(workflow, inWorkflow, node.description);
			const optional = OPTIONAL_INPUTS[plan as PlanName] ?? [];
			expect(inputs).toEqual([
				...names.map((displayName) => ({ type: 'main', displayName, required: true })),
				...optional.map((displayName) => ({ type: 'main', displayName })),
			]);
		}
	});

	it('declares no required inputs: the host would silently never run it', () => {
		expect(node.description.requiredInputs).toBeUndefined();
	});
});

describe('the node refuses', () => {
	const refusals: Array<[string, Partial<FakeRun>, string]> = [
		[
			'an input that is not connected',
			{ inputs: lists({ 3: undefined }) },
			'Nothing arrived on Collections',
		],
		[
			'a last input that is not connected',
			{ inputs: lists().slice(0, 5) },
			'Nothing arrived on Settings',
		],
		[
			'a list that ended without an item',
			{ inputs: lists({ 2: { from: 'L', items: [] } }) },
			'Nothing arrived on Mandates',
		],
		['two lists on one input', { otherParents: [{ name: 'More invoices' }] }, 'More invoices'],
		[
			'a list whose node is switched off',
			{ otherParents: [{ name: 'List 9', disabled: true }] },
			'switched off',
		],
		[
			'a list that failed',
			{ inputs: lists({ 3: { from: 'L', items: [{ error: 'Rate limit' }] } }) },
			'Rate limit',
		],
		[
			'what is no record',
			{ inputs: lists({ 3: { from: 'L', items: [payment(), { body: {} }] } }) },
			'Item 1 on Collections',
		],
		['a day that is none', { options: { asOf: 'tomorrow' } }, '"tomorrow" is not a day'],
		['a plan that is none', { plan: 'guesses' }, 'There is no plan "guesses"'],
	];

	it.each(refusals)('%s', async (_, changes, sentence) => {
		await expect(run(changes)).rejects.toThrow(sentence);
	});

	it.each(refusals)('%s, without throwing under continue on fail', async (_, changes, sentence) => {
		const [todo, nothing, review] = await run({ ...changes, continueOnFail: true });
		expect([todo, nothing]).toEqual([[], []]);
		expect(review).toHaveLength(1);
		const [item] = review ?? [];
		expect(item?.json.error).toContain(sentence);
		expect(Object.keys(item?.json ?? {})).toEqual(['error', 'details']);
		expect(() => readPlannedAction(item?.json, 'goCardless')).toThrow('not planned');
	});

	it('pairs its refusal with something that did arrive, since the host fails on anything else', async () => {
		const [, , review] = await run({ inputs: lists({ 0: undefined }), continueOnFail: true });
		expect(review?.[0]?.pairedItem).toEqual({ item: 0, input: 1 });
		const [, , silent] = await run({ inputs: [], continueOnFail: true });
		expect(silent?.[0]?.pairedItem).toBeUndefined();
	});
});
