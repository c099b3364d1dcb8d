import type { RunResult } from '../harness/inProcess';
import { replayWorkflow } from '../world/replayWorkflow';
import { LEDGER_TABLE } from '../world/tables';
import { ZohoWorld } from '../world/zohoWorld';
import { noteRun, type ChaosWorld } from './chaosWorld';
import type { AnyCompany } from './company';
import { reconnectIfAsked } from './reconnect';

type Rows = Array<Record<string, string | number>>;

/** All rows of a company's ledger, as n8n hands them to a node. */
export function ledgerRows({ world }: AnyCompany): Rows {
	return JSON.parse(JSON.stringify(world.n8n.dataTables.rows(LEDGER_TABLE))) as Rows;
}

/** Somebody looks through the ledger and repeats what failed or has no end. */
export async function replayUnfinished(chaos: ChaosWorld, company: AnyCompany): Promise<RunResult> {
	chaos.counts.add('replays');
	const run = await replayRows(chaos, company, ledgerRows(company), true);
	reconnectIfAsked(chaos, company, run);
	return run;
}

export async function replayRows(
	chaos: ChaosWorld,
	company: AnyCompany,
	rows: Rows,
	keeps: boolean,
): Promise<RunResult> {
	const { world } = company;
	const organization = world instanceof ZohoWorld ? world.organization.id : undefined;
	const workflow = replayWorkflow({ keeps, organization });
	const run = await world.n8n.runWorkflow(workflow, { start: 'Start', items: rows });
	await world.clock.advance({ minutes: 20 });
	noteRun(chaos, company, 'replay', run);
	return run;
}
