import type { FieldDefinition } from '../../shared/engine/fields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { createBelow, listBelow, type Parent } from './belowRecord';
import { finishTransaction, TRANSACTION_FIELDS } from './bankTransactionFields';
import { idField } from './idField';

/** A line that came from the bank and is not yet in the books (Zoho sheet 7.8). */
export const BANK_LINE: Parent = {
	name: 'Uncategorized Transaction',
	path: 'banktransactions/uncategorized',
	id: 'transaction_id',
};

const BOOKED: Parent = { name: 'Bank Transaction', path: 'banktransactions', id: 'transaction_id' };

/** Which bank account it is about stands in the address. */
const ACCOUNT = referenceField({
	name: 'account',
	label: 'Bank Account',
	target: 'query.account_id',
	search: 'searchBankAccounts',
	required: true,
});

const MATCHED: FieldDefinition = {
	name: 'transactions',
	label: 'Transactions',
	type: 'rows',
	target: 'transactions_to_be_matched',
	required: true,
	placeholder: 'Add Transaction',
	description: 'As "Get Matches" gives them',
	columns: [
		idField({
			name: 'transaction',
			label: 'Transaction ID',
			target: 'transaction_id',
			required: true,
		}),
		{
			name: 'transactionType',
			label: 'Transaction Type',
			type: 'text',
			target: 'transaction_type',
			required: true,
			placeholder: 'transfer_fund',
		},
	],
};

/** What is done with lines of the bank feed. */
export const BANK_FEED = [
	listBelow({
		parent: BANK_LINE,
		value: 'getMatches',
		name: 'Get Matches',
		action: 'Get the matches of an uncategorized transaction',
		description: 'Get what is in the books already and may be this line of the bank',
		verb: 'match',
		collection: 'banktransactions/match',
		filters: [
			{ name: 'dateAfter', label: 'Date After', type: 'date', target: 'date_after' },
			{ name: 'dateBefore', label: 'Date Before', type: 'date', target: 'date_before' },
			{ name: 'amountAtLeast', label: 'Amount at Least', type: 'decimal', target: 'amount_start' },
			{ name: 'amountAtMost', label: 'Amount at Most', type: 'decimal', target: 'amount_end' },
			{
				name: 'referenceNumber',
				label: 'Reference Number',
				type: 'text',
				target: 'reference_number',
			},
			{
				name: 'showAll',
				label: 'Show All',
				type: 'boolean',
				target: 'show_all_transactions',
				description: 'Whether to return also what does not look like a match',
			},
		],
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'match',
		name: 'Match',
		action: 'Match an uncategorized transaction',
		description: 'Say that a line of the bank is what is in the books already, such as a transfer',
		verb: 'match',
		fields: [ACCOUNT, MATCHED],
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'categorize',
		name: 'Categorize',
		action: 'Categorize an uncategorized transaction',
		description: 'Book a line of the bank that is not in the books yet',
		verb: 'categorize',
		fields: TRANSACTION_FIELDS,
		finish: (body) => finishTransaction(body, 'create'),
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'exclude',
		name: 'Exclude',
		action: 'Exclude an uncategorized transaction',
		description: 'Set a line of the bank aside that does not belong into the books',
		verb: 'exclude',
		fields: [ACCOUNT],
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'restore',
		name: 'Restore',
		action: 'Restore an excluded transaction',
		description: 'Bring back a line of the bank that was set aside',
		verb: 'restore',
		fields: [ACCOUNT],
	}),
	createBelow({
		parent: BOOKED,
		value: 'unmatch',
		name: 'Unmatch',
		action: 'Unmatch a bank transaction',
		description: 'Take the match back, so that the line of the bank is uncategorized again',
		verb: 'unmatch',
		fields: [ACCOUNT],
	}),
	createBelow({
		parent: BOOKED,
		value: 'uncategorize',
		name: 'Uncategorize',
		action: 'Uncategorize a bank transaction',
		description: 'Remove what a line of the bank was booked as, and leave the line',
		verb: 'uncategorize',
		fields: [ACCOUNT],
	}),
];
