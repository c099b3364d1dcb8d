import type { Company } from './company';
import { accountId, salesLine } from './testKit';
import type { Wire } from './values/wire';

/** What creates an entity, and a change that it accepts. */
export interface EntityCase {
	name: string;
	/** As node-quickbooks spells it. */
	plural?: string;
	body: Wire;
	change: Wire;
}

function journalLine(
	account: string,
	type: 'Debit' | 'Credit',
	amount: number,
	entity?: Wire,
): Wire {
	return {
		Amount: amount,
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: { PostingType: type, AccountRef: { value: account }, Entity: entity },
	};
}

/** Bodies that create each entity, and a change that each accepts. */
export function entityCases(company: Company, customer: string): EntityCase[] {
	const bank = { value: accountId(company, 'Checking') };
	const income = { value: accountId(company, 'ServiceFeeIncome') };
	const charges = { value: accountId(company, 'BankCharges') };
	const CustomerRef = { value: customer };
	return [
		{
			name: 'Account',
			body: {
				Name: 'GoCardless clearing',
				AccountType: 'Other Current Asset',
				AccountSubType: 'OtherCurrentAssets',
			},
			change: { Description: 'What GoCardless owes us' },
		},
		{ name: 'Class', plural: 'Classes', body: { Name: 'North' }, change: { Name: 'North 2' } },
		{
			name: 'CreditMemo',
			body: { CustomerRef, Line: [salesLine(5)] },
			change: { PrivateNote: 'Goodwill' },
		},
		{ name: 'Customer', body: { DisplayName: 'Ben' }, change: { Notes: 'CU000123' } },
		{ name: 'Department', body: { Name: 'Leeds' }, change: { Name: 'York' } },
		{
			name: 'Deposit',
			body: {
				DepositToAccountRef: bank,
				Line: [
					{
						Amount: 20,
						DetailType: 'DepositLineDetail',
						DepositLineDetail: { AccountRef: income },
					},
				],
			},
			change: { PrivateNote: 'PO000123' },
		},
		{
			name: 'Invoice',
			body: { CustomerRef, Line: [salesLine(100)] },
			change: { PrivateNote: 'Collected by Direct Debit' },
		},
		{
			name: 'Item',
			body: { Name: 'Consulting', Type: 'Service', IncomeAccountRef: income },
			change: { Description: 'By the hour' },
		},
		{
			name: 'JournalEntry',
			plural: 'JournalEntries',
			body: {
				Line: [journalLine(charges.value, 'Debit', 3), journalLine(bank.value, 'Credit', 3)],
			},
			change: { PrivateNote: 'Fees' },
		},
		{
			name: 'Payment',
			body: { CustomerRef, TotalAmt: 25, PaymentRefNum: 'PM000A' },
			change: { PrivateNote: 'By Direct Debit' },
		},
		{
			name: 'PaymentMethod',
			body: { Name: 'Direct Debit' },
			change: { Name: 'GoCardless Direct Debit' },
		},
		{
			name: 'Purchase',
			body: {
				PaymentType: 'Cash',
				AccountRef: bank,
				Line: [
					{
						Amount: 7.5,
						DetailType: 'AccountBasedExpenseLineDetail',
						AccountBasedExpenseLineDetail: { AccountRef: charges },
					},
				],
			},
			change: { PaymentType: 'Cash', PrivateNote: 'Fees' },
		},
		{
			name: 'RefundReceipt',
			body: { CustomerRef, DepositToAccountRef: bank, Line: [salesLine(4)] },
			change: { PrivateNote: 'Refund' },
		},
		{
			name: 'SalesReceipt',
			plural: 'SalesReceipts',
			body: { CustomerRef, Line: [salesLine(9)] },
			change: { PrivateNote: 'Cash sale' },
		},
		{ name: 'Term', body: { Name: 'Net 7', DueDays: 7 }, change: { DueDays: 8 } },
		{
			name: 'Transfer',
			body: {
				FromAccountRef: bank,
				ToAccountRef: { value: accountId(company, 'Savings') },
				Amount: 50,
			},
			change: { PrivateNote: 'To savings' },
		},
		{ name: 'Vendor', body: { DisplayName: 'GoCardless Ltd' }, change: { CompanyName: 'GC' } },
	];
}

export const NAMES = [
	...['Account', 'Class', 'CreditMemo', 'Customer', 'Department', 'Deposit', 'Invoice', 'Item'],
	...['JournalEntry', 'Payment', 'PaymentMethod', 'Purchase', 'RefundReceipt', 'SalesReceipt'],
	...['Term', 'Transfer', 'Vendor'],
];

export const DELETABLE = [
	...['CreditMemo', 'Deposit', 'Invoice', 'JournalEntry', 'Payment', 'Purchase'],
	...['RefundReceipt', 'SalesReceipt', 'Transfer'],
];
