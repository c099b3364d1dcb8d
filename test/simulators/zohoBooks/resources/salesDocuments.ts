import type { Organization } from '../organization/books';
import { rateIn } from '../organization/rates';
import { amountIn, choiceIn, dateIn, switchIn, textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain, type BookRecord } from '../store/record';
import type { Wire } from '../values/wire';
import { customerIn } from './contacts';
import { currencyIn } from './currencyFields';
import { checkMandatory, customValuesIn } from './customFields';
import { discountIn, linesIn } from './documentLines';
import { settleTotals } from './documentTotals';
import type { Contact, SalesDocument } from './models';

const PLAIN = [
	'reference_number',
	'notes',
	'terms',
	'payment_terms',
	'payment_terms_label',
	'discount_type',
	'is_discount_before_tax',
	'allow_partial_payments',
	'salesperson_name',
	'payment_options',
	'contact_persons',
	'location_id',
	'payment_expected_date',
	'template_id',
];

/** The part that invoices, credit notes and recurring profiles share. Nothing is stored yet. */
export function newSalesDocument(
	organization: Organization,
	entity: string,
	body: Wire,
): { document: SalesDocument; customer: Contact } {
	const customer = customerIn(organization, body);
	// One customer, one currency (Zoho sheet 7.11).
	const currency = currencyIn(organization, body) ?? customer.currency;
	if (currency !== customer.currency) throw invalidValue('currency_id');
	const date = dateIn(body, 'date') ?? organization.today();
	const lines = linesIn(organization, body, currency);
	if (lines === undefined) throw invalidValue('line_items');
	const custom = customValuesIn(organization, entity, body.custom_fields);
	checkMandatory(organization, entity, custom);
	checkTexts(body);
	const document: SalesDocument = {
		...organization.newRecord(),
		number: '',
		customerId: customer.id,
		currency,
		exchangeRate: rateIn(organization, body, currency, date),
		date,
		lines,
		isInclusive: switchIn(body, 'is_inclusive_tax') ?? false,
		discount: discountIn(body),
		discountTotal: 0,
		adjustment: amountIn(body, 'adjustment', currency) ?? 0,
		shipping: amountIn(body, 'shipping_charge', currency) ?? 0,
		total: 0,
	};
	document.custom = custom;
	keepPlain(document, body, PLAIN);
	settleTotals(organization, document);
	if (document.total < 0) throw invalidValue('total');
	return { document, customer };
}

/** The changed shared part; the caller checks it before it is put in place. */
export function changedSalesDocument<D extends SalesDocument>(
	organization: Organization,
	entity: string,
	before: D,
	body: Wire,
): D {
	const changed: D = { ...before, plain: { ...before.plain }, custom: new Map(before.custom) };
	const { currency } = before;
	if (body.customer_id !== undefined && body.customer_id !== before.customerId) {
		throw invalidValue('customer_id');
	}
	checkTexts(body);
	changed.date = dateIn(body, 'date') ?? before.date;
	const lines = linesIn(organization, body, currency) ?? before.lines;
	changed.lines = lines.map((line) => ({ ...line }));
	changed.exchangeRate = rateIn(organization, body, currency, changed.date, before.exchangeRate);
	changed.isInclusive = switchIn(body, 'is_inclusive_tax') ?? before.isInclusive;
	if (body.discount !== undefined) changed.discount = discountIn(body);
	changed.adjustment = amountIn(body, 'adjustment', currency) ?? before.adjustment;
	changed.shipping = amountIn(body, 'shipping_charge', currency) ?? before.shipping;
	const custom = customValuesIn(organization, entity, body.custom_fields, before);
	for (const [id, value] of custom) changed.custom.set(id, value);
	keepPlain(changed, body, PLAIN);
	settleTotals(organization, changed);
	return changed;
}

/** A number given by the caller, or the next one of the sequence (Zoho sheet 7.2). */
export function documentNumber(
	organization: Organization,
	given: { body: Wire; property: string; query: URLSearchParams },
	used: Iterable<BookRecord & { number: string }>,
	next: () => string,
): string {
	const wanted = textIn(given.body, given.property, 100);
	if (wanted === undefined || wanted === '') return next();
	if (given.query.get('ignore_auto_number_generation') !== 'true') {
		throw invalidValue(given.property);
	}
	for (const { number } of used) if (number === wanted) throw unconfirmed('duplicateNumber');
	return wanted;
}

function checkTexts(body: Wire): void {
	textIn(body, 'reference_number', 100);
	textIn(body, 'notes', 5000);
	textIn(body, 'terms', 10_000);
	choiceIn(body, 'discount_type', ['entity_level', 'item_level']);
	dateIn(body, 'payment_expected_date');
}
