import type { INodeParameters } from 'n8n-workflow';

import { addAccount, addFeedLine, seedCustomer, seedInvoice } from '../../simulators/zohoBooks';
import { Bench, byId } from './bench';

const record = (id: unknown): INodeParameters => ({ recordId: byId(String(id)) });

describe('a payout and the bank that shows it, in Zoho Books', () => {
	let bench: Bench;
	let bank: string;
	let fees: string;

	beforeAll(async () => {
		bench = await Bench.start();
		bank = addAccount(bench.organization, 'Current Account', 'bank');
		fees = addAccount(bench.organization, 'GoCardless Fees', 'expense');
	});

	afterAll(async () => await bench.close());

	const today = () => bench.organization.today();

	const line = (amount: number, description: string) =>
		addFeedLine(bench.organization, { accountId: bank, amount, date: today(), description });

	const uncategorized = async () => {
		const rows = await bench.records('bankTransaction', 'getUncategorized', {
			returnAll: true,
			filters: { account: byId(bank) },
		});
		return rows.map(({ transaction_id: id }) => id);
	};

	it('moves the payout to the bank and matches the line that the bank shows', async () => {
		const [transfer] = await bench.records('bankTransaction', 'create', {
			transactionType: 'transfer_fund',
			amount: '98.80',
			date: today(),
			additionalFields: {
				fromAccount: byId(bench.clearing),
				toAccount: byId(bank),
				referenceNumber: 'PO000123',
			},
		});
		expect(bench.cleared).toBe(-9880);
		expect(bench.organization.balanceOf(bank)).toBe(9880);
		const shown = line(9880, 'GOCARDLESS LTD');
		expect(await uncategorized()).toEqual([shown]);
		const candidates = await bench.records('bankTransaction', 'getMatches', record(shown));
		expect(candidates).toMatchObject([{ transaction_id: transfer?.transaction_id, amount: 98.8 }]);
		await bench.records('bankTransaction', 'match', {
			...record(shown),
			account: byId(bank),
			transactions: {
				rows: [{ transaction: String(transfer?.transaction_id), transactionType: 'transfer_fund' }],
			},
		});
		// Matched, not booked a second time.
		expect(await uncategorized()).toEqual([]);
		expect(bench.organization.balanceOf(bank)).toBe(9880);
		await bench.records('bankTransaction', 'unmatch', {
			...record(transfer?.transaction_id),
			account: byId(bank),
		});
		expect(await uncategorized()).toEqual([shown]);
		await bench.records('bankTransaction', 'exclude', { ...record(shown), account: byId(bank) });
		expect(await uncategorized()).toEqual([]);
		await bench.records('bankTransaction', 'restore', { ...record(shown), account: byId(bank) });
		expect(await uncategorized()).toEqual([shown]);
		await bench.records('bankTransaction', 'exclude', { ...record(shown), account: byId(bank) });
	});

	it('books what the bank shows first: a cost, a payment of a customer, a transfer', async () => {
		const before = bench.organization.balanceOf(bank);
		await bench.records('bankTransaction', 'categorizeAsExpense', {
			...record(line(-1200, 'GOCARDLESS FEES')),
			account: byId(fees),
			paidThroughAccount: byId(bank),
			amount: '12.00',
			date: today(),
		});
		expect(bench.organization.balanceOf(fees)).toBe(1200);
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const invoice = seedInvoice(bench.organization, { customer, amount: 3000 });
		await bench.records('bankTransaction', 'categorizeAsCustomerPayment', {
			...record(line(3000, 'ADA LTD')),
			customer: byId(customer),
			amount: '30.00',
			date: today(),
			paymentMode: 'banktransfer',
			additionalFields: {
				account: byId(bank),
				invoices: { rows: [{ invoice: byId(invoice), amount: '30.00' }] },
			},
		});
		expect(bench.organization.invoiceBalance(invoice)).toBe(0);
		await bench.records('bankTransaction', 'categorize', {
			...record(line(500, 'GOCARDLESS LTD')),
			transactionType: 'transfer_fund',
			amount: '5.00',
			date: today(),
			additionalFields: { fromAccount: byId(bench.clearing), toAccount: byId(bank) },
		});
		expect(bench.organization.balanceOf(bank) - before).toBe(-1200 + 3000 + 500);
		expect(await uncategorized()).toEqual([]);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('makes a custom field that refuses duplicates, and finds it among those of its kind', async () => {
		const [made] = await bench.records('customField', 'create', {
			entity: 'invoice',
			label: 'GoCardless Subscription',
			dataType: 'string',
			additionalFields: { unique: true },
		});
		const fields = await bench.records('customField', 'getAll', {
			entity: 'invoice',
			returnAll: true,
		});
		expect(fields).toMatchObject([{ field_id: made?.field_id, is_unique: true }]);
	});
});
