import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { DEPOSIT_LINE_FIELDS, finishDeposit } from '../lines/depositLines';
import { finishJournalEntry, JOURNAL_LINE_FIELDS } from '../lines/journalLines';
import {
	CURRENCY,
	DEPARTMENT,
	DOCUMENT_NUMBER,
	EXCHANGE_RATE,
	PRIVATE_NOTE,
	TRANSACTION_DATE,
} from './commonFields';
import { DOCUMENT_NUMBER_FILTER, TRANSACTION_FILTERS } from './commonFilters';

/** Bookings between accounts (QuickBooks sheet 12). */

export const deposit = quickBooksResource({
	value: 'deposit',
	name: 'Deposit',
	description: 'Money that reached the bank in one sum, such as a payout',
	entity: 'Deposit',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	fields: [
		referenceField({
			name: 'depositAccount',
			label: 'Deposit To Account',
			target: 'DepositToAccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		...DEPOSIT_LINE_FIELDS,
		TRANSACTION_DATE,
		CURRENCY,
		EXCHANGE_RATE,
		PRIVATE_NOTE,
		DEPARTMENT,
	],
	finish: finishDeposit,
	filters: TRANSACTION_FILTERS,
	lookUpFields: [{ name: 'ID', value: 'Id' }],
});

export const journalEntry = quickBooksResource({
	value: 'journalEntry',
	name: 'Journal Entry',
	plural: 'journal entries',
	description: 'Debits and credits; its TotalAmt is always 0',
	entity: 'JournalEntry',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	fields: [
		...JOURNAL_LINE_FIELDS,
		TRANSACTION_DATE,
		DOCUMENT_NUMBER,
		CURRENCY,
		EXCHANGE_RATE,
		PRIVATE_NOTE,
		{
			name: 'adjustment',
			label: 'Adjustment',
			type: 'boolean',
			target: 'Adjustment',
			description: 'Whether this is an adjusting entry',
		},
	],
	finish: finishJournalEntry,
	filters: [DOCUMENT_NUMBER_FILTER, ...TRANSACTION_FILTERS],
	lookUpFields: [
		{ name: 'Document Number', value: 'DocNumber' },
		{ name: 'ID', value: 'Id' },
	],
});

export const transfer = quickBooksResource({
	value: 'transfer',
	name: 'Transfer',
	description: 'Money moved between two accounts of the company',
	entity: 'Transfer',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	fields: [
		referenceField({
			name: 'fromAccount',
			label: 'From Account',
			target: 'FromAccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		referenceField({
			name: 'toAccount',
			label: 'To Account',
			target: 'ToAccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		{
			name: 'amount',
			label: 'Amount',
			type: 'amount',
			target: 'Amount',
			required: true,
			placeholder: '12.34',
		},
		TRANSACTION_DATE,
		CURRENCY,
		EXCHANGE_RATE,
		PRIVATE_NOTE,
	],
	filters: TRANSACTION_FILTERS,
	lookUpFields: [{ name: 'ID', value: 'Id' }],
});
