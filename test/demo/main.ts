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
import {
	connectAccounts,
	importTemplates,
	REPORT_LOGIN,
	type ConnectedAccounts,
	type Imported,
	type Ledger,
} from './connection';
import { Deliveries, type Endpoints } from './deliveries';
import { Month } from './month';
import { say, step } from './narrator';
import { readOptions, type DemoOptions } from './options';
import { choosePort } from './ports';
import { SetupProblem } from './problem';
import { prove } from './proof';
import { openReport } from './reportPage';
import { fillInSetUp } from './setUpForm';
import { tellSummary } from './summary';
import { TemplateRuns } from './templateRuns';
import { startVendors, stopVendors, ZOHO_CURRENCY } from './vendors';
import { ZohoCompany } from './zohoCompany';
import { ZohoMonth } from './zohoMonth';
import { proveZoho } from './zohoProof';
import { tellZohoSummary } from './zohoSummary';

const N8N_PORT = 5678;

/** What has to be ended, newest first. */
const running: Array<() => Promise<void>> = [];

async function demonstrate(options: DemoOptions): Promise<boolean> {
	say('GoCardless for your books: a month of business in a real n8n\n');
	say('Setting up');
	const vendors = await step(
		'Simulated GoCardless, QuickBooks Online and Zoho Books',
		async () => await startVendors(options.seed),
		({ goCardless, quickBooks, zohoBooks }) =>
			`${goCardless.url}, ${quickBooks.url} and ${zohoBooks.url}`,
	);
	running.unshift(async () => await stopVendors(vendors));
	const business = new Business(vendors, options);
	const zoho = new ZohoCompany(vendors, zohoSize(options));
	const n8n = await step(
		'n8n with the packed nodes',
		async () => await RealN8n.start({ port: await choosePort(N8N_PORT) }),
		({ baseUrl }) => baseUrl,
	);
	running.unshift(async () => await n8n.stop());
	const accounts = await step(
		'Accounts connected',
		async () => await connectAccounts(n8n, vendors),
		() => 'GoCardless by access token, QuickBooks Online and Zoho Books by OAuth',
	);
	const workflows = await openCompany(n8n, accounts, 'quickBooks', vendors.company.settings.name);
	const zohoWorkflows = await openCompany(
		n8n,
		accounts,
		'zohoBooks',
		vendors.organization.settings.name,
	);
	const { company } = vendors;
	const clearing = [...company.store('Account').all()].find(
		({ body }) => body.Name === 'GoCardless clearing GBP',
	);
	if (clearing === undefined) throw new Error('The set-up made no clearing account.');
	const endpoints = [
		await endpointsOf(n8n, workflows.events, workflows.payouts),
		// Zoho takes 100 calls a minute, and here a minute is a month: its payouts are found by the sweep.
		await endpointsOf(n8n, zohoWorkflows.events),
	] as const;
	say('  GoCardless is told the webhook addresses:');
	for (const { url } of endpoints.flat()) say(`    ${url}`);
	say();

	const many = options.customers * options.invoicesEach;
	say(
		`A month of business: ${options.customers} customers, ${many} invoices, until the last payout has arrived`,
	);
	say(
		`Beside it, with the same GoCardless account: ${zoho.customers.length} customers in ${ZOHO_CURRENCY}`,
	);
	const start = Date.now();
	const chance = new SeededRandom(options.seed + 2);
	const deliveries = new Deliveries(n8n, vendors, endpoints, chance);
	const zohoMonth = new ZohoMonth(vendors, zoho, new TemplateRuns(n8n, zohoWorkflows));
	const runs = new TemplateRuns(n8n, workflows);
	const month = new Month(vendors, business, runs, zohoMonth, deliveries, options);
	const result = await month.live();
	say(
		`  ${result.executions} runs by hand and schedule, ${Math.round((Date.now() - start) / 1000)} s`,
	);
	const reportUrl = await n8n.workflows.webhookUrl(workflows.report, 'Report');
	const zohoReportUrl = await n8n.workflows.webhookUrl(zohoWorkflows.report, 'Report');
	const claims = prove({
		vendors,
		business,
		clearingAccount: clearing.id,
		result,
		ledger: await readTable(n8n, LEDGER_TABLE),
		report: await openReport(reportUrl),
	});
	const zohoClaims = proveZoho(vendors, zoho, business.books, await openReport(zohoReportUrl));
	tellSummary(vendors, business, clearing.id, result, claims);
	tellZohoSummary(vendors, zoho, zohoMonth, zohoClaims);
	const holds = [...claims, ...zohoClaims].every((claim) => claim.holds);
	const { user, password } = REPORT_LOGIN;
	say(`\nThe reports (user ${user}, password ${password})`);
	say(`  The report: ${reportUrl}`);
	say(`  Zoho Books: ${zohoReportUrl}`);
	if (options.exits) return holds;

	const page = await BooksPage.open(vendors, business, clearing.id);
	running.unshift(async () => await page.close());
	say(`
Have a look; all of it runs until you press Ctrl-C
  n8n              ${n8n.baseUrl}
    e-mail         ${OWNER.email}
    password       ${OWNER.password}
  QuickBooks pair${await tellAddresses(n8n, workflows)}
  Zoho pair${await tellAddresses(n8n, zohoWorkflows)}
  The books        ${page.url}
  GoCardless       ${vendors.goCardless.url}   (simulated API)
  QuickBooks       ${vendors.quickBooks.url}   (simulated API)
  Zoho Books       ${vendors.zohoBooks.url}   (simulated API)

You can add credentials of your own accounts in this n8n and import the templates again with them.
Everything in it is gone when it ends.`);
	process.exitCode = holds ? 0 : 1;
	await n8n.waitUntilEnded();
	return holds;
}

/** The second business is a small one: Zoho takes 100 calls a minute. */
function zohoSize({ customers, days, seed }: DemoOptions) {
	return { customers: Math.max(2, Math.round(customers / 10)), days, seed };
}

/** Imports the templates of a ledger, fills in the set-up for its company, and publishes them. */
async function openCompany(
	n8n: RealN8n,
	accounts: ConnectedAccounts,
	ledger: Ledger,
	name: string,
): Promise<Imported> {
	return await step(
		`${name}, set up`,
		async () => {
			const workflows = await importTemplates(n8n, accounts, ledger);
			await fillInSetUp(n8n, workflows.setUp, ledger);
			await publish(n8n, workflows);
			return workflows;
		},
		(imported) =>
			`${Object.keys(imported).length} templates imported, form filled in, templates published`,
	);
}

async function endpointsOf(n8n: RealN8n, events: string, ...payouts: string[]): Promise<Endpoints> {
	const endpoint = async (workflowId: string) => ({
		workflowId,
		url: await n8n.workflows.webhookUrl(workflowId, 'Webhook'),
	});
	return [await endpoint(events), ...(await Promise.all(payouts.map(endpoint)))];
}

/** In the order in which a user would; the error workflow first, since the others name it. */
async function publish(n8n: RealN8n, workflows: Imported): Promise<void> {
	const { errors, review, report, events, payouts, mandates, collections } = workflows;
	for (const id of [errors, events, payouts, mandates, collections, review, report]) {
		await n8n.workflows.activate(id);
	}
}

async function tellAddresses(n8n: RealN8n, { report, review }: Imported): Promise<string> {
	const page = await n8n.workflows.webhookUrl(report, 'Report');
	const form = await n8n.workflows.webhookUrl(review, 'Review');
	const { user, password } = REPORT_LOGIN;
	return `
    report         ${page}   (user ${user}, password ${password})
    review form    ${form}   (log in to n8n first)`;
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
