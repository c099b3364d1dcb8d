import type { Organization } from '../organization/books';
import { numberIn, objectsIn, textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import { multiply, percentage, toMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import type { DocumentLine } from './models';

/** `line_items` of a sales document; without tax, which depends on the whole document. */
export function linesIn(
	organization: Organization,
	body: Wire,
	currency: string,
): DocumentLine[] | undefined {
	const given = objectsIn(body, 'line_items');
	if (given === undefined) return undefined;
	if (given.length === 0) throw invalidValue('line_items');
	return given.map((line) => readLine(organization, line, currency));
}

function readLine(organization: Organization, line: Wire, currency: string): DocumentLine {
	const itemId = textIn(line, 'item_id') ?? '';
	const item = organization.items.find(itemId);
	if (itemId !== '' && item === undefined) throw invalidValue('item_id');
	const rate = numberIn(line, 'rate') ?? item?.rate;
	if (rate === undefined) throw invalidValue('rate');
	const quantity = numberIn(line, 'quantity') ?? 1;
	const accountId = textIn(line, 'account_id') || item?.accountId || incomeAccount(organization);
	if (organization.accounts.find(accountId) === undefined) throw invalidValue('account_id');
	const taxId = textIn(line, 'tax_id') ?? item?.taxId ?? '';
	if (taxId !== '' && organization.taxes.find(taxId) === undefined) throw invalidValue('tax_id');
	const discount = discountIn(line);
	const gross = multiply(quantity, rate, currency);
	return {
		id: organization.nextId(),
		itemId,
		name: textIn(line, 'name', 100) ?? item?.name ?? '',
		description: textIn(line, 'description', 2000) ?? '',
		accountId,
		quantity,
		rate,
		discount,
		taxId,
		total: gross - discountOf(gross, discount, currency),
		net: 0,
		tax: 0,
	};
}

function incomeAccount(organization: Organization): string {
	return organization.account('Sales').id;
}

/** `10%` or an amount. */
export function discountIn(body: Wire): string | number {
	const text = textIn(body, 'discount') ?? '0';
	if (/^\d+(\.\d+)?%$/.test(text)) return text;
	const amount = Number(text);
	if (!Number.isFinite(amount) || amount < 0) throw invalidValue('discount');
	return amount;
}

/** Minor units of a discount on an amount in minor units. */
export function discountOf(minor: number, discount: string | number, currency: string): number {
	return typeof discount === 'string'
		? percentage(minor, Number(discount.slice(0, -1)))
		: toMinor(discount, currency, 'discount');
}
