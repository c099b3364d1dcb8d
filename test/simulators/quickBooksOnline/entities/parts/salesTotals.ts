import type { Company } from '../../company';
import { percentage, toMinor } from '../../values/amounts';
import { isWire, referenceId, wireList, type Wire } from '../../values/wire';

/** What a sales form comes to, in minor units of its currency. */
export interface SalesTotals {
	subtotal: number;
	tax: number;
	total: number;
	/** Net revenue by account. */
	income: Map<string, number>;
	discount: number;
}

/** Sums of checked lines; tax as given (US) or by the rates of the tax codes. */
export function totalOf(company: Company, body: Wire, currency: string): SalesTotals {
	const totals: SalesTotals = { subtotal: 0, tax: 0, total: 0, income: new Map(), discount: 0 };
	for (const line of wireList(body.Line)) addLine(company, totals, line, body, currency);
	const given = isWire(body.TxnTaxDetail) ? body.TxnTaxDetail.TotalTax : undefined;
	if (company.settings.isUnitedStates) totals.tax = toMinor(given ?? 0, currency, 'TotalTax');
	const inclusive = body.GlobalTaxCalculation === 'TaxInclusive';
	totals.total = totals.subtotal - totals.discount + (inclusive ? 0 : totals.tax);
	return totals;
}

function addLine(
	company: Company,
	totals: SalesTotals,
	line: Wire,
	body: Wire,
	currency: string,
): void {
	if (line.DetailType === 'DiscountLineDetail') {
		totals.discount += discountOf(line, totals.subtotal, currency);
		return;
	}
	const children = isWire(line.GroupLineDetail) ? wireList(line.GroupLineDetail.Line) : [line];
	for (const child of children) {
		if (!isWire(child.SalesItemLineDetail)) continue;
		const amount = toMinor(child.Amount ?? 0, currency);
		const tax = taxOf(company, child.SalesItemLineDetail, amount, body.GlobalTaxCalculation);
		const account = incomeAccount(company, child.SalesItemLineDetail);
		const net = body.GlobalTaxCalculation === 'TaxInclusive' ? amount - tax : amount;
		totals.subtotal += amount;
		totals.tax += tax;
		totals.income.set(account, (totals.income.get(account) ?? 0) + net);
	}
}

function discountOf(line: Wire, subtotal: number, currency: string): number {
	const detail = isWire(line.DiscountLineDetail) ? line.DiscountLineDetail : {};
	return detail.PercentBased === true && typeof detail.DiscountPercent === 'number'
		? percentage(subtotal, detail.DiscountPercent)
		: toMinor(line.Amount ?? 0, currency);
}

function taxOf(company: Company, detail: Wire, amount: number, mode: unknown): number {
	if (company.settings.isUnitedStates || mode === 'NotApplicable') return 0;
	const code = company.find('TaxCode', referenceId(detail.TaxCodeRef) ?? '');
	const rate = typeof code?.body.SimulatedRate === 'number' ? code.body.SimulatedRate : 0;
	if (mode !== 'TaxInclusive') return percentage(amount, rate);
	return amount - Math.round((amount * 100) / (100 + rate));
}

/** Where the revenue of an item goes. */
export function incomeAccount(company: Company, detail: Wire): string {
	const item = company.find('Item', referenceId(detail.ItemRef) ?? '');
	return referenceId(item?.body.IncomeAccountRef) ?? company.accountBy('AccountType', 'Income');
}
