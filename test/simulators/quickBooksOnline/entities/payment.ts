import type { Company } from '../company';
import { keyOf, splitKey } from '../links/applications';
import { businessRule, deposited, negativeAmount } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { fromMinor, toMinor } from '../values/amounts';
import { referenceId, wireList, withoutEmpty, type Wire } from '../values/wire';
import { checkDepositAccount, undepositedFunds } from './parts/accounts';
import { namedReferences, requireProperty } from './parts/checks';
import { transactionCurrency } from './parts/currency';
import { guardClosedBooks, transactionDate } from './parts/dates';
import { applicationsOf } from './parts/paymentApplications';
import { checkPaymentLines } from './parts/paymentLinks';
import { postPayment, unappliedAmount } from './parts/paymentPosting';
import { presentPaymentLine } from './parts/paymentPresentation';
import { VOIDED } from './parts/salesForm';
import type { Draft, EntityName, EntityRules } from './rules';

export const payment: EntityRules = {
	name: 'Payment',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete', 'void', 'send', 'pdf'],
	voidBy: 'include',
	writable: [
		'CustomerRef',
		'TotalAmt',
		'Line',
		'TxnDate',
		'CurrencyRef',
		'ExchangeRate',
		'PaymentMethodRef',
		'PaymentRefNum',
		'DepositToAccountRef',
		'ARAccountRef',
		'PrivateNote',
		'ProjectRef',
		'ProcessPayment',
		'CreditCardPayment',
		'TxnSource',
		'TransactionLocationType',
	],
	readOnly: ['UnappliedAmt', 'LinkedTxn', 'HomeTotalAmt'],
	// The vendor gives no figure for payments; public code keeps to 21 (QuickBooks sheet 12).
	lengths: { PaymentRefNum: 21, PrivateNote: 4000 },
	references: {
		CustomerRef: 'Customer',
		PaymentMethodRef: 'PaymentMethod',
		DepositToAccountRef: 'Account',
		ARAccountRef: 'Account',
	},
	fields: {
		CustomerRef: { kind: 'reference' },
		ProjectRef: { kind: 'reference' },
		PaymentRefNum: { kind: 'text' },
		TxnDate: { kind: 'date' },
	},
	indexed: ['CustomerRef', 'PaymentRefNum'],
	prepare: preparePayment,
	guard: (company, record) => {
		if (company.depositOf('Payment', record.id) !== undefined) throw deposited();
		guardClosedBooks(company, record);
	},
	settle: (company, record) => link(company, record, applicationsOf(company, record)),
	release: (company, record) => link(company, record, new Map()),
	post: postPayment,
	voided: (_company, record) => ({ ...record.body, ...VOIDED, Line: [] }),
	present: presentPayment,
};

function preparePayment({ company, body, previous, ...rest }: Draft): Wire {
	requireProperty(body, 'CustomerRef');
	requireProperty(body, 'TotalAmt');
	const customer = company.find('Customer', referenceId(body.CustomerRef) ?? '');
	const money = transactionCurrency(company, body, customer);
	const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
	const total = toMinor(body.TotalAmt, currency, 'TotalAmt');
	if (total < 0) throw negativeAmount('TotalAmt');
	const { lines, charges, credits } = checkPaymentLines(company, body, currency, previous?.id);
	if (total === 0 && lines.length === 0) {
		throw businessRule('You must set a transaction amount.');
	}
	if (charges > total + credits) {
		throw businessRule('The amounts applied are more than the amount of the payment.');
	}
	if (credits > charges) {
		throw businessRule('The credits used are more than the amounts they are applied to.');
	}
	if (body.DepositToAccountRef !== undefined) {
		checkDepositAccount(company, body.DepositToAccountRef, currency);
	}
	return withoutEmpty({
		ProcessPayment: false,
		...body,
		...money,
		TotalAmt: fromMinor(total, currency),
		TxnDate: transactionDate({ company, body, previous, ...rest }),
		DepositToAccountRef: depositAccount(company, body, total),
		Line: lines,
	});
}

/** Payments of nothing, which only link credits to charges, go to no account. */
function depositAccount(company: Company, body: Wire, total: number): Wire | undefined {
	if (total === 0) return undefined;
	const id = referenceId(body.DepositToAccountRef) ?? undepositedFunds(company);
	return { value: id };
}

/** Every transaction whose applied amount changes gets a new SyncToken (QuickBooks sheet 6). */
function link(company: Company, record: StoredEntity, amounts: Map<string, number>): void {
	const before = new Map(company.applications.of(record.id));
	company.applications.set(record.id, amounts);
	for (const key of new Set([...before.keys(), ...amounts.keys()])) {
		if (before.get(key) === amounts.get(key)) continue;
		const [type, id] = splitKey(key);
		company.touch(type as EntityName, id);
	}
}

function presentPayment(company: Company, record: StoredEntity): Wire {
	const { body } = record;
	const { ExchangeRate, ...rest } = body;
	const deposit = company.deposits.get(keyOf('Payment', record.id));
	return withoutEmpty({
		...rest,
		...namedReferences(payment, company, body),
		// The default account is named by its id alone (QuickBooks sheet 12).
		DepositToAccountRef: body.DepositToAccountRef,
		...(company.settings.multiCurrency ? { ExchangeRate } : {}),
		UnappliedAmt: company.amountOf(unappliedAmount(company, record), record),
		Line: wireList(body.Line).map((line) => presentPaymentLine(company, record, line)),
		LinkedTxn: deposit === undefined ? undefined : [{ TxnId: deposit, TxnType: 'Deposit' }],
	});
}
