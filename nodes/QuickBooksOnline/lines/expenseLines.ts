import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';
import { checkTaxCode, reference, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { combineLines, LINES_JSON, requireLines } from './combineLines';
import { withoutEmpty } from './currencyOf';

/** What was spent, by account. */
const EXPENSE_LINES: FieldDefinition = {
	name: 'lines',
	label: 'Lines',
	type: 'rows',
	target: 'expenseLines',
	placeholder: 'Add Line',
	description: 'In an update these replace all lines that are there',
	columns: [
		{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '12.34', required: true },
		referenceField({
			name: 'account',
			label: 'Account',
			target: 'AccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		{ name: 'description', label: 'Description', type: 'text', maximumLength: 4000 },
		referenceField({
			name: 'customer',
			label: 'Customer',
			target: 'CustomerRef',
			search: 'searchCustomers',
		}),
		referenceField({ name: 'class', label: 'Class', target: 'ClassRef', search: 'searchClasses' }),
		{
			name: 'taxCode',
			label: 'Tax Code',
			type: 'text',
			target: 'TaxCodeRef',
			description: 'TAX or NON in the United States, the id of a tax code elsewhere',
			encode: (value, label) => reference(checkTaxCode(String(value), label)),
		},
	],
	encode: (rows) => (rows as JsonRecord[]).map(toLine),
};

export const EXPENSE_LINE_FIELDS: FieldDefinition[] = [EXPENSE_LINES, LINES_JSON];

/** The `finish` of an expense. */
export function finishExpense(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	return requireLines(combineLines(body, ['expenseLines']), mode);
}

function toLine({ amount, description, ...refs }: JsonRecord): JsonRecord {
	return withoutEmpty({
		DetailType: 'AccountBasedExpenseLineDetail',
		Amount: amount,
		Description: description,
		AccountBasedExpenseLineDetail: refs,
	});
}
