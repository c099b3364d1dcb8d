import type { FieldDefinition } from '../../shared/engine/fields';
import { moneyField } from './moneyFields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';

/** Invoices that an amount is applied to (Zoho sheets 7.4 and 7.5). */
export const APPLIED_INVOICES: FieldDefinition = {
	name: 'invoices',
	label: 'Invoices',
	type: 'rows',
	placeholder: 'Add Invoice',
	columns: [
		referenceField({
			name: 'invoice',
			label: 'Invoice',
			target: 'invoice_id',
			search: 'searchInvoices',
			required: true,
		}),
		moneyField({
			name: 'amount',
			label: 'Amount Applied',
			target: 'amount_applied',
			required: true,
			description: 'At most what is open on the invoice',
		}),
		moneyField({
			name: 'taxWithheld',
			label: 'Tax Withheld',
			target: 'tax_amount_withheld',
		}),
	],
};
