import type { Organization } from '../organization/books';
import { inBase } from '../organization/rates';
import { exponentOf, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { addressOnDocument } from './addresses';
import { currencyFields } from './currencyFields';
import { sum } from './documentTotals';
import type { DocumentLine, SalesDocument } from './models';

/** What invoices and credit notes show alike in their details. */
export function showDocument(organization: Organization, document: SalesDocument): Wire {
	const { currency } = document;
	const amount = (minor: number) => fromMinor(minor, currency);
	const customer = organization.contacts.find(document.customerId);
	const subTotal = sum(document.lines, ({ total }) => total);
	const taxTotal = sum(document.lines, ({ tax }) => tax);
	const name = currency;
	return {
		customer_id: document.customerId,
		customer_name: customer?.name ?? '',
		...currencyFields(organization, currency),
		currency_name_formatted: `${name}- ${organization.currencyBy(currency)?.name ?? name}`,
		exchange_rate: document.exchangeRate,
		price_precision: exponentOf(currency),
		date: document.date,
		reference_number: document.plain.reference_number ?? '',
		is_inclusive_tax: document.isInclusive,
		discount: document.discount,
		discount_type: document.plain.discount_type ?? 'item_level',
		is_discount_before_tax: true,
		account_id: organization.account('Accounts Receivable').id,
		account_name: 'Accounts Receivable',
		line_items: document.lines.map((line, index) => showLine(organization, document, line, index)),
		sub_total: amount(subTotal),
		tax_total: amount(taxTotal),
		adjustment: amount(document.adjustment),
		adjustment_description: '',
		shipping_charge: amount(document.shipping),
		total: amount(document.total),
		taxes: [],
		notes: document.plain.notes ?? '',
		terms: document.plain.terms ?? '',
		billing_address: addressOnDocument(customer?.billing ?? {}),
		shipping_address: addressOnDocument(customer?.shipping ?? {}),
		contact_persons: document.plain.contact_persons ?? [],
		documents: [],
		tags: [],
		template_id: document.plain.template_id ?? '',
		template_name: 'Standard Template',
		template_type: 'standard',
		salesperson_id: '',
		salesperson_name: document.plain.salesperson_name ?? '',
		created_time: organization.time(document.createdAt),
		created_by_id: organization.userId,
		created_by_name: 'Bo Keeper',
		last_modified_time: organization.time(document.modifiedAt),
		last_modified_by_id: organization.userId,
		lock_details: { can_lock: false },
		locked_actions: [],
		sub_statuses: [],
		current_sub_status_id: '',
	};
}

/** Minor units of a document in the base currency, as a JSON number. */
export function baseAmount(
	organization: Organization,
	{ currency, exchangeRate }: { currency: string; exchangeRate: number },
	minor: number,
): number {
	const { baseCurrency } = organization.settings;
	return fromMinor(inBase(organization, minor, currency, exchangeRate), baseCurrency);
}

function showLine(
	organization: Organization,
	document: SalesDocument,
	line: DocumentLine,
	index: number,
): Wire {
	const tax = organization.taxes.find(line.taxId);
	return {
		line_item_id: line.id,
		item_id: line.itemId,
		item_order: index + 1,
		name: line.name,
		internal_name: '',
		description: line.description,
		unit: '',
		quantity: line.quantity,
		discount_amount: 0,
		discount: line.discount,
		discounts: [],
		bcy_rate: line.rate * document.exchangeRate,
		rate: line.rate,
		account_id: line.accountId,
		account_name: organization.accounts.find(line.accountId)?.name ?? '',
		project_id: '',
		tax_id: line.taxId,
		tax_name: tax?.name ?? '',
		tax_type: 'tax',
		tax_percentage: tax?.percentage ?? 0,
		item_total: fromMinor(line.total, document.currency),
		item_custom_fields: [],
		pricing_scheme: 'unit',
		tags: [],
		line_item_taxes: [],
		item_type: line.itemId === '' ? '' : 'sales',
		line_item_category: 'line_item',
	};
}
