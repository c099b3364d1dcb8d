/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/**
 * `npm run bench`: counts of calls, and ratios of times that were measured in one run. Every part
 * checks first that the work was really done: the books of the simulators must say so. Absolute times
 * depend on the machine; only ratios and counts are worth comparing.
 */
import { measureCollections } from './collections';
import { measureLedgerReport } from './ledgerReport';
import { readOptions, type BenchOptions, type Part } from './options';
import { measurePayouts } from './payouts';
import { measurePeers } from './peers';
import { measurePlanner } from './planner';
import { measurePostings } from './postings';
import { measureReplay } from './replay';
import { Report } from './report';
import { measureWebhook } from './webhook';
import { measureZoho } from './zoho';

const MEASURE: Record<Part, (report: Report, quick: boolean) => Promise<void>> = {
	collections: measureCollections,
	postings: measurePostings,
	payouts: measurePayouts,
	zoho: measureZoho,
	replay: measureReplay,
	peers: measurePeers,
	webhook: measureWebhook,
	planner: measurePlanner,
	ledger: measureLedgerReport,
};

/** A part that breaks fails the command, but does not take the numbers of the others with it. */
async function run({ parts, quick, json }: BenchOptions): Promise<void> {
	const report = new Report();
	for (const part of parts) {
		await MEASURE[part](report, quick).catch((error: unknown) => fail(`Part "${part}"`, error));
	}
	process.stdout.write(`${report.table()}\n`);
	if (json) process.stdout.write(`${report.json()}\n`);
}

function fail(what: string, error: unknown): void {
	const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`${what} failed: ${reason}\n`);
	process.exitCode = 1;
}

async function main(): Promise<void> {
	try {
		await run(readOptions(process.argv.slice(2)));
	} catch (error) {
		fail('The benchmark', error);
	}
}

void main();
