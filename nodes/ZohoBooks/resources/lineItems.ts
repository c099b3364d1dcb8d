import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { moneyField } from './moneyFields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { idField } from './idField';

/** Lines of invoices, recurring invoices and credit notes (Zoho sheets 7.2, 7.3 and 7.5). */
export const LINE_ITEMS: FieldDefinition = {
	name: 'lineItems',
	label: 'Line Items',
	type: 'rows',
	target: 'line_items',
	required: true,
	placeholder: 'Add Line Item',
	description: 'In an update these replace all line items that are there',
	columns: [
		referenceField({
			name: 'item',
			label: 'Item',
			target: 'item_id',
			search: 'searchItems',
			description: 'Or leave it empty and give name and rate',
		}),
		{ name: 'name', label: 'Name', type: 'text', maximumLength: 100 },
		{ name: 'description', label: 'Description', type: 'text', maximumLength: 2000 },
		{ name: 'quantity', label: 'Quantity', type: 'decimal', placeholder: '1' },
		{
			name: 'rate',
			label: 'Rate',
			type: 'decimal',
			placeholder: '12.34',
			description: 'Price of one; empty for the price of the item',
		},
		referenceField({
			name: 'account',
			label: 'Account',
			target: 'account_id',
			search: 'searchAccounts',
			description: 'Empty for the account of the item, or for the default one of sales',
		}),
		referenceField({ name: 'tax', label: 'Tax', target: 'tax_id', search: 'searchTaxes' }),
		{
			name: 'discount',
			label: 'Discount',
			type: 'text',
			placeholder: '10%',
			description: 'A percentage like 10%, or an amount',
			encode: readDiscount,
		},
		{ name: 'unit', label: 'Unit', type: 'text', maximumLength: 100 },
		idField({
			name: 'lineItemId',
			label: 'Line Item ID',
			target: 'line_item_id',
			description: 'In an update: which of the line items that are there this one is',
		}),
	],
	encode: checkLines,
};

export const DOCUMENT_DISCOUNT: FieldDefinition[] = [
	{
		name: 'discount',
		label: 'Discount',
		type: 'text',
		placeholder: '10%',
		description: 'On the whole document: a percentage like 10%, or an amount',
		encode: readDiscount,
	},
	{
		name: 'discountType',
		label: 'Discount Type',
		type: 'options',
		target: 'discount_type',
		options: [
			{ name: 'Each Line Item', value: 'item_level' },
			{ name: 'Whole Document', value: 'entity_level' },
		],
		default: 'entity_level',
	},
	{
		name: 'discountBeforeTax',
		label: 'Discount Before Tax',
		type: 'boolean',
		target: 'is_discount_before_tax',
		default: true,
		description: 'Whether the discount is taken off before the tax is computed',
	},
];

export const CHARGES: FieldDefinition[] = [
	moneyField({
		name: 'adjustment',
		label: 'Adjustment',
		mayBeNegative: true,
		description: 'Added to the total, for example to round it',
	}),
	{
		name: 'adjustmentDescription',
		label: 'Adjustment Description',
		type: 'text',
		target: 'adjustment_description',
	},
	moneyField({ name: 'shippingCharge', label: 'Shipping Charge', target: 'shipping_charge' }),
];

/** Zoho reads "12.5%" as a percentage, and a number as an amount. */
function readDiscount(value: unknown, label: string): string | number {
	const text = String(value).replace(/\s/g, '');
	if (/^\d+(\.\d+)?%$/.test(text)) return text;
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
	throw new ParameterError(`"${label}" must be like 10% or 12.34, not "${text}".`);
}

/** An account with a rate is enough for a line (Zoho sheet 7.5); a line of nothing is a mistake. */
function checkLines(value: unknown, label: string): JsonRecord[] {
	const rows = value as JsonRecord[];
	rows.forEach((row, index) => {
		if (row.item_id !== undefined || row.line_item_id !== undefined) return;
		if (row.rate !== undefined && (row.name ?? row.description ?? row.account_id) !== undefined) {
			return;
		}
		throw new ParameterError(
			`"${label}, row ${index + 1}" has no item. Choose an item, or give name and rate.`,
		);
	});
	return rows;
}
