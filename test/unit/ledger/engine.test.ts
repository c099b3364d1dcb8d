import { LEDGER_COLUMNS } from '../../../nodes/shared/domain/ledger/entry';
import { InProcessN8n } from '../../harness/inProcess';
import type { Raw } from '../planner/records';
import { bookItems } from './ledgers';

/** The ledger in n8n's own engine: planned first, then the gate, then the action. */

const LEDGER = 'n8n-nodes-gocardless-books.syncLedger';
const TABLE = 'gocardless_books_ledger';

let row = 0;

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: Raw,
	more: Raw = {},
) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, (row += 100)],
	parameters,
	...more,
});

const insert = (name: string, table: string) =>
	node(name, 'n8n-nodes-base.dataTable', 1.1, {
		resource: 'row',
		operation: 'insert',
		dataTableId: { __rl: true, mode: 'name', value: table },
		columns: { mappingMode: 'autoMapInputData', value: {} },
		options: { optimizeBulk: true },
	});

const to = (name: string, index = 0) => ({ node: name, type: 'main', index });

/** Do -> planned -> table -> gate -> action. The action here is a node that answers nothing. */
function gated(table: string) {
	return {
		nodes: [
			node('Do', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Record planned', LEDGER, 1, { operation: 'record', options: {} }),
			insert('Insert planned', table),
			node('Gate', 'n8n-nodes-base.merge', 3.2, {
				mode: 'chooseBranch',
				chooseBranchMode: 'waitForAll',
				output: 'specifiedInput',
				useDataOfInput: '1',
			}),
			node('Act', 'n8n-nodes-base.noOp', 1, {}),
		],
		connections: {
			Do: { main: [[to('Record planned'), to('Gate')]] },
			'Record planned': { main: [[to('Insert planned')]] },
			'Insert planned': { main: [[to('Gate', 1)]] },
			Gate: { main: [[to('Act')]] },
		},
	};
}

describe('in n8n', () => {
	let n8n: InProcessN8n;

	beforeEach(async () => {
		n8n = await InProcessN8n.create();
		n8n.dataTables.create(
			TABLE,
			LEDGER_COLUMNS.map((name) => ({ name, type: 'string' })),
		);
	});

	const items = () => bookItems(145, 146) as Array<Record<string, never>>;

	it('plans are in the table before the action gets them, in their order', async () => {
		const run = await n8n.runWorkflow(gated(TABLE), { items: items() });
		run.demandSuccess();
		const rows = n8n.dataTables.rows(TABLE);
		expect(rows.map(({ state, run: id }) => [state, id])).toEqual([
			['planned', run.executionId],
			['planned', run.executionId],
		]);
		expect(run.outputs('Act')[0]).toMatchObject(items());
	});

	it('no action happens when they cannot be written down', async () => {
		const run = await n8n.runWorkflow(gated('gocardless_books_lost'), { items: items() });
		expect(() => run.demandSuccess()).toThrow();
		expect(run.outputs('Act').flat()).toEqual([]);
	});

	it('what was planned and never finished comes back from the table as it was', async () => {
		await n8n.runWorkflow(gated(TABLE), { items: items() });
		const rows = n8n.dataTables.rows(TABLE).map((stored) => ({ ...stored })) as never[];
		const replaying = {
			nodes: [
				node('Rows', 'n8n-nodes-base.manualTrigger', 1, {}),
				node('Node', LEDGER, 1, { operation: 'replay', options: { olderThanMinutes: 0 } }),
			],
			connections: { Rows: { main: [[to('Node')]] } },
		};
		const run = await n8n.runWorkflow(replaying, { items: rows });
		run.demandSuccess();
		const [goCardless, books] = run.outputs('Node');
		expect(goCardless ?? []).toEqual([]);
		expect(books?.map(({ plannedAction }) => plannedAction)).toEqual(
			items().map(({ plannedAction }) => plannedAction),
		);
	});

	it('a failed action keeps its plan on the error output, which is what is recorded', async () => {
		const failing = node(
			'Act',
			LEDGER,
			1,
			{ operation: 'verify', options: {} },
			{ onError: 'continueErrorOutput' },
		);
		const workflow = {
			nodes: [
				node('Do', 'n8n-nodes-base.manualTrigger', 1, {}),
				failing,
				node('Record failed', LEDGER, 1, { operation: 'record', options: {} }),
			],
			connections: {
				Do: { main: [[to('Act')]] },
				// The error output comes after the two of the operation.
				Act: { main: [[], [], [to('Record failed')]] },
			},
		};
		const run = await n8n.runWorkflow(workflow, { items: items() });
		run.demandSuccess();
		expect(run.outputs('Record failed')[0]).toMatchObject([
			{ state: 'failed', action: 'bookPayment' },
		]);
	});
});
