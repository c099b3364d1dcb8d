import { z } from 'zod';

import { readSettings } from '../../nodes/shared/domain/settings';
import template from '../../workflows/quickbooks-online/01-set-up.json';
import { itemsOf, RealN8n } from '../harness/realN8n';
import type { Company } from '../simulators/quickBooksOnline/company';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import {
	goCardlessConnection,
	quickBooksConnection,
	tokenAfterConsent,
} from '../world/connections';
import { startVendors, type Vendors } from '../world/directDebitBusiness';
import { type FormPage, FormVisitor } from './formVisitor';
import { readTemplate, TEMPLATE_NAMES } from './realWorld';

/** Everything in it means something to HTML, to expressions or to JavaScript. */
const AWKWARD_NAME = "R&D's <Bank> $& {{ 1 }}";

const BANK_QUESTION = 'Bank account into which GoCardless pays out';
const DAYS_QUESTION = 'Collect invoices that are due within so many days';
const DRY_RUN_QUESTION = 'Dry run';

describe('the set-up form in a real n8n', () => {
	let vendors: Vendors;
	let company: Company;
	let n8n: RealN8n;
	let goCardless: { id: string; name: string };
	let books: { id: string; name: string };
	let workflowId: string;
	let address: string;

	beforeAll(async () => {
		vendors = await startVendors();
		company = vendors.quickBooks.createCompany({
			name: 'Harbour Cleaning Ltd',
			homeCurrency: 'GBP',
			country: 'GB',
		});
		seed(company, 'Account', { Name: AWKWARD_NAME, AccountType: 'Bank' });
		n8n = await RealN8n.start();
		goCardless = await n8n.credentials.create(
			'GoCardless account',
			'goCardlessApi',
			goCardlessConnection(vendors.goCardless),
		);
		books = await n8n.credentials.create('QuickBooks company', 'quickBooksOnlineOAuth2Api', {
			...quickBooksConnection(vendors.quickBooks),
			oauthTokenData: tokenAfterConsent(vendors.quickBooks.issueTokens(company.realmId)),
		});
		workflowId = await create(template);
		await n8n.workflows.activate(workflowId);
		address = await n8n.workflows.webhookUrl(workflowId, 'Set-up');
	}, 240_000);

	afterAll(async () => {
		await n8n?.stop();
		await Promise.all([vendors.goCardless.close(), vendors.quickBooks.close()]);
	});

	const create = async (workflow: unknown) =>
		await n8n.workflows.create(workflow, {
			byType: { goCardlessApi: goCardless, quickBooksOnlineOAuth2Api: books },
		});

	const visit = async (): Promise<{ visitor: FormVisitor; choices: FormPage }> => {
		const visitor = new FormVisitor(n8n);
		const start = await visitor.open(address);
		expect(start.html).toContain('Test the connections');
		return { visitor, choices: await visitor.send(start) };
	};

	const readRows = async () => {
		const listed = z
			.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) })
			.parse(await n8n.session.api('GET', '/data-tables?limit=100'));
		const tables = new Map(listed.data.map(({ id, name }) => [name, id]));
		const id = tables.get('gocardless_books_settings');
		const rows = await n8n.session.api('GET', `/data-tables/${id}/rows`);
		return {
			tables: [...tables.keys()].sort(),
			rows: z.object({ data: z.array(z.object({ key: z.string(), data: z.string() })) }).parse(rows)
				.data,
		};
	};

	const optionOf = (page: FormPage, question: string, start: string) =>
		page.fields
			.find(({ label }) => label === question)
			?.options.find((option) => option.startsWith(start)) ?? '';

	test('is closed to people who are not signed in', async () => {
		const opened = await fetch(address, { redirect: 'manual' });
		expect(opened.status).toBe(302);
		const sent = await fetch(address, { method: 'POST', body: new FormData() });
		expect(sent.status).toBe(401);
	});

	test('asks again until the answers are right, creates what is missing and saves', async () => {
		const { visitor, choices } = await visit();
		expect(choices.html).toContain('Harbour Cleaning Ltd');
		expect(choices.html).toContain(company.realmId);
		const bank = optionOf(choices, BANK_QUESTION, "R&D's");
		expect(bank).toMatch(/^R&D's Bank \$& \{\{ 1 \}\} \[\d+\]$/);

		const again = await visitor.send(choices, { [DAYS_QUESTION]: 'a week' });
		expect(again.html).toContain('Nothing was saved yet');
		expect(again.html).toContain('whole number of 0 or more, not "a week"');
		expect(again.html).toContain(`Choose one of the options for "${BANK_QUESTION}"`);
		expect(again.fields.find(({ label }) => label === DAYS_QUESTION)?.value).toBe('a week');

		const done = await visitor.send(again, { [BANK_QUESTION]: bank, [DAYS_QUESTION]: '5' });
		expect(done.html).toContain('Set up, dry run is on');
		expect(done.html).toMatch(/GoCardless clearing GBP \[\d+\]/);
		await visitor.finish(done);
		const [execution] = await n8n.executions.waitForCount(workflowId, 1);
		expect(execution?.status).toBe('success');

		const { tables, rows } = await readRows();
		expect(tables).toEqual([
			'gocardless_books_ledger',
			'gocardless_books_review',
			'gocardless_books_settings',
		]);
		expect(rows).toHaveLength(1);
		const settings = readSettings(rows[0]);
		expect(settings).toMatchObject({ leadDays: 5, dryRun: true, timeZone: 'Europe/London' });
		expect(settings.bankAccountId).toBe(/\[(\d+)\]$/.exec(bank)?.[1]);
		expect(rows[0]?.data).toContain('owner@books.example');
	}, 60_000);

	test('run again, remembers the answers and creates nothing', async () => {
		const accounts = [...company.store('Account').all()].length;
		const { visitor, choices } = await visit();
		expect(choices.fields.find(({ label }) => label === DAYS_QUESTION)?.value).toBe('5');
		expect(choices.fields.find(({ label }) => label === BANK_QUESTION)?.value).toMatch(/^R&D's/);
		const done = await visitor.send(choices, { [DRY_RUN_QUESTION]: 'No: act' });
		expect(done.html).toContain('Dry run is off');
		await visitor.finish(done);
		expect([...company.store('Account').all()]).toHaveLength(accounts);
		const { rows } = await readRows();
		expect(rows).toHaveLength(1);
		expect(readSettings(rows[0])).toMatchObject({ leadDays: 5, dryRun: false });
	}, 60_000);

	test("shows the vendor's words when a connection fails", async () => {
		await n8n.credentials.update(goCardless.id, goCardless.name, 'goCardlessApi', {
			...goCardlessConnection(vendors.goCardless),
			accessToken: 'revoked',
		});
		const { visitor, choices } = await visit();
		expect(choices.html).toContain('Not connected');
		expect(choices.html).toMatch(/GoCardless: [^<]*access_token/);
		await visitor.finish(choices);
		await n8n.credentials.update(
			goCardless.id,
			goCardless.name,
			'goCardlessApi',
			goCardlessConnection(vendors.goCardless),
		);
	}, 60_000);

	test.each(TEMPLATE_NAMES)('lets template %s find the settings', async (name) => {
		const id = await create(readTemplate(name));
		const execution = await n8n.executions.waitUntilSettled(await n8n.workflows.run(id, 'Run now'));
		expect(execution.data?.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Settings')).toEqual([
			expect.objectContaining({ key: `quickbooks:${company.realmId}` }),
		]);
		expect(execution.data?.resultData.runData.Plan).toHaveLength(1);
	});
});
