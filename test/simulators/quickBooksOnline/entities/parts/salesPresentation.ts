import type { Company } from '../../company';
import { fromMinor } from '../../values/amounts';
import { isWire, wireList, type Wire } from '../../values/wire';
import { named } from './checks';
import { incomeAccount, totalOf } from './salesTotals';

/** Lines as replies show them: names filled in, the sub-total line added. */
export function presentSalesLines(company: Company, body: Wire, currency: string): Wire[] {
	const lines = wireList(body.Line).map((line) => presentLine(company, line));
	const { subtotal } = totalOf(company, body, currency);
	return [
		...lines,
		{
			Amount: fromMinor(subtotal, currency),
			DetailType: 'SubTotalLineDetail',
			SubTotalLineDetail: {},
		},
	];
}

function presentLine(company: Company, line: Wire): Wire {
	if (!isWire(line.SalesItemLineDetail)) return { ...line, CustomExtensions: [] };
	const detail = line.SalesItemLineDetail;
	const account = incomeAccount(company, detail);
	return {
		...line,
		SalesItemLineDetail: {
			...detail,
			ItemRef: named(company, detail.ItemRef, 'Item'),
			ItemAccountRef: named(company, { value: account }, 'Account'),
		},
		CustomExtensions: [],
	};
}

/** Lines of a voided form: kept, with nothing in them. */
export function voidedLines(body: Wire): Wire[] {
	return wireList(body.Line).map((line) => {
		if (!isWire(line.SalesItemLineDetail)) return { ...line, Amount: 0 };
		const { UnitPrice, ...detail } = line.SalesItemLineDetail;
		void UnitPrice;
		return { ...line, Amount: 0, SalesItemLineDetail: { ...detail, Qty: 0 } };
	});
}
