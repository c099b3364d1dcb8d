/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
/**
 * `npm start`: a month of business through a real n8n, with simulated vendors around it. Needs no account and no
 * network; afterwards n8n stays open for a look.
 */
import { OWNER, RealN8n } from '../harness/realN8n';
import { SeededRandom } from '../simulators/shared/random';
import { LEDGER_TABLE } from '../world/tables';
import { readTable } from '../world/tablesOfRealN8n';
import { Business } from './business';
import { BooksPage } from './booksPage';
import { connectAccounts, importTemplates, REPORT_LOGIN, type Imported } from './connection';
import { Deliveries } from './deliveries';
import { Month } from './month';
import { say, step } from './narrator';
import { readOptions, type DemoOptions } from './options';
import { choosePort } from './ports';
import { SetupProblem } from './problem';
import { prove } from './proof';
import { openReport } from './reportPage';
import { fillInSetUp } from './setUpForm';
import { tellSummary } from './summary';
import { startVendors, stopVendors } from './vendors';

const N8N_PORT = 5678;

/** What has to be ended, newest first. */
const running: Array<() => Promise<void>> = [];

async function demonstrate(options: DemoOptions): Promise<boolean> {
	say('GoCardless for your books: a month of business in a real n8n\n');
	say('Setting up');
	const vendors = await step(
		'Simulated GoCardless and QuickBooks Online',
		async () => await startVendors(options.seed),
		({ goCardless, quickBooks }) => `${goCardless.url} and ${quickBooks.url}`,
	);
	running.unshift(async () => await stopVendors(vendors));
	const business = new Business(vendors, options);
	const n8n = await step(
		'n8n with the packed nodes',
		async () => await RealN8n.start({ port: await choosePort(N8N_PORT) }),
		({ baseUrl }) => baseUrl,
	);
	running.unshift(async () => await n8n.stop());
	const accounts = await step(
		'Accounts connected',
		async () => await connectAccounts(n8n, vendors),
		() => 'GoCardless by access token, QuickBooks Online by OAuth',
	);
	const workflows = await step(
		'Templates imported',
		async () => await importTemplates(n8n, accounts),
		(imported) => `${Object.keys(imported).length}, every node with its account`,
	);
	await step(
		'Set-up form filled in',
		async () => await fillInSetUp(n8n, workflows.setUp),
		() => 'accounts, tables and settings are there',
	);
	const { company } = vendors;
	const clearing = [...company.store('Account').all()].find(
		({ body }) => body.Name === 'GoCardless clearing GBP',
	);
	if (clearing === undefined) throw new Error('The set-up made no clearing account.');
	await step('Templates published', async () => await publish(n8n, workflows));
	const endpoint = async (workflowId: string) => ({
		workflowId,
		url: await n8n.workflows.webhookUrl(workflowId, 'Webhook'),
	});
	const events = await endpoint(workflows.events);
	const payouts = await endpoint(workflows.payouts);
	say(
		`  GoCardless is told the webhook addresses: ${events.url}\n${' '.repeat(44)}${payouts.url}\n`,
	);

	const many = options.customers * options.invoicesEach;
	say(
		`A month of business: ${options.customers} customers, ${many} invoices, until the last payout has arrived`,
	);
	const start = Date.now();
	const chance = new SeededRandom(options.seed + 2);
	const deliveries = new Deliveries(n8n, vendors, [events, payouts], chance);
	const month = new Month(n8n, vendors, business, workflows, deliveries, options);
	const result = await month.live();
	say(
		`  ${result.executions} runs by hand and schedule, ${Math.round((Date.now() - start) / 1000)} s`,
	);
	const reportUrl = await addressOf(n8n, workflows.report, 'Report');
	const claims = prove({
		vendors,
		business,
		clearingAccount: clearing.id,
		result,
		ledger: await readTable(n8n, LEDGER_TABLE),
		report: reportUrl === undefined ? undefined : await openReport(reportUrl),
	});
	tellSummary(vendors, business, clearing.id, result, claims);
	const holds = claims.every((claim) => claim.holds);
	if (reportUrl !== undefined) {
		const { user, password } = REPORT_LOGIN;
		say(`\nThe report: ${reportUrl}   (user ${user}, password ${password})`);
	}
	if (options.exits) return holds;

	const page = await BooksPage.open(vendors, business, clearing.id);
	running.unshift(async () => await page.close());
	say(`
Have a look; all of it runs until you press Ctrl-C
  n8n              ${n8n.baseUrl}
    e-mail         ${OWNER.email}
    password       ${OWNER.password}${await tellAddresses(n8n, workflows)}
  The books        ${page.url}
  GoCardless       ${vendors.goCardless.url}   (simulated API)
  QuickBooks       ${vendors.quickBooks.url}   (simulated API)

You can add credentials of your own accounts in this n8n and import the templates again with them.
Everything in it is gone when it ends.`);
	process.exitCode = holds ? 0 : 1;
	await n8n.waitUntilEnded();
	return holds;
}

/** In the order in which a user would; the error workflow first, since the others name it. */
async function publish(n8n: RealN8n, workflows: Imported): Promise<void> {
	const { errors, review, report, events, payouts, mandates, collections } = workflows;
	for (const id of [errors, events, payouts, mandates, collections, review, report]) {
		if (id !== undefined) await n8n.workflows.activate(id);
	}
}

async function addressOf(
	n8n: RealN8n,
	workflowId: string | undefined,
	node: string,
): Promise<string | undefined> {
	return workflowId === undefined ? undefined : await n8n.workflows.webhookUrl(workflowId, node);
}

async function tellAddresses(n8n: RealN8n, { report, review }: Imported): Promise<string> {
	const page = await addressOf(n8n, report, 'Report');
	const form = await addressOf(n8n, review, 'Review');
	const { user, password } = REPORT_LOGIN;
	return [
		page === undefined ? '' : `\n  The report       ${page}   (user ${user}, password ${password})`,
		form === undefined ? '' : `\n  Review form      ${form}   (log in to n8n first)`,
	].join('');
}

async function endAll(): Promise<void> {
	for (const end of running.splice(0)) await end();
}

async function main(): Promise<void> {
	// What is still starting dies with this process.
	let isInterrupted = false;
	const stop = () => {
		isInterrupted = true;
		say('\nEnding n8n and the simulators');
		void endAll().then(() => process.exit(process.exitCode ?? 130));
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	try {
		const holds = await demonstrate(readOptions(process.argv.slice(2)));
		process.exitCode = holds ? 0 : 1;
	} catch (error) {
		if (isInterrupted) return;
		if (!(error instanceof SetupProblem)) throw error;
		say(`\n${error.message}`);
		process.exitCode = 1;
	} finally {
		await endAll();
	}
}

void main();
