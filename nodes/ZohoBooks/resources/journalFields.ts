import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { CURRENCY, EXCHANGE_RATE, LOCATION, NOTES, REFERENCE_NUMBER } from './commonFields';
import { moneyField, toThousandths } from './moneyFields';

/** Amounts are positive, debit or credit is the sign (Zoho sheet 7.7). */
const LINES: FieldDefinition = {
	name: 'lineItems',
	label: 'Lines',
	type: 'rows',
	target: 'line_items',
	required: true,
	placeholder: 'Add Line',
	description: 'Debits must equal credits. In an update these replace all lines that are there.',
	columns: [
		{
			name: 'side',
			label: 'Debit or Credit',
			type: 'options',
			target: 'debit_or_credit',
			options: [
				{ name: 'Credit', value: 'credit' },
				{ name: 'Debit', value: 'debit' },
			],
			default: 'debit',
			required: true,
		},
		moneyField({ name: 'amount', label: 'Amount', required: true }),
		referenceField({
			name: 'account',
			label: 'Account',
			target: 'account_id',
			search: 'searchAccounts',
			required: true,
		}),
		referenceField({
			name: 'customer',
			label: 'Customer',
			target: 'customer_id',
			search: 'searchContacts',
			description: 'Accounts receivable need a customer; accounts payable a vendor, by ID',
		}),
		{ name: 'description', label: 'Description', type: 'text' },
		referenceField({ name: 'tax', label: 'Tax', target: 'tax_id', search: 'searchTaxes' }),
	],
};

export const JOURNAL_FIELDS: FieldDefinition[] = [
	{ name: 'date', label: 'Date', type: 'date', target: 'journal_date', required: true },
	LINES,
	REFERENCE_NUMBER,
	NOTES,
	{
		name: 'status',
		label: 'Status',
		type: 'options',
		only: 'create',
		options: [
			{ name: 'Draft', value: 'draft' },
			{ name: 'Published', value: 'published' },
		],
		default: 'published',
	},
	{
		name: 'journalType',
		label: 'Journal Type',
		type: 'options',
		target: 'journal_type',
		options: [
			{ name: 'Accrual and Cash', value: 'both' },
			{ name: 'Cash', value: 'cash' },
		],
		default: 'both',
		description: 'In which reports it counts',
	},
	CURRENCY,
	EXCHANGE_RATE,
	LOCATION,
];

/**
 * Zoho would refuse these too, but with words that do not name the line (Zoho sheet 7.7).
 *
 * @throws ParameterError when debits differ from credits, or an account stands on both sides
 */
export function finishJournal(body: JsonRecord): JsonRecord {
	const lines = body.line_items;
	if (!Array.isArray(lines)) return body;
	const rows = lines as JsonRecord[];
	const [debits, credits] = ['debit', 'credit'].map((side) => rows.filter(isOn(side)));
	const [left, right] = [total(debits), total(credits)];
	// With a tax on a line Zoho adds a line of its own, which is not known here.
	const isTaxed = rows.some(({ tax_id: tax }) => tax !== undefined);
	if (left !== right && !isTaxed) {
		throw new ParameterError(
			`"Lines": debits of ${left / 1000} do not equal credits of ${right / 1000}.`,
			'Correct the amounts, or add the missing line.',
		);
	}
	const debited = new Set(debits?.map(({ account_id: account }) => account));
	const both = credits?.find(({ account_id: account }) => debited.has(account));
	if (both === undefined) return body;
	throw new ParameterError(
		`"Lines": account ${String(both.account_id)} is debited and credited in one journal.`,
		'Zoho Books takes an account on one side only. Net the lines, or make two journals.',
	);
}

function isOn(side: string) {
	return ({ debit_or_credit: given }: JsonRecord) => given === side;
}

function total(rows: JsonRecord[] = []): number {
	return rows.reduce((sum, { amount }) => sum + toThousandths(Number(amount)), 0);
}
