import { readSettings } from '../../nodes/shared/domain/settings';
import mandates from '../../workflows/zoho-books/02-customers-to-mandates.json';
import collections from '../../workflows/zoho-books/03-invoices-to-collections.json';
import { addAccount, createField, seedCustomer, seedInvoice } from '../simulators/zohoBooks';
import { optionsOf, problemsOf, readFirstLook } from './setUpBench';
import { ZohoSetUpBench } from './zohoSetUpBench';

jest.setTimeout(60_000);

let bench: ZohoSetUpBench;

afterEach(async () => await bench.close());

const KINDS = ['customer_payment', 'expense', 'creditnote', 'contact'];

it('shows where it is connected and lets one organisation be chosen', async () => {
	bench = await ZohoSetUpBench.open();
	bench.zohoBooks.createOrganization({ name: 'Beech & Daughters', baseCurrency: 'EUR' });
	const run = await bench.open();
	expect(run.status).toBe('waiting');
	const page = String(run.resolveParameter('Choose', 'jsonOutput'));
	expect(page).toContain(`Larch & Sons (GBP) [${bench.organization.id}]`);
	expect(page).toContain('Beech & Daughters (EUR)');
	const description = JSON.stringify(run.resolveParameter('Choose', 'options'));
	expect(description).toContain(`custom address ${bench.zohoBooks.url}`);
	expect(description).toMatch(/The Merchant Ltd \[CR/);
});

it('asks with the accounts of the organisation, and starts as a dry run', async () => {
	bench = await ZohoSetUpBench.open();
	addAccount(bench.organization, 'Main Bank', 'bank');
	const run = await bench.look();
	const { shown } = readFirstLook(run);
	expect(run.status).toBe('waiting');
	expect(shown).toMatchObject({
		creditor: expect.stringMatching(/^The Merchant Ltd \[CR/),
		clearingGBP: 'Create a new account "GoCardless clearing GBP"',
		clearingEUR: 'None: nothing is collected in EUR',
		feesAccount: 'Create a new account "GoCardless fees"',
		exchangeAccount: expect.stringMatching(/^Exchange Gain or Loss/),
		paymentMode: 'Bank Transfer',
		bankAccount: '',
		leadDays: '7',
		timeZone: 'Europe/London',
		dryRun: 'Yes: only show what would be done',
	});
	expect(optionsOf(run, 'clearingGBP').join()).toMatch(/Main Bank/);
	expect(optionsOf(run, 'clearingGBP').join()).not.toMatch(/Undeposited|Petty Cash/);
	expect(optionsOf(run, 'feesAccount').join()).toMatch(/Bank Fees and Charges \[/);
});

it('creates what is missing and saves one row that the planner accepts', async () => {
	bench = await ZohoSetUpBench.open();
	const bank = addAccount(bench.organization, 'Main Bank', 'bank');
	const look = await bench.look();
	const label = optionsOf(look, 'bankAccount').find((option) => /^Main Bank/.test(option)) ?? '';
	const run = await bench.submit({
		minimumAmount: '1.5',
		bankAccount: label,
		closedUntil: '2025-12-31',
	});
	expect(run.executed.slice(-2)).toEqual(['Save settings', 'Done']);
	const [clearing] = bench.accountsNamed('GoCardless clearing GBP');
	expect(clearing).toMatchObject({ type: 'bank', currency: 'GBP' });
	const [fees] = bench.accountsNamed('GoCardless fees');
	expect(fees?.type).toBe('expense');
	const [suspense] = bench.accountsNamed('GoCardless suspense');
	expect(bench.uniqueFields.sort()).toEqual([...KINDS].sort());
	expect(bench.rows).toHaveLength(1);
	const receivable = bench.organization.account('Accounts Receivable').id;
	expect(readSettings(bench.rows[0])).toMatchObject({
		books: `zoho:${bench.organization.id}`,
		companyName: 'Larch & Sons',
		homeCurrency: 'GBP',
		timeZone: 'Europe/London',
		clearingAccounts: { GBP: clearing?.id },
		receivableAccounts: { GBP: receivable },
		bankAccountId: bank,
		feesAccountId: fees?.id,
		suspenseAccountId: suspense?.id,
		exchangeAccountId: bench.organization.account('Exchange Gain or Loss').id,
		uniqueFields: {
			customerPayment: 'cf_gocardless_id',
			expense: 'cf_gocardless_id',
			creditNote: 'cf_gocardless_id',
			contact: 'cf_gocardless_id',
		},
		currencyIds: expect.objectContaining({ EUR: bench.organization.currencyBy('EUR')?.id }),
		paymentMode: 'banktransfer',
		minimumAmount: 150,
		booksClosedUntil: '2025-12-31',
		collectionMode: 'oneOff',
		collectOnly: 'all',
		approval: 'never',
		firstPayment: 'none',
		instalments: { count: 3, intervalUnit: 'monthly', interval: 1 },
		refundBooking: 'receivable',
	});
	expect(JSON.parse(String(bench.rows[0]?.data))).toMatchObject({
		dryRun: true,
		setUpBy: 'olivia@larch.example',
	});
	const page = String(run.resolveParameter('Done', 'completionMessage'));
	expect(page).toContain(`GoCardless clearing GBP [${clearing?.id}]`);
	expect(page).toContain('payments: cf_gocardless_id');
});

it('run again, shows what was chosen, creates nothing and keeps one row', async () => {
	bench = await ZohoSetUpBench.open();
	await bench.submit({ leadDays: '10', paymentMode: 'Others' });
	const before = bench.organization.accounts.all().length;
	const { shown } = readFirstLook(await bench.look());
	expect(shown).toMatchObject({
		leadDays: '10',
		paymentMode: 'Others',
		clearingGBP: expect.stringMatching(/^GoCardless clearing GBP \[\d+\]$/),
		feesAccount: expect.stringMatching(/^GoCardless fees \[\d+\]$/),
	});
	const again = await bench.submit({ dryRun: 'No: act' });
	expect(again.executed).not.toContain('Create field');
	expect(bench.organization.accounts.all()).toHaveLength(before);
	expect(bench.organization.fields.all()).toHaveLength(4);
	expect(bench.rows).toHaveLength(1);
	expect(JSON.parse(String(bench.rows[0]?.data))).toMatchObject({ dryRun: false, leadDays: 10 });
});

it('creates nothing twice when the form was left open in two tabs', async () => {
	bench = await ZohoSetUpBench.open();
	const seen = await bench.look();
	await bench.submit({}, { seen });
	const second = await bench.submit({}, { seen });
	expect(second.executed.at(-1)).toBe('Done');
	expect(bench.accountsNamed('GoCardless clearing GBP')).toHaveLength(1);
	expect(bench.organization.fields.all()).toHaveLength(4);
	expect(bench.rows).toHaveLength(1);
});

it('finds what was made when the answer was lost, once it is sent again', async () => {
	bench = await ZohoSetUpBench.open();
	const seen = await bench.look();
	bench.zohoBooks.faults.arrange('dropAfter', { method: 'POST', path: /\/bankaccounts$/ });
	bench.zohoBooks.faults.arrange('dropAfter', { method: 'POST', path: /\/settings\/fields$/ });
	const first = await bench.submit({}, { seen, upTo: 'Settings' });
	expect(problemsOf(first, 'Settings')[0]).toBe('"GoCardless clearing GBP" could not be created.');
	expect(problemsOf(first, 'Settings').join()).toMatch(/payments could not be created/);
	expect(bench.rows).toEqual([]);
	const second = await bench.submit({}, { seen });
	expect(second.executed.at(-1)).toBe('Done');
	expect(bench.accountsNamed('GoCardless clearing GBP')).toHaveLength(1);
	expect(bench.organization.fields.all()).toHaveLength(4);
});

it('goes on without unique fields where the plan has none, and says so', async () => {
	bench = await ZohoSetUpBench.open({ plan: 'Free' });
	const run = await bench.submit({});
	expect(run.executed.at(-1)).toBe('Done');
	expect(readSettings(bench.rows[0]).uniqueFields).toEqual({});
	expect(String(run.resolveParameter('Done', 'completionMessage'))).toMatch(
		/looked up by their reference number.*None for payments: Zoho Books: Your plan does not include/,
	);
});

it('does not rely on a field of that name that takes the same value twice', async () => {
	bench = await ZohoSetUpBench.open();
	createField(bench.organization, {
		label: 'GoCardless ID',
		data_type: 'string',
		entity: 'expense',
		show_on_pdf: false,
	});
	const run = await bench.submit({});
	expect(Object.keys(readSettings(bench.rows[0]).uniqueFields).sort()).toEqual([
		'contact',
		'creditNote',
		'customerPayment',
	]);
	expect(String(run.resolveParameter('Done', 'completionMessage'))).toMatch(
		/None for expenses: the field .* allows the same value twice/,
	);
});

it('never takes a look-up that failed for "not there"', async () => {
	bench = await ZohoSetUpBench.open();
	const seen = await bench.look();
	bench.zohoBooks.faults.arrange('serverErrorBefore', { path: /\/chartofaccounts$/, times: 10 });
	const run = await bench.submit({}, { seen, upTo: 'Missing' });
	expect(problemsOf(run, 'Missing')).toEqual([expect.stringMatching(/^Zoho Books: .*Save again/)]);
	bench.zohoBooks.faults.arrange('serverErrorBefore', { path: /\/settings\/fields$/, times: 10 });
	const other = await bench.submit({}, { seen, upTo: 'Missing' });
	expect(problemsOf(other, 'Missing').join()).toMatch(/Zoho Books: .*Save again/);
	expect(bench.accountsNamed('GoCardless clearing GBP')).toEqual([]);
	expect(bench.organization.fields.all()).toEqual([]);
});

it('asks for clearing accounts of the currencies that it invoices in', async () => {
	bench = await ZohoSetUpBench.open({ rates: { EUR: 0.85 } });
	const { organization } = bench;
	const ada = seedCustomer(organization, { name: 'Bäckerei Ada', currency: 'EUR' });
	seedInvoice(organization, { customer: ada, amount: 1_000, exchangeRate: 0.85 });
	await bench.submit({});
	const { clearingAccounts, receivableAccounts } = readSettings(bench.rows[0]);
	expect(Object.keys(clearingAccounts).sort()).toEqual(['EUR', 'GBP']);
	expect(bench.accountsNamed('GoCardless clearing EUR')[0]?.currency).toBe('EUR');
	expect(receivableAccounts.EUR).toBe(organization.account('Accounts Receivable').id);
});

it.each([
	['an option that was not offered', { bankAccount: 'My pocket' }, /Choose one .*Bank account/],
	['days in words', { leadDays: 'seven' }, /whole number of 0 or more, not "seven"/],
	['no room between the limits', { minimumAmount: '20', maximumAmount: '10' }, /above the largest/],
	['a day that is none', { closedUntil: '31.12.2025' }, /must be a date like/],
	['a time zone of nowhere', { timeZone: 'Europe/Atlantis' }, /like Europe\/London, not/],
])('asks again after %s', async (_case, changes, sentence) => {
	bench = await ZohoSetUpBench.open();
	const run = await bench.submit(changes, { upTo: 'Problems' });
	expect(problemsOf(run)).toEqual([expect.stringMatching(sentence)]);
	expect(bench.rows).toEqual([]);
});

it('refuses one account for clearing and for the bank', async () => {
	bench = await ZohoSetUpBench.open();
	addAccount(bench.organization, 'Main Bank', 'bank');
	const account = optionsOf(await bench.look(), 'bankAccount').at(-1) ?? '';
	const run = await bench.submit(
		{ clearingGBP: account, bankAccount: account },
		{ upTo: 'Problems' },
	);
	expect(problemsOf(run)).toEqual([
		expect.stringMatching(/another account than the one into which/),
	]);
});

it('does not use an account of that name that serves something else', async () => {
	bench = await ZohoSetUpBench.open();
	const seen = await bench.look();
	addAccount(bench.organization, 'GoCardless fees', 'income');
	const run = await bench.submit({}, { seen, upTo: 'Missing' });
	expect(problemsOf(run, 'Missing')).toEqual([
		expect.stringMatching(/"GoCardless fees" .* type income instead of expense/),
	]);
});

it("warns of Zoho's own GoCardless integration", async () => {
	bench = await ZohoSetUpBench.open();
	addAccount(bench.organization, 'GoCardless Clearing', 'bank');
	const run = await bench.submit({});
	expect(String(run.resolveParameter('Done', 'completionMessage'))).toMatch(
		/Zoho's own GoCardless integration seems to be in use.*"GoCardless Clearing"/,
	);
});

it('guesses the time zone where Zoho gives an abbreviation', async () => {
	bench = await ZohoSetUpBench.open({ timeZone: 'EST', countryCode: 'US', baseCurrency: 'USD' });
	expect(readFirstLook(await bench.look()).shown.timeZone).toBe('America/New_York');
});

it('keeps a row for each organisation', async () => {
	bench = await ZohoSetUpBench.open();
	await bench.submit({});
	const other = bench.zohoBooks.createOrganization({ name: 'Beech', baseCurrency: 'EUR' });
	const { shown } = readFirstLook(await bench.look(other));
	expect(shown.clearingEUR).toBe('Create a new account "GoCardless clearing EUR"');
	expect(bench.rows.map(({ key }) => key)).toEqual([`zoho:${bench.organization.id}`]);
});

it("shows the vendors' words when a connection is wrong, and saves nothing", async () => {
	bench = await ZohoSetUpBench.open();
	bench.connect({ accessToken: 'revoked' });
	const run = await bench.open();
	expect(run.executed.at(-1)).toBe('Not connected');
	expect(problemsOf(run, 'Connections')).toEqual([expect.stringMatching(/^GoCardless: /)]);
	bench.connect();
	bench.zohoBooks.faults.arrange('serverErrorBefore', { path: /\/bankaccounts$/, times: 10 });
	const second = await bench.look();
	expect(second.executed.at(-1)).toBe('Not connected');
	expect(problemsOf(second, 'Readable')).toEqual([expect.stringMatching(/^Zoho Books: /)]);
	expect(String(second.resolveParameter('Not connected', 'completionMessage'))).toMatch(
		/<li>Zoho Books: /,
	);
});

it('leaves everything behind that invoices need to be collected', async () => {
	bench = await ZohoSetUpBench.open();
	const { organization, goCardless, n8n } = bench;
	await bench.submit({ dryRun: 'No: act' });
	const customer = seedCustomer(organization, { name: 'Anna Bell', email: 'anna@payer.example' });
	const invoice = seedInvoice(organization, {
		customer,
		amount: 12_000,
		dueDate: organization.today(),
	});
	(await n8n.runWorkflow(mandates, { start: 'Schedule' })).demandSuccess();
	for (const request of goCardless.world.billingRequests.all()) goCardless.completeFlow(request.id);
	(await n8n.runWorkflow(collections, { start: 'Schedule' })).demandSuccess();
	expect(
		goCardless.world.payments.all().map(({ amount, metadata }) => [metadata.invoice, amount]),
	).toEqual([[invoice, 12_000]]);
});
