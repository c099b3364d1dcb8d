import type { Company } from '../company';
import { businessRule, invalidEnumeration, requiredMissing } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { fromMinor, toMinor } from '../values/amounts';
import { isWire, referenceId, wireList, withoutEmpty, type Wire } from '../values/wire';
import {
	checkAccount,
	checkReference,
	named,
	namedReferences,
	requireProperty,
} from './parts/checks';
import { inHomeCurrency, transactionCurrency, type OriginalLine } from './parts/currency';
import { guardClosedBooks, transactionDate } from './parts/dates';
import { documentNumber } from './parts/documentNumber';
import { VOIDED, TRANSACTION_FIELDS } from './parts/salesForm';
import type { Draft, EntityRules } from './rules';

const PAYMENT_TYPES = ['Cash', 'Check', 'CreditCard'];

/** An expense paid at once: from a bank account, or charged to a card. */
export const purchase: EntityRules = {
	name: 'Purchase',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete', 'void'],
	voidBy: 'include',
	writable: [
		'AccountRef',
		'PaymentType',
		'Line',
		'Credit',
		'EntityRef',
		'PaymentMethodRef',
		'PaymentRefNum',
		'TxnDate',
		'DocNumber',
		'PrivateNote',
		'CurrencyRef',
		'ExchangeRate',
		'DepartmentRef',
		'TxnTaxDetail',
		'GlobalTaxCalculation',
		'PrintStatus',
		'RemitToAddr',
		'TxnSource',
		'IncludeInAnnualTPAR',
	],
	readOnly: ['TotalAmt', 'LinkedTxn', 'RecurDataRef'],
	lengths: { DocNumber: 21, PrivateNote: 4000, PaymentRefNum: 21 },
	references: {
		AccountRef: 'Account',
		PaymentMethodRef: 'PaymentMethod',
		DepartmentRef: 'Department',
	},
	fields: {
		...TRANSACTION_FIELDS,
		PaymentType: { kind: 'text' },
		TotalAmt: { kind: 'amount' },
	},
	indexed: ['DocNumber'],
	prepare: preparePurchase,
	guard: guardClosedBooks,
	post: postPurchase,
	voided: (_company, record) => ({
		...record.body,
		...VOIDED,
		Line: wireList(record.body.Line).map((line) => ({ ...line, Amount: 0 })),
	}),
	present: presentPurchase,
};

function preparePurchase(draft: Draft): Wire {
	const { company, body } = draft;
	requireProperty(body, 'PaymentType');
	if (!PAYMENT_TYPES.includes(String(body.PaymentType))) {
		throw invalidEnumeration('PaymentType', body.PaymentType);
	}
	requireProperty(body, 'AccountRef');
	requireProperty(body, 'Line');
	const types =
		body.PaymentType === 'CreditCard' ? ['Credit Card'] : ['Bank', 'Other Current Asset'];
	checkAccount(company, body.AccountRef, 'AccountRef', types);
	const money = transactionCurrency(company, body);
	const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
	const lines = wireList(body.Line).map((line, position) =>
		checkLine(company, line, position, currency),
	);
	const total = lines.reduce((sum, line) => sum + toMinor(line.Amount, currency), 0);
	if (total < 0) throw businessRule('The transaction amount must be 0 or greater.');
	return withoutEmpty({
		Credit: false,
		...body,
		...money,
		Line: lines,
		TxnDate: transactionDate(draft),
		DocNumber: documentNumber(draft, 'Purchase'),
		TotalAmt: fromMinor(total, currency),
	});
}

function checkLine(company: Company, line: Wire, position: number, currency: string): Wire {
	if (line.DetailType !== 'AccountBasedExpenseLineDetail') {
		throw invalidEnumeration('DetailType', line.DetailType);
	}
	const detail = isWire(line.AccountBasedExpenseLineDetail)
		? line.AccountBasedExpenseLineDetail
		: {};
	if (detail.AccountRef === undefined) {
		throw requiredMissing('Line.AccountBasedExpenseLineDetail.AccountRef');
	}
	const account = checkReference(company, detail.AccountRef, 'Account', 'AccountRef');
	return {
		Id: String(position + 1),
		...(line.Description === undefined ? {} : { Description: line.Description }),
		Amount: fromMinor(toMinor(line.Amount, currency, 'Line.Amount'), currency),
		DetailType: line.DetailType,
		AccountBasedExpenseLineDetail: {
			BillableStatus: 'NotBillable',
			...detail,
			AccountRef: { value: account.id },
		},
	};
}

function postPurchase(company: Company, record: StoredEntity) {
	const { body } = record;
	const currency = company.currencyOf(record);
	const sign = body.Credit === true ? -1 : 1;
	const lines: OriginalLine[] = wireList(body.Line).map((line) => {
		const detail = line.AccountBasedExpenseLineDetail;
		const account = String(referenceId(isWire(detail) ? detail.AccountRef : undefined));
		return { account, original: sign * toMinor(line.Amount, currency) };
	});
	const total = sign * toMinor(body.TotalAmt, currency);
	lines.push({ account: String(referenceId(body.AccountRef)), original: -total });
	return {
		date: String(body.TxnDate),
		memo: `Purchase ${record.id}`,
		lines: inHomeCurrency(company, record, lines),
	};
}

function presentPurchase(company: Company, record: StoredEntity): Wire {
	const { ExchangeRate, ...body } = record.body;
	return {
		...body,
		...namedReferences(purchase, company, body),
		...(company.settings.multiCurrency ? { ExchangeRate } : {}),
		Line: wireList(body.Line).map((line) => {
			const detail = line.AccountBasedExpenseLineDetail;
			if (!isWire(detail)) return line;
			const account = named(company, detail.AccountRef, 'Account');
			return { ...line, AccountBasedExpenseLineDetail: { ...detail, AccountRef: account } };
		}),
		// Echoing this block back in a write is refused (QuickBooks sheet 6).
		PurchaseEx: { any: [] },
	};
}
