import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import {
	CURRENCY,
	CUSTOMER,
	DATE,
	DESCRIPTION,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	paymentMode,
	REFERENCE_NUMBER,
	TAX,
} from './commonFields';
import { moneyField } from './moneyFields';

/** What Zoho lets be created here; all else has a resource of its own (Zoho sheet 7.8). */
const TYPES = [
	['Card Payment', 'card_payment'],
	['Deposit', 'deposit'],
	['Expense Refund', 'expense_refund'],
	['Interest Income', 'interest_income'],
	['Other Income', 'other_income'],
	['Owner Contribution', 'owner_contribution'],
	['Owner Drawings', 'owner_drawings'],
	['Refund (Credit Card Accounts)', 'refund'],
	['Sales Return', 'sales_return'],
	['Sales Without Invoices', 'sales_without_invoices'],
	['Transfer Between Accounts', 'transfer_fund'],
].map(([name = '', value = '']) => ({ name, value }));

const TRANSFER = 'transfer_fund';

function checkType(value: unknown, label: string): string {
	const type = String(value);
	if (TYPES.some((known) => known.value === type)) return type;
	throw new ParameterError(
		`"${label}" cannot be "${type}".`,
		'Expenses and payments of customers have resources of their own: use "Expense" or "Customer Payment".',
	);
}

export const TRANSACTION_FIELDS: FieldDefinition[] = [
	{
		name: 'transactionType',
		label: 'Transaction Type',
		type: 'options',
		target: 'transaction_type',
		required: true,
		options: TYPES,
		default: TRANSFER,
		description: 'Expenses and payments of customers are created by their own resources',
		encode: checkType,
	},
	moneyField({ name: 'amount', label: 'Amount', required: true }),
	{ ...DATE, required: true },
	referenceField({
		name: 'fromAccount',
		label: 'From Account',
		target: 'from_account_id',
		search: 'searchAccounts',
		description: 'The account that the money leaves',
	}),
	referenceField({
		name: 'toAccount',
		label: 'To Account',
		target: 'to_account_id',
		search: 'searchAccounts',
		description: 'The account that the money reaches',
	}),
	REFERENCE_NUMBER,
	DESCRIPTION,
	CURRENCY,
	EXCHANGE_RATE,
	{
		...paymentMode('paymentMode', 'Payment Mode', 'payment_mode'),
		description: 'Not for transfers, card payments and drawings',
	},
	moneyField({ name: 'bankCharges', label: 'Bank Charges', target: 'bank_charges' }),
	CUSTOMER,
	TAX,
	INCLUSIVE_TAX,
];

/** A transfer without one of its accounts, or within one, moves nothing (Zoho sheet 7.8). */
export function finishTransaction(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	const { transaction_type: type, from_account_id: from, to_account_id: to } = body;
	if (mode === 'update' || type !== TRANSFER) return body;
	if (from === undefined || to === undefined) {
		throw new ParameterError('A transfer needs "From Account" and "To Account". Give both.');
	}
	if (from === to) {
		throw new ParameterError('"From Account" and "To Account" are the same. Choose two accounts.');
	}
	return body;
}
