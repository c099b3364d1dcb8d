import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { toMajorUnits, toMinorUnits } from '../../shared/money';
import { sumOf } from '../decimals';
import { checkId, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { combineLines } from './combineLines';
import { currencyOf } from './currencyOf';

/** What a payment pays (QuickBooks sheet 12): without it the money is unapplied credit. */
export const APPLIED_LINE_FIELDS: FieldDefinition[] = [
	{
		name: 'invoices',
		label: 'Applied Invoices',
		type: 'rows',
		placeholder: 'Add Invoice',
		description:
			'The invoices that are paid. Without any the payment stays an unapplied credit of the customer.',
		columns: [
			referenceField({
				name: 'invoice',
				label: 'Invoice',
				search: 'searchInvoices',
				required: true,
			}),
			{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '12.34', required: true },
		],
		encode: (rows) => toLines(rows as JsonRecord[], 'Invoice', 'invoice'),
	},
	{
		name: 'creditMemos',
		label: 'Applied Credit Memos',
		type: 'rows',
		placeholder: 'Add Credit Memo',
		description: 'Credits that are used up together with the payment',
		columns: [
			{
				name: 'creditMemo',
				label: 'Credit Memo ID',
				type: 'text',
				required: true,
				encode: (value, label) => ({ value: checkId(String(value), label) }),
			},
			{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '12.34', required: true },
		],
		encode: (rows) => toLines(rows as JsonRecord[], 'CreditMemo', 'creditMemo'),
	},
];

/** The `finish` of a payment: more than its amount cannot be applied. */
export function finishPayment(body: JsonRecord): JsonRecord {
	const { TotalAmt: total, invoices, creditMemos } = body;
	const currency = currencyOf(body);
	const sum = (lines: unknown) =>
		sumOf(
			((lines ?? []) as JsonRecord[]).map(({ Amount }) => toMinorUnits(Number(Amount), currency)),
		);
	if (total !== undefined) {
		const applied = sum(invoices) - sum(creditMemos);
		const available = toMinorUnits(Number(total), currency);
		if (applied > available) {
			const [left, right] = [applied, available].map((minorUnits) =>
				toMajorUnits({ minorUnits, currency }),
			);
			throw new ParameterError(
				`"Applied Invoices" come to more than "Amount" and credit memos allow: ${left} of ${right}.`,
				'Lower the applied amounts, or raise the amount of the payment.',
			);
		}
	}
	return combineLines(body, ['invoices', 'creditMemos']);
}

function toLines(rows: JsonRecord[], type: string, field: string): JsonRecord[] {
	return rows.map((row) => ({
		Amount: row.amount,
		LinkedTxn: [{ TxnId: (row[field] as { value: string }).value, TxnType: type }],
	}));
}
