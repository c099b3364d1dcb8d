import type { Company } from '../company';
import { businessRule, requiredMissing } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { fromMinor, toMinor } from '../values/amounts';
import { isWire, referenceId, wireList, withoutEmpty, type Wire } from '../values/wire';
import { checkAccount, named, namedReferences, requireProperty } from './parts/checks';
import { checkDepositAccount, undepositedFunds } from './parts/accounts';
import { inHomeCurrency, transactionCurrency, type OriginalLine } from './parts/currency';
import { guardClosedBooks, transactionDate } from './parts/dates';
import { checkDepositLine, linkOf } from './parts/depositLines';
import { documentNumber } from './parts/documentNumber';
import type { Draft, EntityRules } from './rules';

/** A bank deposit: transactions that waited in Undeposited Funds, and direct lines such as fees. */
export const deposit: EntityRules = {
	name: 'Deposit',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete'],
	writable: [
		'DepositToAccountRef',
		'Line',
		'TxnDate',
		'DocNumber',
		'PrivateNote',
		'CurrencyRef',
		'ExchangeRate',
		'DepartmentRef',
		'CashBack',
		'TxnTaxDetail',
		'GlobalTaxCalculation',
		'TxnSource',
		'TransactionLocationType',
	],
	readOnly: ['TotalAmt', 'HomeTotalAmt', 'RecurDataRef'],
	lengths: { PrivateNote: 4000, DocNumber: 21 },
	references: { DepositToAccountRef: 'Account', DepartmentRef: 'Department' },
	fields: {
		TxnDate: { kind: 'date' },
		DocNumber: { kind: 'text' },
		TotalAmt: { kind: 'amount' },
		DepositToAccountRef: { kind: 'reference' },
	},
	indexed: ['DocNumber'],
	totalCount: true,
	prepare: prepareDeposit,
	guard: guardClosedBooks,
	settle: (company, record) => {
		freeTransactions(company, record);
		const keys = linkedKeys(record);
		for (const key of keys) company.deposits.set(key, record.id);
		company.depositedBy.set(record.id, keys);
	},
	release: freeTransactions,
	post: postDeposit,
	present: presentDeposit,
};

function prepareDeposit(draft: Draft): Wire {
	const { company, body, previous } = draft;
	requireProperty(body, 'DepositToAccountRef');
	requireProperty(body, 'Line');
	const money = transactionCurrency(company, body);
	const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
	const bank = checkDepositAccount(company, body.DepositToAccountRef, currency);
	const lines = wireList(body.Line).map((line) =>
		checkDepositLine(company, line, currency, previous?.id),
	);
	refuseRepeated(lines);
	const total = sumOf(lines, currency) - cashBack(company, body, currency);
	if (total === 0) throw businessRule('You must set a transaction amount.');
	if (total < 0) throw businessRule('The total of a deposit must not be negative.');
	return withoutEmpty({
		...body,
		...money,
		DepositToAccountRef: { value: bank.id },
		Line: numbered(lines),
		TxnDate: transactionDate(draft),
		DocNumber: documentNumber(draft, 'Deposit'),
		TxnTaxDetail: isWire(body.TxnTaxDetail) ? body.TxnTaxDetail : {},
		TotalAmt: fromMinor(total, currency),
	});
}

function refuseRepeated(lines: Wire[]): void {
	const keys = lines.flatMap((line) => linkOf(line) ?? []);
	if (new Set(keys).size < keys.length) throw businessRule('A transaction is listed twice.');
}

function sumOf(lines: Wire[], currency: string): number {
	return lines.reduce((sum, line) => sum + toMinor(line.Amount, currency), 0);
}

function cashBack(company: Company, body: Wire, currency: string): number {
	if (!isWire(body.CashBack)) return 0;
	if (body.CashBack.AccountRef === undefined) throw requiredMissing('CashBack.AccountRef');
	const types = ['Bank', 'Other Current Asset', 'Equity'];
	checkAccount(company, body.CashBack.AccountRef, 'CashBack.AccountRef', types);
	return toMinor(body.CashBack.Amount, currency, 'CashBack.Amount');
}

/** Direct lines have ids, linked lines have none (QuickBooks sheet 12). */
function numbered(lines: Wire[]): Wire[] {
	let number = 0;
	return lines.map((line) => {
		if (linkOf(line) !== undefined) return line;
		number += 1;
		return { ...line, Id: String(number), LineNum: number };
	});
}

function linkedKeys(record: StoredEntity): string[] {
	return wireList(record.body.Line).flatMap((line) => linkOf(line) ?? []);
}

/** Neither token nor time of the freed or banked transaction moves (QuickBooks sheet 6). */
function freeTransactions(company: Company, record: StoredEntity): void {
	for (const key of company.depositedBy.get(record.id) ?? []) company.deposits.delete(key);
	company.depositedBy.delete(record.id);
}

function postDeposit(company: Company, record: StoredEntity) {
	const { body } = record;
	const currency = company.currencyOf(record);
	const lines: OriginalLine[] = [
		{
			account: String(referenceId(body.DepositToAccountRef)),
			original: toMinor(body.TotalAmt, currency),
		},
	];
	if (isWire(body.CashBack)) {
		lines.push({
			account: String(referenceId(body.CashBack.AccountRef)),
			original: toMinor(body.CashBack.Amount, currency),
		});
	}
	for (const line of wireList(body.Line)) {
		const detail = isWire(line.DepositLineDetail) ? line.DepositLineDetail : {};
		const account =
			linkOf(line) === undefined
				? String(referenceId(detail.AccountRef))
				: undepositedFunds(company);
		lines.push({ account, original: -toMinor(line.Amount, currency) });
	}
	return {
		date: String(body.TxnDate),
		memo: `Deposit ${record.id}`,
		lines: inHomeCurrency(company, record, lines),
	};
}

function presentDeposit(company: Company, record: StoredEntity): Wire {
	const { ExchangeRate, ...body } = record.body;
	return withoutEmpty({
		...body,
		...namedReferences(deposit, company, body),
		...(company.settings.multiCurrency ? { ExchangeRate } : {}),
		Line: wireList(body.Line).map((line) => presentLine(company, line)),
	});
}

function presentLine(company: Company, line: Wire): Wire {
	const key = linkOf(line);
	if (key === undefined) {
		const detail = isWire(line.DepositLineDetail) ? line.DepositLineDetail : {};
		const account = named(company, detail.AccountRef, 'Account');
		return { ...line, DepositLineDetail: { ...detail, AccountRef: account }, CustomExtensions: [] };
	}
	const method = company.recordOf(key)?.body.PaymentMethodRef;
	return method === undefined ? line : { ...line, DepositLineDetail: { PaymentMethodRef: method } };
}
