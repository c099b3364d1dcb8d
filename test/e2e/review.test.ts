import { z } from 'zod';

import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import errorsTemplate from '../../workflows/quickbooks-online/08-errors.json';
import reportTemplate from '../../workflows/quickbooks-online/07-report.json';
import reviewTemplate from '../../workflows/quickbooks-online/06-review-and-replay.json';
import { itemsOf } from '../harness/realN8n';
import { LEDGER_TABLE, REVIEW_TABLE, TABLES } from '../world/tables';
import { ACCOUNTS, RealWorld } from './realWorld';

const PASSWORD = 'a long one';

const CASES = 'Cases';
const CHOICE = 'What shall be done';
const INVOICE = 'Invoice number (to match by hand)';

const tablesSchema = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string() })),
});

const rowsSchema = z.object({ data: z.array(z.record(z.unknown())) });

/** Templates 06 to 08 in a real n8n: the form, the page, and what is called when something fails. */
describe('review, report and errors in a real n8n', () => {
	let world: RealWorld;
	let reviewAddress: string;
	let reportAddress: string;
	let errors: string;

	beforeAll(async () => {
		world = await RealWorld.start();
		const { n8n } = world;
		await createMissingTables();
		const basic = await n8n.credentials.create('Report', 'httpBasicAuth', {
			user: 'olivia',
			password: PASSWORD,
		});
		const byType = { ...ACCOUNTS, httpBasicAuth: basic };
		errors = await n8n.workflows.create(errorsTemplate, { byType });
		const review = await n8n.workflows.create(reviewTemplate, { byType });
		const report = await n8n.workflows.create(reportTemplate, { byType });
		for (const id of [errors, review, report]) await n8n.workflows.activate(id);
		reviewAddress = await n8n.workflows.webhookUrl(review, 'Review');
		reportAddress = await n8n.workflows.webhookUrl(report, 'Report');
	}, 240_000);

	afterAll(async () => await world?.stop());

	const api = async (...call: Parameters<RealWorld['n8n']['session']['api']>) =>
		await world.n8n.session.api(...call);

	const listTables = async () => {
		const { data } = tablesSchema.parse(await api('GET', '/data-tables?limit=100'));
		return new Map(data.map(({ id, name }) => [name, id]));
	};

	/** As the set-up form does. */
	const createMissingTables = async () => {
		const known = await listTables();
		for (const [name, columns] of Object.entries(TABLES)) {
			if (known.has(name)) continue;
			const typed = columns.map((column) => ({ name: column, type: 'string' }));
			await api('POST', '/data-tables', { name, columns: typed });
		}
	};

	const readRows = async (table: string) => {
		const id = (await listTables()).get(table);
		return rowsSchema.parse(await api('GET', `/data-tables/${id}/rows?limit=250`)).data;
	};

	const insert = async (table: string, data: object[]) => {
		if (data.length === 0) return;
		const id = (await listTables()).get(table);
		await api('POST', `/data-tables/${id}/rows`, { data });
	};

	/** Writes what the ledger node makes of items. */
	const record = async (run: string, items: object[]) => {
		const time = new Date(Date.now() - 3_600_000).toISOString();
		const { ledger, reviews } = recordEntries({ items, run, time });
		await insert(
			LEDGER_TABLE,
			ledger.map(({ record: row }) => row),
		);
		await insert(
			REVIEW_TABLE,
			reviews.map(({ record: row }) => row),
		);
	};

	test('a debit of the dashboard is matched by hand: wrong answers come back, the right one books', async () => {
		const { business, n8n } = world;
		const payer = business.seedPayer("R&D's <Bakery> {{ 1 }}");
		const invoice = business.seedInvoice(payer, 5_000);
		business.goCardless.seedPayment({ amount: 5_000, mandate: payer.mandate });
		await business.letDebitsConfirm();
		const sweep = await world.run('events');
		await record('sweep 30', itemsOf(sweep, 'Plan', 2));

		const form = await n8n.openForm(reviewAddress);
		await form.submit();
		expect(form.text).toContain('1 case waits for you');
		expect(form.text).toContain('Match it by hand');
		const [waiting] = form.fields.find(({ label }) => label === CASES)?.options ?? [];
		expect(waiting).toMatch(/ · 50\.00 GBP · invoice unknown needs review \[[0-9a-f]{10}\]$/);
		const match = form.fields
			.find(({ label }) => label === CHOICE)
			?.options.find((option) => option.startsWith('Match'));
		await form.submit({
			[CHOICE]: match ?? '',
			[CASES]: JSON.stringify([waiting]),
			[INVOICE]: 'NO-SUCH',
		});
		expect(form.text).toContain('Nothing was done yet');
		expect(form.text).toContain('There is no invoice "NO-SUCH"');
		const number = String(business.company.find('Invoice', invoice)?.body.DocNumber);
		await form.submit({ [CASES]: JSON.stringify([waiting]), [INVOICE]: number });
		expect(form.isFinished).toBe(true);
		expect(form.html).toContain('Done in QuickBooks: book payment');

		expect(business.company.invoiceBalance(invoice)).toBe(0);
		expect(business.clearing).toBe(5_000);
		const rows = await readRows(LEDGER_TABLE);
		expect(rows.map(({ state }) => state).slice(-5)).toEqual([
			'reviewed',
			'planned',
			'done',
			'planned',
			'done',
		]);
		expect(String(rows.at(-5)?.data)).toContain('owner@books.example');
	}, 120_000);

	test('a run is undone after a yes', async () => {
		const { business, n8n } = world;
		const invoice = business.seedInvoice(business.seedPayer('Ada Bakery'), 700);
		const { id } = await world.run('collections');
		expect(business.goCardless.liveDebitsOfInvoice(business.books, invoice)).toBe(700);

		const form = await n8n.openForm(reviewAddress);
		await form.submit();
		const optionOf = (label: string, start: RegExp) =>
			form.fields
				.find((field) => field.label === label)
				?.options.find((option) => start.test(option)) ?? '';
		await form.submit({
			[CHOICE]: optionOf(CHOICE, /^Undo/),
			'Run (to undo)': optionOf('Run (to undo)', new RegExp(`\\[${id}\\]$`)),
		});
		expect(form.text).toContain('cancel collection · Ada Bakery');
		await form.submit({ 'Undo the run': optionOf('Undo the run', /^Yes/) });
		expect(form.isFinished).toBe(true);
		expect(form.html).toContain('Done in GoCardless: cancel collection');
		expect(business.goCardless.liveDebitsOfInvoice(business.books, invoice)).toBe(0);
	}, 120_000);

	test('the report is a page behind a password, in a sandbox, and a file', async () => {
		expect((await fetch(reportAddress)).status).toBe(401);
		const headers = {
			authorization: `Basic ${Buffer.from(`olivia:${PASSWORD}`).toString('base64')}`,
		};
		const page = await fetch(reportAddress, { headers });
		const text = await page.text();
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(page.headers.get('content-security-policy')).toMatch(/^sandbox/);
		expect(text).toContain('Harbour Cleaning Ltd');
		expect(text).toContain('Money in flight');
		const file = await fetch(`${reportAddress}?format=csv`, { headers });
		expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(await file.text()).toMatch(/^section,date,amount,currency/);
	}, 60_000);

	test('what fails is told by the published error workflow, and waits in the review table', async () => {
		const { n8n } = world;
		const breaking = await n8n.workflows.create(breakingWorkflow(errors));
		await n8n.workflows.activate(breaking);
		await fetch(await n8n.workflows.webhookUrl(breaking, 'Hook'));
		const [told] = await n8n.executions.waitForCount(errors, 1);
		expect(told?.status).toBe('success');
		const [{ reason } = { reason: '' }] = told === undefined ? [] : itemsOf(told, 'Tell somebody');
		expect(reason).toMatch(
			/^"Breaks" stopped at "Break": The bank is closed\. The next run .*http\S+\/executions\/\d+$/,
		);
		const open = (await readRows(REVIEW_TABLE)).filter(({ kind }) => kind === 'workflowFailed');
		expect(open).toHaveLength(1);
	}, 120_000);
});

/** A workflow that names an error workflow, as somebody chooses it in its settings. */
function breakingWorkflow(errorWorkflow: string) {
	return {
		name: 'Breaks',
		nodes: [
			{
				id: 'hook',
				name: 'Hook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				parameters: { path: 'breaks', options: {} },
			},
			{
				id: 'break',
				name: 'Break',
				type: 'n8n-nodes-base.stopAndError',
				typeVersion: 1,
				position: [220, 0],
				parameters: { errorMessage: 'The bank is closed' },
			},
		],
		connections: { Hook: { main: [[{ node: 'Break', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow },
	};
}
