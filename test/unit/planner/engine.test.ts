import { InProcessN8n } from '../../harness/inProcess';
import { customer, invoice, mandate, settings, type Raw } from './records';

/** The planner in n8n's own engine: what the host does with missing, doubled and failed lists. */

const TYPE = 'n8n-nodes-gocardless-books.directDebitPlanner';
const PARAMETERS = { plan: 'collections', options: { asOf: '2026-11-25' } };
const NAMES = ['Invoices', 'Customers', 'Mandates', 'Collections', 'Subscriptions', 'Settings'];
const RECORDS: Raw[] = [invoice(), customer(), mandate(), {}, {}, settings()];

const asJson = (record: Raw) => JSON.parse(JSON.stringify(record));

function lists(changes: Record<number, Raw[] | undefined> = {}) {
	return RECORDS.map((record, index) =>
		index in changes ? changes[index]?.map(asJson) : [asJson(record)],
	);
}

function listNode(name: string, record: Raw, row: number, disabled = false) {
	return {
		id: name,
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [200, row * 100],
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(record) },
		disabled,
	};
}

/** One list a pin, as the templates wire it, and perhaps one list too many on the first pin. */
function workflow({ second, disabled }: { second?: string; disabled?: string }) {
	const nodes = NAMES.map((name, index) =>
		listNode(name, RECORDS[index] ?? {}, index, name === disabled),
	);
	if (second !== undefined) nodes.push(listNode(second, invoice({ Id: '9' }), NAMES.length));
	const pinOf = (name: string) => Math.max(0, NAMES.indexOf(name));
	const to = (node: string, index: number) => ({ node, type: 'main', index });
	return {
		nodes: [
			{
				id: 'Start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			...nodes,
			{
				id: 'Plan',
				name: 'Plan',
				type: TYPE,
				typeVersion: 1,
				position: [400, 0],
				parameters: PARAMETERS,
			},
		],
		connections: Object.fromEntries([
			['Start', { main: [nodes.map(({ name }) => to(name, 0))] }],
			...nodes.map(({ name }) => [name, { main: [[to('Plan', pinOf(name))]] }]),
		]),
	};
}

describe('in n8n', () => {
	let n8n: InProcessN8n;

	beforeAll(async () => {
		n8n = await InProcessN8n.create();
	});

	it('a whole set of lists becomes a plan', async () => {
		const run = await n8n.runWorkflow(workflow({}));
		run.demandSuccess();
		expect(run.outputs('Plan')[0]).toMatchObject([{ action: 'collectInvoice' }]);
	});

	it.each([
		['two lists on one input', { second: 'More invoices' }, 'two lists are connected to one input'],
		['a list whose node is switched off', { disabled: 'Collections' }, 'switched off'],
	])('%s: nothing leaves the node', async (_, shape, sentence) => {
		const run = await n8n.runWorkflow(workflow(shape));
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain(sentence);
	});

	const broken: Array<[string, ReturnType<typeof lists>, string]> = [
		['an unconnected list', lists({ 3: undefined }), 'Nothing arrived on Collections'],
		['an unconnected driving list', lists({ 0: undefined }), 'Nothing arrived on Invoices'],
		['only one list connected', lists().slice(0, 1), 'Nothing arrived on Customers'],
		['a failed list', lists({ 3: [{ error: 'Rate limit' }] }), 'The list on Collections failed'],
	];

	it.each(broken)('%s stops the run', async (_, inputs, sentence) => {
		const run = await n8n.runNode(TYPE, PARAMETERS, { inputs });
		expect(run.error?.message).toContain(sentence);
	});

	it.each(broken)('%s leaves by Needs Review under "continue"', async (_, inputs, sentence) => {
		const run = await n8n.runNode(TYPE, PARAMETERS, { inputs, onError: 'continueRegularOutput' });
		expect(run.outputs('Node').slice(0, 2)).toEqual([[], []]);
		expect(String(run.outputs('Node')[2]?.[0]?.error)).toContain(sentence);
	});

	it.each(broken)('%s leaves by the error output, if there is one', async (_, inputs, sentence) => {
		const run = await n8n.runNode(TYPE, PARAMETERS, { inputs, onError: 'continueErrorOutput' });
		expect(run.outputs('Node').slice(0, 3)).toEqual([[], [], []]);
		expect(String(run.outputs('Node')[3]?.[0]?.error)).toContain(sentence);
	});
});
