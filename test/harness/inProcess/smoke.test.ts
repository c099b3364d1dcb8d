import { InProcessN8n } from './index';

const node = (name: string, type: string, typeVersion: number, parameters = {}) => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters,
});

const chain = (...names: string[]) =>
	Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, i) => [name, { main: [[{ node: names[i + 1], type: 'main', index: 0 }]] }]),
	);

const byName = (value: string) => ({ __rl: true, mode: 'name', value });

describe('n8n in process', () => {
	let n8n: InProcessN8n;

	beforeAll(async () => {
		n8n = await InProcessN8n.create();
	});

	test('runs a workflow and tells order, outputs and items', async () => {
		const big = {
			combinator: 'and',
			options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: '1',
					leftValue: '={{ $json.balance }}',
					rightValue: 100,
					operator: { type: 'number', operation: 'gt' },
				},
			],
		};
		const workflow = {
			nodes: [
				node('Start', 'manualTrigger', 1),
				node('Large?', 'if', 2.2, { conditions: big, options: {} }),
			],
			connections: chain('Start', 'Large?'),
		};
		const run = await n8n.runWorkflow(workflow, { items: [{ balance: 250 }, { balance: 20 }] });
		run.demandSuccess();
		expect(run.executed).toEqual(['Start', 'Large?']);
		expect(run.outputs('Large?')).toEqual([[{ balance: 250 }], [{ balance: 20 }]]);
	});

	test('says which node failed and why', async () => {
		const run = await n8n.runNode('n8n-nodes-base.stopAndError', { errorMessage: 'No mandate' });
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'No mandate', node: 'Node' });
	});

	test('starts an execution for a webhook, and none for a body that is no JSON', async () => {
		const workflow = {
			nodes: [
				node('Hook', 'webhook', 2, { httpMethod: 'POST', path: 'events', options: {} }),
				node('Rest', 'noOp', 1),
			],
			connections: chain('Hook', 'Rest'),
		};
		const answer = await n8n.deliverWebhook(workflow, { body: { events: [1, 2] } });
		expect(answer.status).toBe(200);
		expect(answer.execution?.items('Rest')).toEqual([
			expect.objectContaining({ body: { events: [1, 2] } }),
		]);
		const malformed = await n8n.deliverWebhook(workflow, { body: '{"events": [' });
		expect(malformed.status).toBe(422);
		expect(malformed.execution).toBeUndefined();
	});

	test('answers a webhook with what Respond to Webhook says', async () => {
		const workflow = {
			nodes: [
				node('Hook', 'webhook', 2.1, {
					httpMethod: 'GET',
					path: 'report',
					responseMode: 'responseNode',
					options: {},
				}),
				node('Page', 'respondToWebhook', 1.4, {
					respondWith: 'text',
					responseBody: '=<b>{{ $json.query.month }}</b>',
					options: {},
				}),
			],
			connections: chain('Hook', 'Page'),
		};
		const answer = await n8n.deliverWebhook(workflow, { method: 'GET', query: { month: 'May' } });
		expect(answer).toMatchObject({ status: 200, body: '<b>May</b>' });
	});

	test('keeps rows in Data Tables and finds a table by a part of its name, as n8n does', async () => {
		n8n.dataTables.create('smoke_ledger', [
			{ name: 'key', type: 'string' },
			{ name: 'amount', type: 'number' },
		]);
		const insert = {
			resource: 'row',
			operation: 'insert',
			dataTableId: byName('smoke_ledger'),
			columns: { mappingMode: 'autoMapInputData', value: null },
			options: {},
		};
		const type = 'n8n-nodes-base.dataTable';
		const items = [
			{ key: 'PM1', amount: 100 },
			{ key: 'PM2', amount: 250 },
		];
		(await n8n.runNode(type, insert, { items })).demandSuccess();
		expect(n8n.dataTables.rows('smoke_ledger')).toMatchObject([
			{ id: 1, key: 'PM1', amount: 100 },
			{ id: 2, key: 'PM2', amount: 250 },
		]);

		const unknown = await n8n.runNode(type, insert, { items: [{ key: 'PM3', extra: 1 }] });
		expect(unknown.error?.message).toContain("unknown column name 'extra'");
		expect(n8n.dataTables.rows('smoke_ledger')).toHaveLength(2);

		const get = {
			resource: 'row',
			operation: 'get',
			dataTableId: byName('ledger'),
			matchType: 'allConditions',
			filters: { conditions: [{ keyName: 'amount', condition: 'gt', keyValue: 150 }] },
			returnAll: true,
		};
		const found = await n8n.runNode(type, get);
		expect(found.demandSuccess().items('Node')).toMatchObject([{ key: 'PM2' }]);
	});

	test('creates a table once, however often it is asked', async () => {
		const create = {
			resource: 'table',
			operation: 'create',
			tableName: 'smoke_settings',
			columns: { column: [{ name: 'data', type: 'string' }] },
			options: { createIfNotExists: true },
		};
		const run = await n8n.runNode('n8n-nodes-base.dataTable', create, { items: [{}, {}] });
		const ids = run
			.demandSuccess()
			.items('Node')
			.map(({ id }) => id);
		expect(new Set(ids).size).toBe(1);
	});

	test('takes the answer to a form page from the test', async () => {
		const workflow = {
			nodes: [
				node('Start', 'manualTrigger', 1),
				node('Choose', 'form', 2.3, { operation: 'page', formFields: { values: [] } }),
				node('After', 'noOp', 1),
			],
			connections: chain('Start', 'Choose', 'After'),
		};
		const run = await n8n.runWorkflow(workflow, { pinned: { Choose: [{ account: '35' }] } });
		expect(run.demandSuccess().items('After')).toEqual([{ account: '35' }]);
	});

	test('can be cut off after a node', async () => {
		const workflow = {
			nodes: [node('Start', 'manualTrigger', 1), node('One', 'noOp', 1), node('Two', 'noOp', 1)],
			connections: chain('Start', 'One', 'Two'),
		};
		const run = await n8n.runWorkflow(workflow, { stopAfterNode: 'One' });
		expect(run.status).toBe('canceled');
		expect(run.executed).toEqual(['Start', 'One']);
	});

	test('feeds a node with several inputs from a list node each', async () => {
		const run = await n8n.runNode(
			'n8n-nodes-base.merge',
			{ mode: 'append', numberInputs: 3 },
			{ inputs: [[{ invoice: 1 }], undefined, [{ invoice: 3 }]] },
		);
		expect(run.demandSuccess().items('Node')).toEqual([{ invoice: 1 }, { invoice: 3 }]);
		expect(run.executed).toEqual(['Start', 'Input 1', 'Input 3', 'Node']);
	});
});
