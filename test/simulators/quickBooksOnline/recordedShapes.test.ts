import { compare, isPresent, recorded } from './recordedReplies';
import { seedCustomer, seedInvoice } from './seeding/records';
import { entityOf, paymentLine, salesLine, startBench, type TestBench } from './testKit';
import { type Wire } from './values/wire';

const describeIfPresent = isPresent ? describe : describe.skip;

describeIfPresent('shapes of replies, against recordings of the vendor', () => {
	let bench: TestBench;
	let customer: string;

	beforeAll(async () => {
		bench = await startBench();
		const BillAddr = {
			Line1: '1 High St',
			City: 'Leeds',
			CountrySubDivisionCode: 'CA',
			PostalCode: '9',
		};
		const extra = {
			BillAddr,
			GivenName: 'Amy',
			FamilyName: 'Ash',
			CompanyName: 'Ash',
			Notes: 'n',
			PrimaryPhone: { FreeFormNumber: '1' },
		};
		customer = seedCustomer(bench.company, { name: 'Amy Ash', email: 'a@b.example', extra });
	});

	afterAll(() => bench.close());

	const post = async (name: string, body: Wire) =>
		entityOf((await bench.call(`/${name.toLowerCase()}`, body)).body, name);

	const account = (subType: string) => ({
		value: bench.company.accountBy('AccountSubType', subType),
	});

	it('Customer', async () => {
		const sandbox = recorded('Customer', ['sandbox-2026/create-customer.response.json']);
		const queried = recorded('Customer', ['sandbox-2026/customers.query.response.json']);
		const ours = entityOf((await bench.call(`/customer/${customer}`)).body, 'Customer');
		compare(ours, [...sandbox, ...queried], [...sandbox, ...queried]);
	});

	it('Invoice, open, paid and voided', async () => {
		const sandbox = recorded('Invoice', [
			'sandbox-2026/create-invoice.response.json',
			'sandbox-2026/invoices.query.response.json',
		]);
		const voided = recorded('Invoice', ['nytely/invoices.query.response.json']);
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const read = async () => entityOf((await bench.call(`/invoice/${id}`)).body, 'Invoice');
		compare(await read(), [...sandbox, ...voided], sandbox.slice(0, 1));
		await post('Payment', {
			CustomerRef: { value: customer },
			TotalAmt: 100,
			Line: [paymentLine(100, id)],
		});
		compare(await read(), [...sandbox, ...voided], sandbox.slice(0, 1));
		await bench.call('/invoice?operation=void', { Id: id, SyncToken: '1' });
		const gone = await read();
		compare(gone, [...sandbox, ...voided], sandbox.slice(0, 1));
		const example = voided.find(({ Id }) => Id === '129');
		for (const key of ['PrivateNote', 'TotalAmt', 'Balance', 'LinkedTxn']) {
			expect(gone[key]).toEqual(example?.[key]);
		}
	});

	it('Payment, unapplied, applied and voided', async () => {
		const sandbox = recorded('Payment', [
			'sandbox-2026/create-payment.response.json',
			'sandbox-2026/payments.query.response.json',
			'entities/payment.void.response.json',
		]);
		const always = sandbox.filter(({ TotalAmt, CurrencyRef }) => TotalAmt !== 0 && CurrencyRef);
		const loose = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 5 });
		compare(loose, sandbox, always);
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const applied = await post('Payment', {
			CustomerRef: { value: customer },
			TotalAmt: 100,
			PaymentRefNum: 'PM1',
			Line: [paymentLine(100, id)],
		});
		compare(applied, sandbox, always);
		const { body } = await bench.call('/payment?operation=update&include=void', {
			Id: applied.Id,
			SyncToken: '0',
			sparse: true,
		});
		compare(entityOf(body, 'Payment'), sandbox);
	});

	it('CreditMemo, RefundReceipt', async () => {
		const form = { CustomerRef: { value: customer }, Line: [salesLine(5)] };
		const memo = recorded('CreditMemo', ['sandbox-2026/create-credit-memo.response.json']);
		compare(await post('CreditMemo', form), memo, memo);
		const refund = recorded('RefundReceipt', [
			'entities/refundreceipt.create.response.json',
			'entities/refundreceipt.read.json',
		]);
		const ours = await post('RefundReceipt', { ...form, DepositToAccountRef: account('Checking') });
		compare(
			ours,
			[...refund, ...memo],
			recorded('RefundReceipt', ['entities/refundreceipt.read.json']).map(
				({ DocNumber, TotalAmt, Balance, Line, DepositToAccountRef }) => ({
					DocNumber,
					TotalAmt,
					Balance,
					Line,
					DepositToAccountRef,
				}),
			),
		);
	});

	it('Deposit with direct and with linked lines, JournalEntry', async () => {
		const deposits = recorded('Deposit', [
			'sandbox-2026/create-deposit.response.json',
			'sandbox-2026/deposits.query.response.json',
		]);
		const paid = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 5 });
		const LinkedTxn = [{ TxnId: paid.Id, TxnType: 'Payment', TxnLineId: '0' }];
		const ours = await post('Deposit', {
			DepositToAccountRef: account('Checking'),
			Line: [
				{ Amount: 5, LinkedTxn },
				{
					Amount: -1,
					DetailType: 'DepositLineDetail',
					DepositLineDetail: { AccountRef: account('BankCharges') },
				},
			],
		});
		compare(ours, deposits, deposits);
		const entries = recorded('JournalEntry', ['sandbox-2026/create-journal-entry.response.json']);
		const side = (PostingType: string, AccountRef: Wire) => ({
			Amount: 5,
			Description: 'd',
			DetailType: 'JournalEntryLineDetail',
			JournalEntryLineDetail: { PostingType, AccountRef },
		});
		const entry = await post('JournalEntry', {
			DocNumber: 'JE-001',
			PrivateNote: 'n',
			Line: [side('Debit', account('Checking')), side('Credit', account('Savings'))],
		});
		compare(entry, entries, entries);
	});

	it('Account, Item and the small lists', async () => {
		const accounts = recorded('Account', [
			'sandbox-2026/create-account.response.json',
			'sandbox-2026/accounts.query.response.json',
		]);
		compare(await post('Account', { Name: 'New bank', AccountType: 'Bank' }), accounts, accounts);
		const items = recorded('Item', ['sandbox-2026/create-item.response.json']);
		const item = { Name: 'New', Type: 'Service', IncomeAccountRef: account('ServiceFeeIncome') };
		compare(await post('Item', item), items, items);
		const methods = recorded('PaymentMethod', ['entities/paymentmethod.create.response.json']);
		compare(await post('PaymentMethod', { Name: 'Direct Debit' }), methods, methods);
		const terms = recorded('Term', ['entities/term.read.json']);
		compare(await post('Term', { Name: 'Net 61', DueDays: 61 }), terms, terms);
		const departments = recorded('Department', ['entities/department.read.json']);
		compare(await post('Department', { Name: 'Leeds' }), departments, departments);
	});
});
