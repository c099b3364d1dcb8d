/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { InProcessN8n } from '../harness/inProcess';
import type { PlanMeasurement } from './plannerProcess';
import { buildLists, TODAY } from './plannerRecords';
import type { Report } from './report';

const SIZES = [10_000, 20_000, 40_000, 100_000];

const LARGEST = 100_000;

/** Half-way between a demonstration and what n8n can hold. */
const NODE_SIZE = 20_000;

/**
 * The collections plan: so many invoices and as many payments. The domain functions in a process of
 * their own, from raw records to finished, sealed requests; and the node in n8n's engine.
 */
export async function measurePlanner(report: Report, quick: boolean): Promise<void> {
	const sizes = quick ? [2000, 4000, 8000] : SIZES;
	report.section('Planner: invoices x payments');
	const measured = await measureInChild(sizes);
	for (const one of measured) {
		const { size, seconds, processorSeconds, outcomes } = one;
		const isLargest = size === LARGEST;
		report.add(
			`planner.seconds_${size / 1000}k`,
			seconds,
			`processor ${processorSeconds.toFixed(2)} s; ${outcomes.do} to do, ${outcomes.nothing} nothing`,
			isLargest ? '<= 3' : undefined,
		);
		if (isLargest) {
			report.add('planner.processor_seconds_100k', processorSeconds, 'all threads, best try');
		}
	}
	report.add('planner.growth_exponent', growthExponent(measured), '1 is linear', '~ 1');
	const last = measured.at(-1);
	if (last !== undefined) {
		report.add(
			'planner.bytes_per_record',
			last.planBytes / (2 * last.size),
			'heap held by the finished plan, per invoice and payment',
			'<= 1024',
		);
		report.add(
			'planner.bytes_per_invoice',
			last.planBytes / last.size,
			'the same per line of the plan: one an invoice',
		);
	}
	const nodeSize = quick ? 2000 : NODE_SIZE;
	report.add(
		`planner.node_seconds_${nodeSize / 1000}k`,
		await measureNode(nodeSize),
		"in n8n's engine, its copies of the items included",
	);
}

async function measureInChild(sizes: readonly number[]): Promise<PlanMeasurement[]> {
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--import',
		'tsx',
		'--expose-gc',
		'--max-old-space-size=4096',
		join(__dirname, 'plannerProcess.ts'),
		...sizes.map(String),
	]);
	return stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as PlanMeasurement);
}

/** The slope of a straight line through logarithms of size and time (least squares). */
function growthExponent(measured: readonly PlanMeasurement[]): number {
	const points = measured.map(({ size, seconds }) => ({
		x: Math.log(size),
		y: Math.log(seconds),
	}));
	const mean = (of: (point: { x: number; y: number }) => number) =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const centre = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
	const covariance = mean(({ x, y }) => (x - centre.x) * (y - centre.y));
	return covariance / mean(({ x }) => (x - centre.x) ** 2);
}

async function measureNode(size: number): Promise<number> {
	const n8n = await InProcessN8n.create();
	const inputs = buildLists(size);
	const start = performance.now();
	const run = await n8n.runNode(
		'n8n-nodes-gocardless-books.directDebitPlanner',
		{ plan: 'collections', options: { asOf: TODAY } },
		{ inputs },
	);
	const seconds = (performance.now() - start) / 1000;
	run.demandSuccess();
	const lines = [0, 1, 2].flatMap((output) => run.rawItems('Node', output));
	if (lines.length !== size) throw new Error(`The node made ${lines.length} lines of ${size}.`);
	return seconds;
}
