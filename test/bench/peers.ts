import type { IDataObject } from 'n8n-workflow';

import { DEFAULT_TOKEN } from '../simulators/goCardless';
import { demandDebited, openCompany, warmUp } from './company';
import { buildHttpRequestWorkflow, HEADER_CREDENTIAL, type Batching } from './httpRequestNode';
import { buildPaymentRequests } from './paymentRequests';
import type { Report } from './report';
import { collectOneByOne } from './sequentialClient';
import { count429, forgetCalls, idealMilliseconds } from './vendors';

/** Reads of mandates, payments and subscriptions that come before; they use up allowance too. */
const READS = ['/mandates', '/payments', '/subscriptions'];

/** 960 a minute: what a user sets who knows the limit of 1,000. */
const BELOW_THE_LIMIT: Batching = { batchSize: 16, batchInterval: 1000 };

/**
 * The same payments made without our nodes: by n8n's HTTP Request node, and by a loop over the vendor's
 * own client. Each has an account of its own which has just served the reads that our template makes.
 * The ideal is that of the calls that got through, at the concurrency of our pool.
 */
export async function measurePeers(report: Report, quick: boolean): Promise<void> {
	const size = quick ? 50 : 1000;
	const burst = quick ? 50 : 200;
	report.section(`The same ${size} payments without our nodes`);
	await warmUp();
	await runHttpRequestNode(20);

	const plain = await runHttpRequestNode(size);
	report.add(
		'peer.http_request_node.wall_over_ideal',
		plain.wallOverIdeal,
		`default options: ${plain.status}, ${plain.made} of ${size} payments made`,
	);
	report.add('peer.http_request_node.http_429', plain.refused, 'refused and not repeated');
	const paced = await runHttpRequestNode(size, BELOW_THE_LIMIT);
	const everySecond = `${BELOW_THE_LIMIT.batchSize} a second`;
	report.add(
		'peer.http_request_node_batched.wall_over_ideal',
		paced.wallOverIdeal,
		`${everySecond}: ${paced.status}, ${paced.made} of ${size} payments made`,
	);
	report.add('peer.http_request_node_batched.http_429', paced.refused, 'refused');
	const short = await runHttpRequestNode(burst, BELOW_THE_LIMIT);
	report.add(
		'peer.http_request_node_batched.wall_over_ideal_burst',
		short.wallOverIdeal,
		`${everySecond}, ${burst} payments: less than a minute's allowance`,
	);
	await measureSequentialClient(report, size, quick ? 20 : 100);
}

async function measureSequentialClient(
	report: Report,
	size: number,
	sample: number,
): Promise<void> {
	const { company, wall } = await runSequentialClient(sample);
	demandDebited(company);
	const scaled = (wall / sample) * size;
	report.add(
		'peer.sequential_client.wall_over_ideal',
		scaled / idealMilliseconds('goCardless', size, READS.length),
		`gocardless-nodejs, ${sample} payments one by one, scaled to ${size}`,
	);
}

async function runHttpRequestNode(size: number, batching?: Batching) {
	const company = await openCompanyAfterReads(size);
	const { n8n, goCardless } = company.world;
	n8n.credentials.add(HEADER_CREDENTIAL.type, HEADER_CREDENTIAL.data);
	const workflow = buildHttpRequestWorkflow(goCardless.url, batching);
	const items = buildPaymentRequests(company).map((request) => ({ ...request }) as IDataObject);
	const start = performance.now();
	const run = await n8n.runWorkflow(workflow, { start: 'Start', items });
	const wall = performance.now() - start;
	await company.world.close();
	const made = goCardless.count({ method: 'POST', status: 201 });
	return {
		status: run.status === 'success' ? 'success' : `the node fails ("${run.error?.message}")`,
		made,
		refused: count429(goCardless),
		wallOverIdeal: wall / idealMilliseconds('goCardless', made, READS.length),
	};
}

async function runSequentialClient(size: number) {
	const company = await openCompanyAfterReads(size);
	const { goCardless } = company.world;
	const start = performance.now();
	await collectOneByOne(goCardless.url, buildPaymentRequests(company));
	const wall = performance.now() - start;
	await company.world.close();
	return { company, wall };
}

async function openCompanyAfterReads(size: number) {
	const company = await openCompany(size);
	const { goCardless } = company.world;
	for (const path of READS) {
		const headers = {
			authorization: `Bearer ${DEFAULT_TOKEN}`,
			'gocardless-version': '2015-07-06',
		};
		const answer = await fetch(`${goCardless.url}${path}`, { headers });
		await answer.arrayBuffer();
		if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${path}.`);
	}
	forgetCalls(goCardless);
	return company;
}
