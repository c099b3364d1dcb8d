import { checkUnmatched } from '../bankFeed/matches';
import { BANK_FEES, EntryBuilder } from '../ledger/entries';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { inBase, rateIn } from '../organization/rates';
import {
	amountIn,
	dateIn,
	neededDate,
	neededText,
	positiveAmount,
	textIn,
} from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain } from '../store/record';
import { convert } from '../values/amounts';
import type { Wire } from '../values/wire';
import { accountIn, BANK_TYPES } from './accounts';
import { currencyIn } from './currencyFields';
import type { Account, BankTransaction } from './models';

/** Money that comes in lands in a bank account, money that goes out leaves one (Zoho sheet 7.8). */
const CREATABLE: Record<string, 'in' | 'out' | 'between'> = {
	deposit: 'in',
	refund: 'in',
	transfer_fund: 'between',
	card_payment: 'between',
	sales_without_invoices: 'in',
	expense_refund: 'in',
	owner_contribution: 'in',
	interest_income: 'in',
	other_income: 'in',
	owner_drawings: 'out',
	sales_return: 'out',
};

const PLAIN = ['reference_number', 'description', 'payment_mode'];

export function bankTransactionBy(organization: Organization, id: string): BankTransaction {
	const transaction = organization.bankTransactions.find(id);
	if (transaction === undefined) throw doesNotExist('Transaction');
	return transaction;
}

export function createBankTransaction(organization: Organization, body: Wire): BankTransaction {
	const transaction: BankTransaction = {
		...organization.newRecord(),
		...readBankTransaction(organization, body),
	};
	keepPlain(transaction, body, PLAIN);
	organization.bankTransactions.add(transaction);
	post(organization, transaction);
	return transaction;
}

export function updateBankTransaction(
	organization: Organization,
	transaction: BankTransaction,
	body: Wire,
): void {
	checkUnmatched(organization, 'bank_transaction', transaction.id);
	checkOpen(organization, transaction.date);
	Object.assign(transaction, readBankTransaction(organization, body, transaction));
	keepPlain(transaction, body, PLAIN);
	post(organization, transaction);
	transaction.modifiedAt = organization.now();
}

export function removeBankTransaction(
	organization: Organization,
	transaction: BankTransaction,
): void {
	checkUnmatched(organization, 'bank_transaction', transaction.id);
	checkOpen(organization, transaction.date);
	organization.ledger.replace(`bank:${transaction.id}`);
	organization.bankTransactions.remove(transaction.id);
}

type Fields = Omit<BankTransaction, 'id' | 'createdAt' | 'modifiedAt' | 'custom' | 'plain'>;

/** Checked and complete; nothing is stored. */
export function readBankTransaction(
	organization: Organization,
	body: Wire,
	before?: BankTransaction,
): Fields {
	const type = before?.type ?? neededText(body, 'transaction_type');
	const direction = CREATABLE[type];
	if (direction === undefined) throw unconfirmed('typeNotCreatable');
	if (body.transaction_type !== undefined && body.transaction_type !== type) {
		throw invalidValue('transaction_type');
	}
	const from = usedAccount(organization, body, 'from_account_id', before?.fromId);
	const to = usedAccount(organization, body, 'to_account_id', before?.toId);
	if (from.id === to.id) throw invalidValue('to_account_id');
	checkSides(type, direction, from, to);
	const date =
		before === undefined ? neededDate(body, 'date') : (dateIn(body, 'date') ?? before.date);
	checkOpen(organization, date);
	textIn(body, 'reference_number', 100);
	textIn(body, 'description', 500);
	const { currency } = direction === 'in' ? to : from;
	const named = currencyIn(organization, body);
	if (named !== undefined && named !== currency) throw invalidValue('currency_id');
	checkCurrencies(organization, type, from, to, currency);
	const amount =
		before !== undefined && body.amount === undefined
			? before.amount
			: positiveAmount(body, 'amount', currency);
	const charges = amountIn(body, 'bank_charges', currency) ?? before?.charges ?? 0;
	if (charges < 0 || charges > amount) throw invalidValue('bank_charges');
	return {
		type,
		fromId: from.id,
		toId: to.id,
		date,
		currency,
		exchangeRate: rateIn(organization, body, currency, date, before?.exchangeRate),
		amount,
		charges,
		customerId: textIn(body, 'customer_id') ?? before?.customerId ?? '',
	};
}

function usedAccount(
	organization: Organization,
	body: Wire,
	property: string,
	before: string | undefined,
): Account {
	const id = textIn(body, property) || before || '';
	return accountIn(organization, { [property]: id }, property);
}

function checkSides(type: string, direction: string, from: Account, to: Account): void {
	const isBank = ({ type: kind }: Account) => BANK_TYPES.includes(kind);
	if (direction !== 'in' && !isBank(from)) throw invalidValue('from_account_id');
	if (direction !== 'out' && !isBank(to)) throw invalidValue('to_account_id');
	// Receivables move through payments only.
	if ([from, to].some(({ type: kind }) => /^accounts_/.test(kind))) {
		throw invalidValue('from_account_id');
	}
	if (type === 'refund' && to.type !== 'credit_card') throw invalidValue('to_account_id');
	if (type === 'card_payment' && to.type !== 'credit_card') throw invalidValue('to_account_id');
}

/** What a transfer between two currencies means is UNCONFIRMED (Zoho sheet 7.11). */
function checkCurrencies(
	organization: Organization,
	type: string,
	from: Account,
	to: Account,
	currency: string,
): void {
	if (from.currency === to.currency) return;
	const { baseCurrency } = organization.settings;
	const isBetweenBanks = type === 'transfer_fund' || type === 'card_payment';
	if (isBetweenBanks && organization.behaviour.crossCurrencyTransfer === 'refuses') {
		throw invalidValue('to_account_id');
	}
	const other = from.currency === currency ? to.currency : from.currency;
	if (other !== baseCurrency && currency !== baseCurrency) throw invalidValue('to_account_id');
}

function post(organization: Organization, transaction: BankTransaction): void {
	const { currency, exchangeRate, amount, charges, fromId, toId } = transaction;
	const to = organization.accounts.find(toId);
	const builder = new EntryBuilder(organization, currency, exchangeRate)
		.add(organization.account(BANK_FEES).id, charges)
		.add(fromId, -amount);
	const { baseCurrency } = organization.settings;
	const isOtherCurrency =
		to !== undefined && to.currency !== currency && to.currency !== baseCurrency;
	if (isOtherCurrency) {
		// From the base currency into a foreign account: the rate is that of the foreign one.
		const base = inBase(organization, amount - charges, currency, exchangeRate);
		const rate = organization.settings.rates[to.currency] ?? 1;
		builder.addForeign(toId, base, convert(base, baseCurrency, to.currency, 1 / rate));
	} else builder.add(toId, amount - charges);
	builder.post(`bank:${transaction.id}`, transaction.date, transaction.type);
}
