import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { SyncLedger } from '../../nodes/SyncLedger/SyncLedger.node';
import { booked, bookItems, failed, LedgerTable, NOON } from '../unit/ledger/ledgers';
import { fakeExecution } from '../unit/planner/executionFake';
import { payment, settings, type Raw } from '../unit/planner/records';
import { withoutRequests } from './planTours';

/** Operations all of whose outputs give the same; the editor knows one schema for all of them. */
export const LEDGER_OPERATIONS = ['list', 'replay', 'report', 'undo'];

/** By operation, what comes of a run with one payment booked and another refused. */
export async function tourLedger(): Promise<Record<string, IDataObject[]>> {
	const [cafe = {}, hall = {}] = bookItems(145, 146);
	const table = new LedgerTable();
	table.record('31', [cafe, hall]);
	table.record('31', [booked(cafe, '163'), failed(hall)]);
	const entries = table.rows.map((row) => ({ ...row }));
	return {
		list: await run('list', [entries, [{}], [settings()]]),
		replay: (await run('replay', [entries])).map(withoutRequests),
		report: await run('report', [entries, [{}], [payment()]]),
		undo: (await run('undo', [entries, [payment()]])).map(withoutRequests),
	};
}

async function run(operation: string, lists: Raw[][]): Promise<IDataObject[]> {
	const inputs = lists.map((items, index) => ({ from: `List ${index}`, items }));
	const parameters: Raw = { operation, runId: '31', options: { asOf: NOON } };
	const context: IExecuteFunctions = Object.assign({}, fakeExecution({ inputs }), {
		getNodeParameter: (name: string) => parameters[name],
		getExecutionId: () => '32',
	});
	const outputs = await new SyncLedger().execute.call(context);
	return outputs.flat().map(({ json }) => JSON.parse(JSON.stringify(json)) as IDataObject);
}
