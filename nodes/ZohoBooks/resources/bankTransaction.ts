import { zohoBooksResource } from '../declaration';
import { BANK_CATEGORIES } from './bankCategories';
import { BANK_FEED } from './bankFeed';
import { finishTransaction, TRANSACTION_FIELDS } from './bankTransactionFields';
import { STATUS_FILTER, TRANSACTION_FILTERS } from './bankTransactionFilters';
import { listOperation } from './listOperation';

/** Zoho sheet 7.8. A payout is a transfer from the clearing account to the bank. */
export const bankTransaction = zohoBooksResource({
	value: 'bankTransaction',
	name: 'Bank Transaction',
	description: 'Money moved between accounts, and lines of the bank feed',
	path: 'banktransactions',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	hasCustomFields: true,
	fields: TRANSACTION_FIELDS,
	finish: finishTransaction,
	filters: [...TRANSACTION_FILTERS, STATUS_FILTER],
	more: [
		listOperation({
			value: 'getUncategorized',
			name: 'Get Many Uncategorized',
			plural: 'uncategorized bank transactions',
			path: 'banktransactions',
			filters: TRANSACTION_FILTERS,
			always: { status: 'uncategorized' },
		}),
		...BANK_FEED,
		...BANK_CATEGORIES,
	],
	lookUpFields: [
		{ name: 'ID', value: 'transaction_id' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'date_start',
});
