import { readSettings } from '../../nodes/shared/domain/settings';
import template from '../../workflows/quickbooks-online/01-set-up.json';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { optionsOf, problemsOf, readFirstLook, SetUpBench } from './setUpBench';

jest.setTimeout(60_000);

let bench: SetUpBench;

afterEach(async () => await bench.close());

it('asks with the accounts of the company, and starts as a dry run', async () => {
	bench = await SetUpBench.open();
	const run = await bench.look();
	const { shown } = readFirstLook(run);
	expect(run.status).toBe('waiting');
	expect(shown).toMatchObject({
		creditor: expect.stringMatching(/^The Merchant Ltd \[CR/),
		clearingGBP: 'Create a new account "GoCardless clearing GBP"',
		feesAccount: 'Create a new account "GoCardless fees"',
		paymentMethod: 'Create a new payment method "Direct Debit"',
		bankAccount: '',
		leadDays: '7',
		timeZone: 'Europe/London',
		dryRun: 'Yes: only show what would be done',
	});
	expect(optionsOf(run, 'clearingGBP').join()).not.toMatch(/Payments to deposit|Bank Charges/);
	expect(optionsOf(run, 'feesAccount').join()).toMatch(/Bank Charges \[/);
});

it('creates what is missing and saves one row that the planner accepts', async () => {
	bench = await SetUpBench.open();
	const run = await bench.submit({ minimumAmount: '1.5' });
	expect(run.executed.slice(-2)).toEqual(['Save settings', 'Done']);
	const [clearing] = bench.accountsNamed('GoCardless clearing GBP');
	expect(clearing?.body).toMatchObject({
		AccountType: 'Other Current Asset',
		AccountSubType: 'OtherCurrentAssets',
	});
	const [fees] = bench.accountsNamed('GoCardless fees');
	expect(fees?.body.AccountType).toBe('Expense');
	expect(bench.rows).toHaveLength(1);
	const settings = readSettings(bench.rows[0]);
	expect(settings).toMatchObject({
		books: `quickbooks:${bench.company.realmId}`,
		companyName: 'Harbour Cleaning Ltd',
		homeCurrency: 'GBP',
		clearingAccounts: { GBP: clearing?.id },
		feesAccountId: fees?.id,
		bankAccountId: bench.company.accountBy('AccountType', 'Bank'),
		minimumAmount: 150,
		leadDays: 7,
		postingMoment: 'confirmed',
		collectionMode: 'oneOff',
		collectOnly: 'all',
		approval: 'never',
		firstPayment: 'none',
		instalments: { count: 3, intervalUnit: 'monthly', interval: 1 },
		inviteCustomers: 'withBalance',
	});
	expect(settings.maximumAmount).toBeUndefined();
	expect(JSON.parse(String(bench.rows[0]?.data))).toMatchObject({
		dryRun: true,
		setUpBy: 'olivia@harbour.example',
	});
	const method = bench.company.find('PaymentMethod', settings.paymentMethodId ?? '');
	expect(method?.body.Name).toBe('Direct Debit');
	const page = String(run.resolveParameter('Done', 'completionMessage'));
	expect(page).toContain('Harbour Cleaning Ltd');
	expect(page).toContain(bench.company.realmId);
	expect(page).toContain(`GoCardless clearing GBP [${clearing?.id}]`);
	expect(page).toContain(`custom address ${bench.quickBooks.url}`);
	expect(run.resolveParameter('Done', 'completionTitle')).toBe('Set up, dry run is on');
});

it('run again, shows what was chosen, creates nothing and keeps one row', async () => {
	bench = await SetUpBench.open();
	await bench.submit({
		leadDays: '10',
		maximumAmount: '5000',
		postingMoment: 'When GoCardless has paid it out',
	});
	const before = bench.accounts.length;
	const { shown } = readFirstLook(await bench.look());
	expect(shown).toMatchObject({
		bankAccount: expect.stringMatching(/^Checking \[\d+\]$/),
		leadDays: '10',
		maximumAmount: '5000.00',
		postingMoment: 'When GoCardless has paid it out',
		clearingGBP: expect.stringMatching(/^GoCardless clearing GBP \[\d+\]$/),
		paymentMethod: expect.stringMatching(/^Direct Debit \[\d+\]$/),
	});
	const again = await bench.submit({ dryRun: 'No: act' });
	expect(again.resolveParameter('Done', 'completionTitle')).toBe('Set up');
	expect(bench.accounts).toHaveLength(before);
	expect(bench.rows).toHaveLength(1);
	expect(JSON.parse(String(bench.rows[0]?.data))).toMatchObject({ dryRun: false, leadDays: 10 });
	expect(readSettings(bench.rows[0]).maximumAmount).toBe(500_000);
});

it('creates nothing twice when the form was left open in two tabs', async () => {
	bench = await SetUpBench.open();
	const seen = await bench.look();
	await bench.submit({}, { seen });
	const second = await bench.submit({}, { seen });
	expect(second.executed.at(-1)).toBe('Done');
	expect(second.executed).not.toContain('Create account');
	expect(bench.accountsNamed('GoCardless clearing GBP')).toHaveLength(1);
	expect(bench.accountsNamed('GoCardless fees')).toHaveLength(1);
	expect(bench.rows).toHaveLength(1);
});

it('survives an answer that is lost after the account was created', async () => {
	bench = await SetUpBench.open();
	bench.quickBooks.faults.arrange('dropAfter', { method: 'POST', path: /\/account$/ });
	const run = await bench.submit({});
	expect(run.executed.at(-1)).toBe('Done');
	expect(bench.accountsNamed('GoCardless clearing GBP')).toHaveLength(1);
});

it.each([
	['an option that was not offered', { bankAccount: 'My pocket' }, /Choose one .*Bank account/],
	['nothing chosen', { bankAccount: '' }, /Choose one of the options for "Bank account/],
	['days in words', { leadDays: 'seven' }, /whole number of 0 or more, not "seven"/],
	['no days', { leadDays: '' }, /whole number of 0 or more/],
	['one instalment', { instalmentCount: '1' }, /from 2 to 60, not "1"/],
	['days before yesterday', { leadDays: '-3' }, /whole number of 0 or more, not "-3"/],
	[
		'an amount with three decimals',
		{ minimumAmount: '1.005' },
		/smallest amount must be .*"1\.005"/,
	],
	['no room between the limits', { minimumAmount: '20', maximumAmount: '10' }, /above the largest/],
	[
		'a time zone of nowhere',
		{ timeZone: 'Europe/Atlantis' },
		/like Europe\/London, not "Europe\/Atl/,
	],
	['an offset as time zone', { timeZone: 'UTC+1' }, /time zone must be a name/],
])('asks again after %s', async (_case, changes, sentence) => {
	bench = await SetUpBench.open();
	const run = await bench.submit(changes, { upTo: 'Problems' });
	expect(problemsOf(run)).toEqual([expect.stringMatching(sentence)]);
	expect(bench.rows).toEqual([]);
	expect(bench.accountsNamed('GoCardless clearing GBP')).toEqual([]);
});

it('offers no bank account for clearing, and refuses one account for clearing and suspense', async () => {
	bench = await SetUpBench.open();
	seed(bench.company, 'Account', {
		Name: 'Money on its way',
		AccountType: 'Other Current Asset',
		AccountSubType: 'OtherCurrentAssets',
	});
	const options = optionsOf(await bench.look(), 'clearingGBP');
	expect(options.join()).not.toMatch(/Checking/);
	const account = options.find((label) => /^Money on its way/.test(label)) ?? '';
	const run = await bench.submit(
		{ clearingGBP: account, suspenseAccount: account },
		{ upTo: 'Problems' },
	);
	expect(problemsOf(run)).toEqual([
		expect.stringMatching(/another account than the one for money/),
	]);
});

it('names the receivable account and asks which only where there are several', async () => {
	bench = await SetUpBench.open();
	const receivable = bench.company.accountBy('AccountType', 'Accounts Receivable');
	await bench.submit({});
	expect(readSettings(bench.rows[0]).receivableAccounts).toEqual({ GBP: receivable });
	const second = seed(bench.company, 'Account', {
		Name: 'Trade debtors',
		AccountType: 'Accounts Receivable',
		AccountSubType: 'AccountsReceivable',
	});
	const choice = optionsOf(await bench.look(), 'receivableGBP').find((label) =>
		/^Trade debtors/.test(label),
	);
	await bench.submit({ receivableGBP: choice ?? '' });
	expect(readSettings(bench.rows[0]).receivableAccounts).toEqual({ GBP: second });
});

it('saves where suspense, tax of the fees and refunds go', async () => {
	bench = await SetUpBench.open();
	const look = await bench.look();
	const income = optionsOf(look, 'refunds').find((label) => /^To account/.test(label)) ?? '';
	const vat = optionsOf(look, 'feeVatAccount')[1] ?? '';
	await bench.submit({ refunds: income, feeVatAccount: vat });
	const [suspense] = bench.accountsNamed('GoCardless suspense');
	expect(readSettings(bench.rows[0])).toMatchObject({
		suspenseAccountId: suspense?.id,
		feeVatAccountId: /\[(\d+)\]$/.exec(vat)?.[1],
		refundBooking: 'refundsAccount',
		refundsAccountId: /\[(\d+)\]$/.exec(income)?.[1],
	});
	const again = readFirstLook(await bench.look()).shown;
	expect(again).toMatchObject({ refunds: income, feeVatAccount: vat });
	const item = seed(bench.company, 'Item', {
		Name: 'Refunds given',
		Type: 'Service',
		IncomeAccountRef: { value: bench.company.accountBy('AccountType', 'Income') },
	});
	const receipt = optionsOf(await bench.look(), 'refunds').find((label) =>
		/^Refund receipt with item Refunds given/.test(label),
	);
	await bench.submit({ refunds: receipt ?? '' });
	const settings = readSettings(bench.rows[0]);
	expect(settings).toMatchObject({ refundBooking: 'refundReceipt', refundItemId: item });
	expect(settings.refundsAccountId).toBeUndefined();
});

it('offers locations and classes where the company has some', async () => {
	bench = await SetUpBench.open();
	expect(optionsOf(await bench.look(), 'location')).toEqual([]);
	const harbour = seed(bench.company, 'Department', { Name: 'Harbour' });
	const label = optionsOf(await bench.look(), 'location').find((option) => /^Harbour/.test(option));
	await bench.submit({ location: label ?? '' });
	expect(readSettings(bench.rows[0]).departmentId).toBe(harbour);
});

it('ends without a trace when nobody answers for an hour', async () => {
	bench = await SetUpBench.open();
	// What a waiting page lets through when its time is up: the item that came in.
	const pinned = { Ask: (await bench.look()).items('First look') };
	const run = await bench.n8n.runWorkflow(template, { start: 'Set-up', pinned });
	expect(run.executed.at(-1)).toBe('Abandoned after an hour');
	expect(bench.rows).toEqual([]);
});

it("shows GoCardless' words when the token is wrong, and saves nothing", async () => {
	bench = await SetUpBench.open();
	bench.connect({ accessToken: 'revoked' });
	const run = await bench.look();
	expect(run.executed.at(-1)).toBe('Not connected');
	expect(problemsOf(run, 'Connections')).toEqual([expect.stringMatching(/^GoCardless: /)]);
	expect(String(run.resolveParameter('Not connected', 'completionMessage'))).toMatch(
		/<li>GoCardless: .*access_token/,
	);
});

it("shows QuickBooks' words when the credential does not reach the company", async () => {
	bench = await SetUpBench.open();
	bench.connect({ companyId: '9999999999' });
	const run = await bench.look();
	expect(run.executed.at(-1)).toBe('Not connected');
	expect(problemsOf(run, 'Connections')).toEqual([expect.stringMatching(/^QuickBooks Online: .+/)]);
	expect(run.executed).not.toContain('Settings table');
});

it('never takes a look-up that failed for "not there"', async () => {
	bench = await SetUpBench.open();
	const seen = await bench.look();
	bench.quickBooks.faults.arrange('serverErrorBefore', { path: /\/query$/, times: 5 });
	const run = await bench.submit({}, { seen, upTo: 'Missing' });
	expect(problemsOf(run, 'Missing')).toEqual([expect.stringMatching(/^QuickBooks Online: /)]);
	expect(bench.accountsNamed('GoCardless clearing GBP')).toEqual([]);
});

it('does not use an account of that name that serves something else', async () => {
	bench = await SetUpBench.open();
	const seen = await bench.look();
	seed(bench.company, 'Account', { Name: 'GoCardless fees', AccountType: 'Income' });
	const run = await bench.submit({}, { seen, upTo: 'Missing' });
	expect(problemsOf(run, 'Missing')).toEqual([
		expect.stringMatching(/"GoCardless fees" .* type Income instead of Expense/),
	]);
});

it('asks for a clearing account per currency in which the company invoices', async () => {
	bench = await SetUpBench.open({ multiCurrency: true });
	seed(bench.company, 'Customer', { DisplayName: 'Bäckerei Ada', CurrencyRef: { value: 'EUR' } });
	const run = await bench.submit({});
	expect(run.executed.at(-1)).toBe('Done');
	const { clearingAccounts } = readSettings(bench.rows[0]);
	expect(Object.keys(clearingAccounts).sort()).toEqual(['EUR', 'GBP']);
	const euros = bench.company.find('Account', clearingAccounts.EUR ?? '');
	expect(euros?.body).toMatchObject({
		Name: 'GoCardless clearing EUR',
		CurrencyRef: { value: 'EUR' },
	});
});
