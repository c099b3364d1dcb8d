import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { multiplyToAmount } from '../decimals';
import { checkTaxCode, reference, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { combineLines, LINES_JSON, requireLines } from './combineLines';
import { currencyOf, withoutEmpty } from './currencyOf';

/** Lines of invoices, sales receipts, credit memos and refund receipts (QuickBooks sheet 12). */
const SALES_LINES: FieldDefinition = {
	name: 'lines',
	label: 'Lines',
	type: 'rows',
	target: 'salesLines',
	placeholder: 'Add Line',
	description: 'In an update these replace all lines that are there',
	columns: [
		referenceField({ name: 'item', label: 'Item', target: 'ItemRef', search: 'searchItems' }),
		{ name: 'description', label: 'Description', type: 'text', maximumLength: 4000 },
		{ name: 'quantity', label: 'Quantity', type: 'decimal', placeholder: '1' },
		{ name: 'unitPrice', label: 'Unit Price', type: 'decimal', placeholder: '12.34' },
		{
			name: 'amount',
			label: 'Amount',
			type: 'amount',
			placeholder: '12.34',
			description: 'Empty for quantity times unit price',
		},
		{
			name: 'taxCode',
			label: 'Tax Code',
			type: 'text',
			placeholder: 'TAX',
			description: 'TAX or NON in the United States, the id of a tax code elsewhere',
			encode: (value, label) => reference(checkTaxCode(String(value), label)),
		},
		{ name: 'serviceDate', label: 'Service Date', type: 'date' },
		referenceField({ name: 'class', label: 'Class', search: 'searchClasses' }),
	],
};

export const SALES_LINE_FIELDS: FieldDefinition[] = [SALES_LINES, LINES_JSON];

/** The `finish` of a sales form. */
export function finishSalesForm(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	const currency = currencyOf(body);
	const { salesLines, ...rest } = body;
	const rows = (salesLines ?? []) as JsonRecord[];
	const lines = rows.map((row, index) => toLine(row, index, currency));
	return requireLines(combineLines({ ...rest, salesLines: lines }, ['salesLines']), mode);
}

function toLine(row: JsonRecord, index: number, currency: string): JsonRecord {
	const { ItemRef, description, quantity, unitPrice, taxCode, serviceDate } = row;
	const amount = row.amount ?? computeAmount(row, index, currency);
	return {
		DetailType: 'SalesItemLineDetail',
		Amount: amount,
		...(description === undefined ? {} : { Description: description }),
		SalesItemLineDetail: withoutEmpty({
			ItemRef,
			Qty: quantity,
			UnitPrice: unitPrice,
			TaxCodeRef: taxCode,
			ServiceDate: serviceDate,
			ClassRef: row.class,
		}),
	};
}

function computeAmount({ quantity, unitPrice }: JsonRecord, index: number, currency: string) {
	if (typeof unitPrice === 'number') {
		return multiplyToAmount(typeof quantity === 'number' ? quantity : 1, unitPrice, currency);
	}
	throw new ParameterError(
		`"Lines, row ${index + 1}" has no amount. Give an amount, or quantity and unit price.`,
	);
}
