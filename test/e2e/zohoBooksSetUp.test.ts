/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { readSettings, type Settings } from '../../nodes/shared/domain/settings';
import { itemsOf, RealN8n } from '../harness/realN8n';
import { addAccount, type Organization, seedCustomer, seedInvoice } from '../simulators/zohoBooks';
import { goCardlessConnection, zohoBooksConnection } from '../world/connections';
import { readTable } from '../world/tablesOfRealN8n';
import { LEDGER_TABLE, SETTINGS_TABLE } from '../world/tables';
import { startZohoVendors, type ZohoVendors } from '../world/zohoBusiness';
import { type FormPage, FormVisitor } from './formVisitor';

const FOLDER = join(__dirname, '../../workflows/zoho-books');

const templateSchema = z.object({ id: z.string(), name: z.string() }).passthrough();

const ALL = readdirSync(FOLDER)
	.sort()
	.map((file) => templateSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))));

const idOf = (number: string) => ALL.find(({ name }) => name.startsWith(number))?.id ?? '';

const ACCOUNTS = {
	goCardlessApi: { id: 'e2eSetUpGoCardless', name: 'GoCardless account' },
	zohoBooksOAuth2Api: { id: 'e2eSetUpZoho', name: 'Zoho organization' },
	httpBasicAuth: { id: 'e2eSetUpReport', name: 'Report' },
};

const CHOICE = 'Organisation of Zoho Books';
const BANK = 'Bank account into which GoCardless pays out';
const DAYS = 'Collect invoices that are due within so many days';
const DRY_RUN = 'Dry run';

/** From an organization that never saw GoCardless to its first payout, by the templates alone. */
describe('the set-up of Zoho Books in a real n8n', () => {
	let vendors: ZohoVendors;
	let larch: Organization;
	let bank: string;
	let n8n: RealN8n;
	let address: string;
	let settings: Settings;

	beforeAll(async () => {
		vendors = await startZohoVendors();
		const { goCardless, zohoBooks } = vendors;
		larch = zohoBooks.createOrganization({ name: "R&D's $& Larch", baseCurrency: 'GBP' });
		zohoBooks.createOrganization({ name: 'Beech & Daughters', baseCurrency: 'EUR' });
		bank = addAccount(larch, 'Main Bank', 'bank');
		const entry = (type: keyof typeof ACCOUNTS, data: object) => ({
			...ACCOUNTS[type],
			type,
			data,
		});
		n8n = await RealN8n.start({
			seed: {
				credentials: [
					entry('goCardlessApi', goCardlessConnection(goCardless)),
					entry('zohoBooksOAuth2Api', zohoBooksConnection(zohoBooks)),
					entry('httpBasicAuth', { user: 'olivia', password: 'a long one' }),
				],
				workflows: ALL,
			},
		});
		for (const { id } of ALL) await n8n.workflows.assignCredentials(id, { byType: ACCOUNTS });
		await n8n.workflows.activate(idOf('01'));
		address = await n8n.workflows.webhookUrl(idOf('01'), 'Set-up');
	}, 240_000);

	afterAll(async () => {
		await n8n?.stop();
		await Promise.all([vendors?.zohoBooks.close(), vendors?.goCardless.close()]);
	});

	const optionOf = (page: FormPage, question: string, start: string) =>
		page.fields
			.find(({ label }) => label === question)
			?.options.find((option) => option.startsWith(start)) ?? '';

	/** Opens the form and chooses the organization. */
	const visit = async () => {
		const visitor = new FormVisitor(n8n);
		const choice = await visitor.send(await visitor.open(address));
		const label = optionOf(choice, CHOICE, "R&D's");
		expect(label).toBe(`R&D's $& Larch (GBP) [${larch.id}]`);
		return { visitor, choice, questions: await visitor.send(choice, { [CHOICE]: label }) };
	};

	const run = async (number: string) => {
		const execution = await n8n.executions.waitUntilSettled(
			await n8n.workflows.run(idOf(number), 'Run now'),
		);
		expect(execution.data?.resultData.error?.message).toBeUndefined();
		expect(execution.status).toBe('success');
		return execution;
	};

	test('makes accounts and unique fields, and saves what was chosen', async () => {
		const { visitor, choice, questions } = await visit();
		expect(choice.html).toContain(vendors.zohoBooks.url);
		expect(choice.html).toContain('The Merchant Ltd');
		const again = await visitor.send(questions, {
			[BANK]: optionOf(questions, BANK, 'Main Bank'),
			[DAYS]: 'a week',
		});
		expect(again.html).toContain('Nothing was saved yet');
		expect(again.html).toContain('not "a week"');
		const done = await visitor.send(again, { [DAYS]: '5', [DRY_RUN]: 'No: act' });
		expect(done.html).toContain('Dry run is off');
		expect(done.html).toMatch(/GoCardless clearing GBP \[\d+\]/);
		await visitor.finish(done);

		const [row, ...others] = await readTable(n8n, SETTINGS_TABLE);
		expect(others).toEqual([]);
		settings = readSettings(row);
		expect(settings).toMatchObject({
			books: `zoho:${larch.id}`,
			leadDays: 5,
			dryRun: false,
			bankAccountId: bank,
		});
		expect(larch.account('GoCardless clearing GBP').id).toBe(settings.clearingAccounts.GBP);
		expect(larch.account('GoCardless fees').id).toBe(settings.feesAccountId);
		const unique = larch.fields.all().filter(({ isUnique }) => isUnique);
		expect(unique.map(({ entity }) => entity).sort()).toEqual(
			['contact', 'creditnote', 'customer_payment', 'expense'].sort(),
		);
		expect(row?.data).toContain('owner@books.example');
	}, 90_000);

	test('run again, remembers the answers and makes nothing', async () => {
		const counts = () => [larch.accounts.all().length, larch.fields.all().length];
		const before = counts();
		const { visitor, questions } = await visit();
		expect(questions.fields.find(({ label }) => label === DAYS)?.value).toBe('5');
		expect(questions.fields.find(({ label }) => label === BANK)?.value).toMatch(/^Main Bank/);
		await visitor.finish(await visitor.send(questions));
		expect(counts()).toEqual(before);
		expect(await readTable(n8n, SETTINGS_TABLE)).toHaveLength(1);
	}, 90_000);

	test('from an invoice to the bank by the settings it saved', async () => {
		const { clock, goCardless } = vendors;
		const email = 'ada@bakery.example';
		const customer = seedCustomer(larch, { name: 'Ada Bakery', email });
		goCardless.seedCustomerWithMandate({
			company_name: 'Ada Bakery',
			email,
			metadata: { books: settings.books, customer },
		});
		const date = larch.today();
		const invoice = seedInvoice(larch, { customer, amount: 25_000, date, dueDate: date });
		expect(itemsOf(await run('03'), 'Collected')).toHaveLength(1);
		const isPaid = () => goCardless.world.payouts.all().some(({ status }) => status === 'paid');
		for (let day = 0; day < 20 && !isPaid(); day += 1) await clock.advance({ days: 1 });
		expect(itemsOf(await run('04'), 'Posted')).toHaveLength(1);
		expect(larch.invoiceBalance(invoice)).toBe(0);
		expect(larch.balanceOf(settings.clearingAccounts.GBP ?? '')).toBe(25_000);

		expect(itemsOf(await run('05'), 'Posted')).toHaveLength(1);
		const [payout] = goCardless.world.payouts.all();
		expect(larch.balanceOf(bank)).toBe(payout?.amount);
		expect(larch.balanceOf(settings.clearingAccounts.GBP ?? '')).toBe(0);
		expect(larch.balanceOf(settings.feesAccountId ?? '')).toBe(25_000 - (payout?.amount ?? 0));
		const states = (await readTable(n8n, LEDGER_TABLE)).map(({ state }) => state);
		expect(states).toEqual(['planned', 'done', 'planned', 'done', 'planned', 'done']);
	}, 120_000);

	test('all templates can be published, and the report shows what was proven', async () => {
		for (const number of ['08', '02', '03', '04', '05', '06', '07']) {
			await n8n.workflows.activate(idOf(number));
		}
		const url = await n8n.workflows.webhookUrl(idOf('07'), 'Report');
		expect((await fetch(url)).status).toBe(401);
		const authorization = `Basic ${Buffer.from('olivia:a long one').toString('base64')}`;
		const page = await fetch(url, { headers: { authorization } });
		expect(page.status).toBe(200);
		const text = await page.text();
		expect(text).toContain('R&amp;D');
		expect(text).toContain('Money in flight');
	}, 180_000);

	test('a payout is taken back by the review form, after a yes', async () => {
		const form = await n8n.openForm(await n8n.workflows.webhookUrl(idOf('06'), 'Review'));
		await form.submit();
		expect(form.text).toContain('Nothing failed, and nothing waits for a person');
		const option = (label: string, wanted: RegExp) =>
			form.fields
				.find((field) => field.label === label)
				?.options.find((text) => wanted.test(text)) ?? '';
		await form.submit({
			'What shall be done': option('What shall be done', /^Undo/),
			'Run (to undo)': option('Run (to undo)', /post payout/),
		});
		expect(form.text).toContain('The transfer to the bank is deleted');
		await form.submit({ 'Undo the run': option('Undo the run', /^Yes/) });
		expect(form.isFinished).toBe(true);
		expect(form.text).toContain('Done in Zoho Books');
		expect(larch.balanceOf(bank)).toBe(0);
		expect(larch.balanceOf(settings.feesAccountId ?? '')).toBe(0);
		expect(larch.balanceOf(settings.clearingAccounts.GBP ?? '')).toBe(25_000);
		expect(larch.trialBalance()).toBe(0);
	}, 120_000);
});
