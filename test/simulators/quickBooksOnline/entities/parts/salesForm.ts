import type { Company } from '../../company';
import { businessRule } from '../../protocol/vendorFaults';
import type { StoredEntity } from '../../store/entityStore';
import { fromMinor, toMinor } from '../../values/amounts';
import { isWire, referenceId, textOf, wireList, withoutEmpty, type Wire } from '../../values/wire';
import type { LedgerEntry } from '../../ledger/ledger';
import type { Draft, EntityName, EntityRules, Field } from '../rules';
import { namedReferences, requireProperty } from './checks';
import { homeAmount, inHomeCurrency, transactionCurrency, type OriginalLine } from './currency';
import { transactionDate } from './dates';
import { documentNumber } from './documentNumber';
import { checkSalesLines } from './salesLines';
import { presentSalesLines, voidedLines } from './salesPresentation';
import { totalOf } from './salesTotals';

/** Properties that invoices, credit memos, sales and refund receipts have in common. */
export const SALES_FORM_PROPERTIES = [
	'CustomerRef',
	'Line',
	'TxnDate',
	'DocNumber',
	'CurrencyRef',
	'ExchangeRate',
	'PrivateNote',
	'CustomerMemo',
	'BillAddr',
	'ShipAddr',
	'ShipFromAddr',
	'BillEmail',
	'ClassRef',
	'DepartmentRef',
	'ProjectRef',
	'TxnTaxDetail',
	'GlobalTaxCalculation',
	'ApplyTaxAfterDiscount',
	'PrintStatus',
	'EmailStatus',
	'CustomField',
	'SalesTermRef',
	'FreeFormAddress',
	'TxnSource',
];

export const SALES_FORM_READ_ONLY = [
	'TotalAmt',
	'Balance',
	'HomeTotalAmt',
	'HomeBalance',
	'LinkedTxn',
	'RecurDataRef',
	'DeliveryInfo',
	'InvoiceLink',
	'TaxExemptionRef',
];

export const SALES_FORM_LENGTHS = { DocNumber: 21, PrivateNote: 4000 };

export const SALES_FORM_REFERENCES: Record<string, EntityName> = {
	CustomerRef: 'Customer',
	ClassRef: 'Class',
	DepartmentRef: 'Department',
};

export const TRANSACTION_FIELDS: Record<string, Field> = {
	TxnDate: { kind: 'date' },
	DocNumber: { kind: 'text' },
};

/** Checks and completes a sales form: customer, lines, currency, number, date and totals. */
export function prepareSalesForm(draft: Draft, type: EntityName, customerNeeded: boolean): Wire {
	const { company, body } = draft;
	if (customerNeeded) requireProperty(body, 'CustomerRef');
	requireProperty(body, 'Line');
	const customer = company.find('Customer', referenceId(body.CustomerRef) ?? '');
	const money = transactionCurrency(company, body, customer);
	const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
	const lines = checkSalesLines(company, body, currency);
	const { total, tax } = totalOf(company, { ...body, Line: lines }, currency);
	if (total < 0) throw businessRule('The transaction amount must be 0 or greater.');
	return withoutEmpty({
		PrintStatus: 'NeedToPrint',
		EmailStatus: 'NotSet',
		...body,
		...money,
		Line: lines,
		TxnDate: transactionDate(draft),
		DocNumber: documentNumber(draft, type),
		ApplyTaxAfterDiscount: body.ApplyTaxAfterDiscount === true,
		CustomField: wireList(body.CustomField).filter((field) => field.DefinitionId !== undefined),
		TxnTaxDetail: { ...taxDetail(body), TotalTax: fromMinor(tax, currency) },
		TotalAmt: fromMinor(total, currency),
	});
}

function taxDetail(body: Wire): Wire {
	return isWire(body.TxnTaxDetail) ? body.TxnTaxDetail : {};
}

/** The reply of a sales form, without what only one kind has. */
export function presentSalesForm(company: Company, rules: EntityRules, record: StoredEntity): Wire {
	const { body } = record;
	const { ExchangeRate, ...rest } = body;
	const customer = company.find('Customer', referenceId(body.CustomerRef) ?? '')?.body ?? {};
	const total = toMinor(body.TotalAmt, company.currencyOf(record));
	return withoutEmpty({
		...rest,
		...namedReferences(rules, company, body),
		...(company.settings.multiCurrency
			? {
					ExchangeRate,
					HomeTotalAmt: homeTotal(company, record, total),
				}
			: {}),
		Line: presentSalesLines(company, body, company.currencyOf(record)),
		BillAddr: body.BillAddr ?? customer.BillAddr,
		ShipAddr: body.ShipAddr ?? customer.ShipAddr ?? customer.BillAddr,
		FreeFormAddress: true,
	});
}

function homeTotal(company: Company, record: StoredEntity, total: number): number {
	return fromMinor(homeAmount(company, record, total), company.settings.homeCurrency);
}

/**
 * Debits `counterpart` with the total and credits income and tax; `sign` -1 turns it round, for
 * credit memos and refunds.
 */
export function postSale(
	company: Company,
	record: StoredEntity,
	counterpart: Omit<OriginalLine, 'original'>,
	sign: 1 | -1,
	memo: string,
): LedgerEntry {
	const totals = totalOf(company, record.body, company.currencyOf(record));
	const lines: OriginalLine[] = [{ ...counterpart, original: sign * totals.total }];
	for (const [account, amount] of totals.income) lines.push({ account, original: -sign * amount });
	if (totals.discount !== 0) {
		const account = company.accountBy('AccountSubType', 'DiscountsRefundsGiven');
		lines.push({ account, original: sign * totals.discount });
	}
	if (totals.tax !== 0) {
		const account = company.accountBy('AccountSubType', 'SalesTaxPayable');
		lines.push({ account, original: -sign * totals.tax });
	}
	return {
		date: String(record.body.TxnDate),
		memo: `${memo} ${textOf(record.body.DocNumber) ?? record.id}`,
		lines: inHomeCurrency(company, record, lines),
	};
}

/** A voided form keeps its lines with nothing in them, and says so in its note. */
export function voidSalesForm(record: StoredEntity): Wire {
	return {
		...record.body,
		...VOIDED,
		Line: voidedLines(record.body),
		TxnTaxDetail: { TotalTax: 0 },
	};
}

export const VOIDED = { TotalAmt: 0, PrivateNote: 'Voided' };
