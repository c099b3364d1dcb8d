import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { moneyField } from './moneyFields';

const amountApplied = () =>
	moneyField({
		name: 'amount',
		label: 'Amount Applied',
		target: 'amount_applied',
		required: true,
	});

/** What an invoice can be paid with besides new money (Zoho sheet 7.2). */
export const CREDIT_FIELDS: FieldDefinition[] = [
	{
		name: 'payments',
		label: 'Unused Payments',
		type: 'rows',
		target: 'invoice_payments',
		placeholder: 'Add Payment',
		columns: [
			referenceField({
				name: 'payment',
				label: 'Payment',
				target: 'payment_id',
				search: 'searchCustomerPayments',
				required: true,
			}),
			amountApplied(),
		],
	},
	{
		name: 'creditNotes',
		label: 'Credit Notes',
		type: 'rows',
		target: 'apply_creditnotes',
		placeholder: 'Add Credit Note',
		columns: [
			referenceField({
				name: 'creditNote',
				label: 'Credit Note',
				target: 'creditnote_id',
				search: 'searchCreditNotes',
				required: true,
			}),
			amountApplied(),
		],
	},
];

/**
 * Both lists are named even when one is empty, as Zoho's description of the call demands.
 *
 * @throws ParameterError when there is nothing in either
 */
export function demandCredits(body: JsonRecord): JsonRecord {
	const { invoice_payments: payments = [], apply_creditnotes: notes = [], ...rest } = body;
	const isEmpty = [payments, notes].every((list) => Array.isArray(list) && list.length === 0);
	if (isEmpty) {
		throw new ParameterError(
			'There is nothing to apply. Add a payment with an unused amount, or a credit note.',
		);
	}
	return { ...rest, invoice_payments: payments, apply_creditnotes: notes };
}
