import type { Organization } from '../organization/books';
import { percentage } from '../values/amounts';
import { discountOf } from './documentLines';
import type { DocumentLine, SalesDocument } from './models';

/** Fills in tax, discount and total from the lines, to the minor unit. */
export function settleTotals(organization: Organization, document: SalesDocument): void {
	const { lines, currency, discount, isInclusive } = document;
	const subTotal = sum(lines, ({ total }) => total);
	document.discountTotal = Math.min(discountOf(subTotal, discount, currency), subTotal);
	let left = document.discountTotal;
	lines.forEach((line, index) => {
		const isLast = index === lines.length - 1;
		const share = isLast ? left : part(document.discountTotal, line.total, subTotal);
		left -= share;
		taxLine(organization, line, line.total - share, isInclusive);
	});
	const goods = sum(lines, ({ net, tax }) => net + tax);
	document.total = goods + document.shipping + document.adjustment;
}

function taxLine(
	organization: Organization,
	line: DocumentLine,
	amount: number,
	isInclusive: boolean,
): void {
	const percent = organization.taxes.find(line.taxId)?.percentage ?? 0;
	if (isInclusive) {
		line.tax = Math.round((amount * percent) / (100 + percent));
		line.net = amount - line.tax;
	} else {
		line.net = amount;
		line.tax = percentage(amount, percent);
	}
}

function part(whole: number, share: number, of: number): number {
	return of === 0 ? 0 : Math.floor((whole * share) / of);
}

export function sum<T>(values: readonly T[], amountOf: (value: T) => number): number {
	return values.reduce((total, value) => total + amountOf(value), 0);
}
