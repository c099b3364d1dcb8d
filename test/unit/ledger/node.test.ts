import { NodeHelpers, Workflow, type IExecuteFunctions, type INodeTypes } from 'n8n-workflow';

import { OUTPUTS, PINS, OPERATIONS } from '../../../nodes/SyncLedger/pins';
import { SyncLedger } from '../../../nodes/SyncLedger/SyncLedger.node';
import { fakeExecution, type FakeInput, type FakeRun } from '../planner/executionFake';
import { payment, settings, type Raw } from '../planner/records';
import { booked, bookItems, failed, LedgerTable, NOON } from './ledgers';

const node = new SyncLedger();

interface Run extends Partial<FakeRun> {
	operation?: string;
	runId?: string;
	executionId?: string;
}

function run({ operation = 'record', runId = '', executionId = '31', ...changes }: Run) {
	const { options = {}, ...rest } = changes;
	const base = fakeExecution({ inputs: [], ...rest });
	const parameters: Raw = { operation, runId, options: { asOf: NOON, ...options } };
	const context: IExecuteFunctions = Object.assign({}, base, {
		getNodeParameter: (name: string) => parameters[name],
		getExecutionId: () => executionId,
	});
	return node.execute.call(context);
}

const rowsOf = (table: LedgerTable): Raw[] => table.rows.map((row) => ({ ...row }));

const from = (name: string, items: Raw[]): FakeInput => ({ from: name, items });

describe('the node', () => {
	it('makes rows, each paired with the item that it is about', async () => {
		const [cafe = {}, hall = {}] = bookItems(145, 146);
		const hints: string[] = [];
		const inputs = [from('Post', [cafe, booked(cafe, '163'), failed(hall)])];
		const [ledger, review] = await run({ inputs, hints });
		expect(ledger?.map(({ json, pairedItem }) => [json.state, json.run, pairedItem])).toEqual([
			['planned', '31', { input: 0, item: 0 }],
			['done', '31', { input: 0, item: 1 }],
			['failed', '31', { input: 0, item: 2 }],
		]);
		expect(review).toEqual([]);
		expect(hints[0]).toContain('3 rows for the ledger');
		expect(hints[0]).toContain('longer than 700 bytes');
	});

	it('takes the name of the run from n8n, or from the options', async () => {
		const inputs = [from('Plan', bookItems(145))];
		const named = await run({ inputs, options: { runId: 'sweep-7' } });
		expect(named[0]?.[0]?.json.run).toBe('sweep-7');
		await expect(run({ inputs, executionId: '__UNKNOWN__' })).rejects.toThrow('no id');
	});

	it('repeats and undoes through an output for each vendor', async () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.record('31', [item]);
		const rows = [from('Ledger', rowsOf(table))];
		const repeated = await run({ operation: 'replay', inputs: rows });
		expect(repeated.map((list) => list.length)).toEqual([0, 1, 0, 0]);
		table.record('31', [booked(item, '163')]);
		const all = [from('Ledger', rowsOf(table))];
		expect((await run({ operation: 'replay', inputs: all })).flat()).toEqual([]);
		const undone = await run({ operation: 'undo', runId: '31', inputs: all });
		expect(undone.map((list) => list.map(({ json }) => json.action))).toEqual([
			[],
			['voidPayment'],
			[],
			[],
		]);
		const [findings, summary] = await run({ operation: 'verify', inputs: all });
		expect(findings).toEqual([]);
		expect(summary?.[0]?.json).toMatchObject({ isSound: true, entries: 2 });
	});

	it('makes a report with whatever lists are connected', async () => {
		const inputs = [from('Ledger', [{}]), undefined, from('Payments', [payment()])];
		const [[report] = []] = await run({ operation: 'report', inputs });
		expect(report?.json.html).toContain('Not connected, so not on this page: Reviews, Payouts');
		expect(report?.json.summary).toMatchObject({ positions: [{ currency: 'GBP' }] });
		expect(Object.keys(report?.json ?? {})).toEqual(['html', 'csv', 'summary']);
	});

	it('draws the pins of the chosen operation, and demands none of them from the host', () => {
		expect(node.description.requiredInputs).toBeUndefined();
		const nodeTypes: INodeTypes = {
			getByName: () => node,
			getByNameAndVersion: () => node,
			getKnownTypes: () => ({}),
		};
		for (const operation of OPERATIONS) {
			const workflow = new Workflow({
				nodes: [
					{
						id: '1',
						name: 'L',
						type: 'l',
						typeVersion: 1,
						position: [0, 0],
						parameters: { operation },
					},
				],
				connections: {},
				active: false,
				nodeTypes,
			});
			const [placed] = Object.values(workflow.nodes);
			if (placed === undefined) throw new Error('The workflow has no node.');
			const inputs = NodeHelpers.getNodeInputs(workflow, placed, node.description);
			expect(inputs).toEqual(
				PINS[operation].map(({ name, isOptional }) => ({
					type: 'main',
					displayName: name,
					required: isOptional !== true,
				})),
			);
			expect(NodeHelpers.getNodeOutputs(workflow, placed, node.description)).toEqual(
				OUTPUTS[operation].map((displayName) => ({ type: 'main', displayName })),
			);
		}
	});
});

describe('the node refuses', () => {
	const items = () => from('Plan', bookItems(145));
	const refusals: Array<[string, Run, string]> = [
		['an input that is not connected', { inputs: [] }, 'Nothing arrived on Items'],
		[
			'a list that ended without an item',
			{ inputs: [from('Plan', [])] },
			'Nothing arrived on Items',
		],
		[
			'an optional list that is connected and empty',
			{ inputs: [items(), from('Ledger', [])] },
			'Nothing arrived on Earlier Entries',
		],
		[
			'an optional list that did not arrive',
			{ inputs: [items()], otherParents: [{ name: 'Ledger rows' }] },
			'The list of "Ledger rows" did not arrive',
		],
		[
			'a list whose node is switched off',
			{ inputs: [items()], otherParents: [{ name: 'Ledger rows', disabled: true }] },
			'switched off',
		],
		['a webhook', { inputs: [from('Webhook', [{ body: {}, headers: {} }])] }, 'Item 0 on Items'],
		[
			'rows that could not be read',
			{ operation: 'replay', inputs: [from('Ledger', [{ error: 'no such table' }])] },
			'The list on Entries failed (no such table)',
		],
		[
			'payments that are none',
			{ operation: 'report', inputs: [from('L', [{}]), undefined, from('P', [{ id: 'IN1' }])] },
			'Item 0 on GoCardless Payments',
		],
		[
			'two rows of settings',
			{
				operation: 'report',
				inputs: [
					from('L', [{}]),
					undefined,
					undefined,
					undefined,
					from('S', [settings(), settings()]),
				],
			},
			'There are 2 settings',
		],
		[
			'a link that leads nowhere',
			{
				operation: 'report',
				inputs: [from('L', [{}])],
				options: { goCardlessAddress: 'javascript:alert(1)' },
			},
			'is no web address',
		],
		['an undo of nothing', { operation: 'undo', inputs: [from('L', [{}])] }, 'Say which run'],
		[
			'a time that is none',
			{ inputs: [items()], options: { asOf: 'noonish' } },
			'"noonish" is no time',
		],
		['an operation that is none', { operation: 'guess' }, 'There is no operation "guess"'],
		[
			'an option that is none',
			{ operation: 'replay', inputs: [from('L', [{}])], options: { states: ['done'] } },
			'The options are not valid',
		],
	];

	it.each(refusals)('%s', async (_, changes, sentence) => {
		await expect(run(changes)).rejects.toThrow(sentence);
	});

	it.each(refusals)('%s, without throwing under continue on fail', async (_, changes, sentence) => {
		const outputs = await run({ ...changes, continueOnFail: true });
		const last = outputs[outputs.length - 1] ?? [];
		expect(outputs.flat()).toHaveLength(1);
		expect(last[0]?.json.error).toContain(sentence);
		expect(Object.keys(last[0]?.json ?? {})).toEqual(['error', 'details']);
	});
});
