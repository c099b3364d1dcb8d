import {
	amountMismatch,
	businessRule,
	invalidEnumeration,
	invalidUsTaxCode,
	requiredMissing,
} from '../../protocol/vendorFaults';
import type { Company } from '../../company';
import { fromMinor, multiply, toMinor } from '../../values/amounts';
import { isWire, referenceId, wireList, type Wire } from '../../values/wire';
import { checkKeys, checkReference } from './checks';

const DETAIL_PROPERTIES = [
	'ItemRef',
	'Qty',
	'UnitPrice',
	'TaxCodeRef',
	'ClassRef',
	'ServiceDate',
	'MarkupInfo',
	'RatePercent',
	'PriceLevelRef',
	'ItemAccountRef',
	'DiscountRate',
	'DiscountAmt',
	'TaxInclusiveAmt',
	'TaxClassificationRef',
	'DeferredRevenue',
];

const LINE_PROPERTIES = [
	'Id',
	'LineNum',
	'Description',
	'Amount',
	'DetailType',
	'LinkedTxn',
	'LineEx',
	'ProjectRef',
	'CustomExtensions',
	'SalesItemLineDetail',
	'DiscountLineDetail',
	'SubTotalLineDetail',
	'DescriptionLineDetail',
	'GroupLineDetail',
];

/** Checks the lines of a sales form and gives them ids; sub-totals are the vendor's own. */
export function checkSalesLines(company: Company, body: Wire, currency: string): Wire[] {
	const lines = wireList(body.Line).filter((line) => line.DetailType !== 'SubTotalLineDetail');
	if (lines.length === 0) throw requiredMissing('Line');
	return lines.map((line, position) => ({
		Id: String(position + 1),
		LineNum: position + 1,
		...checkLine(company, line, currency, body.GlobalTaxCalculation),
	}));
}

function checkLine(company: Company, line: Wire, currency: string, taxMode: unknown): Wire {
	checkKeys(line, LINE_PROPERTIES);
	const kept: Wire = {
		...(line.Description === undefined ? {} : { Description: line.Description }),
		DetailType: line.DetailType,
	};
	switch (line.DetailType) {
		case 'SalesItemLineDetail':
			return { ...kept, ...checkItemLine(company, line, currency, taxMode) };
		case 'DiscountLineDetail':
			return {
				...kept,
				Amount: fromMinor(toMinor(line.Amount ?? 0, currency), currency),
				DiscountLineDetail: line.DiscountLineDetail ?? {},
			};
		case 'DescriptionOnly':
			return { ...kept, DescriptionLineDetail: line.DescriptionLineDetail ?? {} };
		case 'GroupLineDetail':
			return { ...kept, Amount: line.Amount, GroupLineDetail: line.GroupLineDetail ?? {} };
		case undefined:
			throw requiredMissing('Line.DetailType');
		default:
			throw invalidEnumeration('DetailType', line.DetailType);
	}
}

function checkItemLine(company: Company, line: Wire, currency: string, taxMode: unknown): Wire {
	if (line.Amount === undefined) throw requiredMissing('Line.Amount');
	const amount = toMinor(line.Amount, currency, 'Line.Amount');
	const detail = isWire(line.SalesItemLineDetail) ? line.SalesItemLineDetail : {};
	checkKeys(detail, DETAIL_PROPERTIES);
	const item = checkReference(
		company,
		detail.ItemRef ?? { value: defaultItem(company) },
		'Item',
		'ItemRef',
	);
	const { Qty, UnitPrice } = detail;
	if (typeof Qty === 'number' && typeof UnitPrice === 'number') {
		if (multiply(Qty, UnitPrice, currency) !== amount) throw amountMismatch();
	}
	if (detail.ClassRef !== undefined) checkReference(company, detail.ClassRef, 'Class', 'ClassRef');
	return {
		Amount: fromMinor(amount, currency),
		SalesItemLineDetail: {
			...detail,
			ItemRef: { value: item.id },
			TaxCodeRef: taxCode(company, detail.TaxCodeRef, taxMode),
		},
	};
}

/** US lines carry the pseudo codes TAX or NON; elsewhere a code is required (QuickBooks sheet 12). */
function taxCode(company: Company, reference: unknown, taxMode: unknown): Wire | undefined {
	const code = referenceId(reference);
	if (company.settings.isUnitedStates) {
		if (code !== undefined && code !== 'TAX' && code !== 'NON') throw invalidUsTaxCode(code);
		return { value: code ?? 'NON' };
	}
	if (code === undefined) {
		if (company.settings.usingSalesTax && taxMode !== 'NotApplicable') {
			throw businessRule('Make sure all your transactions have a VAT/GST rate before you save.');
		}
		return undefined;
	}
	return { value: checkReference(company, reference, 'TaxCode', 'TaxCodeRef').id };
}

function defaultItem(company: Company): string | undefined {
	for (const item of company.store('Item').all()) return item.id;
	return undefined;
}
