import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';
import { checkId, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { combineLines, LINES_JSON, requireLines } from './combineLines';
import { withoutEmpty } from './currencyOf';

/** Transactions that wait in Undeposited Funds and are banked whole (QuickBooks sheet 12). */
const LINKED_LINES: FieldDefinition = {
	name: 'linkedLines',
	label: 'Linked Transactions',
	type: 'rows',
	placeholder: 'Add Transaction',
	description: 'Payments and the like that wait in Undeposited Funds, each with its whole amount',
	columns: [
		{
			name: 'transactionType',
			label: 'Transaction Type',
			type: 'options',
			options: ['JournalEntry', 'Payment', 'RefundReceipt', 'SalesReceipt', 'Transfer'].map(
				(value) => ({ name: value.replace(/(?!^)([A-Z])/g, ' $1'), value }),
			),
			default: 'Payment',
			required: true,
		},
		{
			name: 'transaction',
			label: 'Transaction ID',
			type: 'text',
			required: true,
			encode: (value, label) => checkId(String(value), label),
		},
		{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '12.34', required: true },
		{
			name: 'transactionLine',
			label: 'Transaction Line ID',
			type: 'text',
			default: '0',
			description: '0, but the id of the line for a journal entry',
			encode: (value, label) => checkId(String(value), label),
		},
	],
	encode: (rows) => (rows as JsonRecord[]).map(toLinkedLine),
};

/** Money that is no waiting transaction: fees are negative. */
const DIRECT_LINES: FieldDefinition = {
	name: 'directLines',
	label: 'Direct Lines',
	type: 'rows',
	placeholder: 'Add Line',
	description: 'Amounts by account, negative for what is taken off, such as fees',
	columns: [
		{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '-1.20', required: true },
		referenceField({
			name: 'account',
			label: 'Account',
			target: 'AccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		{ name: 'description', label: 'Description', type: 'text', maximumLength: 4000 },
		{
			name: 'entityType',
			label: 'Received From Type',
			type: 'options',
			options: [
				{ name: 'Customer', value: 'CUSTOMER' },
				{ name: 'Employee', value: 'EMPLOYEE' },
				{ name: 'Vendor', value: 'VENDOR' },
			],
			default: 'VENDOR',
		},
		{
			name: 'entity',
			label: 'Received From ID',
			type: 'text',
			description: 'Id of the customer, vendor or employee',
			encode: (value, label) => checkId(String(value), label),
		},
		referenceField({
			name: 'paymentMethod',
			label: 'Payment Method',
			target: 'PaymentMethodRef',
			search: 'searchPaymentMethods',
		}),
		referenceField({ name: 'class', label: 'Class', target: 'ClassRef', search: 'searchClasses' }),
	],
	encode: (rows) => (rows as JsonRecord[]).map(toDirectLine),
};

export const DEPOSIT_LINE_FIELDS: FieldDefinition[] = [LINKED_LINES, DIRECT_LINES, LINES_JSON];

/** The `finish` of a deposit. */
export function finishDeposit(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	return requireLines(combineLines(body, ['linkedLines', 'directLines']), mode);
}

/** Neither DetailType nor DepositLineDetail: with them QuickBooks refuses the link. */
function toLinkedLine(row: JsonRecord): JsonRecord {
	return {
		Amount: row.amount,
		LinkedTxn: [
			{
				TxnId: row.transaction,
				TxnType: row.transactionType,
				TxnLineId: row.transactionLine ?? '0',
			},
		],
	};
}

/** The name is flat here: a nested one is dropped without a word (QuickBooks sheet 12). */
function toDirectLine({
	amount,
	description,
	entityType,
	entity,
	...refs
}: JsonRecord): JsonRecord {
	const name = entity === undefined ? undefined : { value: entity, type: entityType };
	return withoutEmpty({
		DetailType: 'DepositLineDetail',
		Amount: amount,
		Description: description,
		DepositLineDetail: withoutEmpty({ ...refs, Entity: name }),
	});
}
