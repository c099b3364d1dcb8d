import { deposited, negativeAmount } from '../protocol/vendorFaults';
import { fromMinor, toMinor } from '../values/amounts';
import { referenceId, withoutEmpty } from '../values/wire';
import { checkAccount, namedReferences, requireProperty } from './parts/checks';
import { inHomeCurrency, transactionCurrency } from './parts/currency';
import { guardClosedBooks, transactionDate } from './parts/dates';
import { VOIDED } from './parts/salesForm';
import type { EntityRules } from './rules';

/** Balance sheet accounts that can give or take a transfer. */
const TYPES = [
	'Bank',
	'Other Current Asset',
	'Fixed Asset',
	'Other Asset',
	'Credit Card',
	'Other Current Liability',
	'Long Term Liability',
	'Equity',
];

export const transfer: EntityRules = {
	name: 'Transfer',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete', 'void'],
	voidBy: 'include',
	writable: [
		'FromAccountRef',
		'ToAccountRef',
		'Amount',
		'TxnDate',
		'PrivateNote',
		'CurrencyRef',
		'ExchangeRate',
		'TransactionLocationType',
	],
	readOnly: ['RecurDataRef'],
	lengths: { PrivateNote: 4000 },
	references: { FromAccountRef: 'Account', ToAccountRef: 'Account' },
	fields: { TxnDate: { kind: 'date' }, Amount: { kind: 'amount' } },
	prepare: (draft) => {
		const { company, body } = draft;
		requireProperty(body, 'FromAccountRef');
		requireProperty(body, 'ToAccountRef');
		requireProperty(body, 'Amount');
		const money = transactionCurrency(company, body);
		const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
		const amount = toMinor(body.Amount, currency);
		if (amount <= 0) throw negativeAmount('Amount');
		checkAccount(company, body.FromAccountRef, 'FromAccountRef', TYPES);
		checkAccount(company, body.ToAccountRef, 'ToAccountRef', TYPES);
		return withoutEmpty({
			...body,
			...money,
			Amount: fromMinor(amount, currency),
			TxnDate: transactionDate(draft),
		});
	},
	guard: (company, record) => {
		if (company.depositOf('Transfer', record.id) !== undefined) throw deposited();
		guardClosedBooks(company, record);
	},
	post: (company, record) => {
		const amount = toMinor(record.body.Amount, company.currencyOf(record));
		return {
			date: String(record.body.TxnDate),
			memo: `Transfer ${record.id}`,
			lines: inHomeCurrency(company, record, [
				{ account: String(referenceId(record.body.ToAccountRef)), original: amount },
				{ account: String(referenceId(record.body.FromAccountRef)), original: -amount },
			]),
		};
	},
	voided: (_company, record) => ({
		...record.body,
		Amount: 0,
		PrivateNote: VOIDED.PrivateNote,
	}),
	present: (company, { body }) => {
		const { ExchangeRate, ...rest } = body;
		return {
			...rest,
			...namedReferences(transfer, company, body),
			...(company.settings.multiCurrency ? { ExchangeRate } : {}),
		};
	},
};
