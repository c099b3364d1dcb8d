import type { Organization } from '../organization/books';
import { neededText, switchIn, textIn } from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain } from '../store/record';
import type { Wire } from '../values/wire';
import { checkCurrencyAllowed, currencyIn } from './currencyFields';
import type { Account } from './models';

/** Zoho sheet 7.6. */
export const ACCOUNT_TYPES = [
	'other_asset',
	'other_current_asset',
	'intangible_asset',
	'cash',
	'bank',
	'fixed_asset',
	'accounts_receivable',
	'stock',
	'payment_clearing',
	'other_current_liability',
	'credit_card',
	'long_term_liability',
	'other_liability',
	'accounts_payable',
	'equity',
	'income',
	'other_income',
	'expense',
	'cost_of_goods_sold',
	'other_expense',
];

export const BANK_TYPES = ['bank', 'cash', 'credit_card', 'payment_clearing'];

const PLAIN = ['account_code', 'description', 'parent_account_id', 'bank_name', 'routing_number'];

export function accountBy(organization: Organization, id: string): Account {
	const account = organization.accounts.find(id);
	if (account === undefined) throw doesNotExist('Account');
	return account;
}

/** An account a body names. */
export function accountIn(organization: Organization, body: Wire, property: string): Account {
	const account = organization.accounts.find(textIn(body, property) ?? '');
	if (account === undefined || !account.isActive) throw invalidValue(property);
	return account;
}

export function createAccount(
	organization: Organization,
	body: Wire,
	types: readonly string[],
): Account {
	const name = neededText(body, 'account_name', 100);
	const type = neededText(body, 'account_type');
	if (!types.includes(type)) throw invalidValue('account_type');
	checkName(organization, name);
	const currency = currencyOfBody(organization, body) ?? organization.settings.baseCurrency;
	const account: Account = {
		...organization.newRecord(),
		name,
		type,
		currency,
		isActive: true,
		isSystem: false,
		number: textIn(body, 'account_number', 50) ?? '',
	};
	keepPlain(account, body, PLAIN);
	return organization.accounts.add(account);
}

export function updateAccount(organization: Organization, account: Account, body: Wire): void {
	const name =
		body.account_name === undefined ? account.name : neededText(body, 'account_name', 100);
	if (account.isSystem && name !== account.name) throw invalidValue('account_name');
	checkName(organization, name, account);
	const currency = currencyOfBody(organization, body) ?? account.currency;
	const type = textIn(body, 'account_type') ?? account.type;
	if (!ACCOUNT_TYPES.includes(type)) throw invalidValue('account_type');
	if (currency !== account.currency && hasMoved(organization, account)) {
		throw invalidValue('currency_id');
	}
	switchIn(body, 'is_primary_account');
	const number = textIn(body, 'account_number', 50) ?? account.number;
	Object.assign(account, { name, currency, type, number });
	keepPlain(account, body, PLAIN);
	account.modifiedAt = organization.now();
}

export function removeAccount(organization: Organization, account: Account): void {
	if (account.isSystem || hasMoved(organization, account)) throw unconfirmed('hasPayments');
	organization.accounts.remove(account.id);
}

export function setAccountActive(
	organization: Organization,
	account: Account,
	isActive: boolean,
): void {
	if (account.isSystem && !isActive) throw unconfirmed('statusChange');
	account.isActive = isActive;
	account.modifiedAt = organization.now();
}

function hasMoved(organization: Organization, { id }: Account): boolean {
	return organization.ledger.books.entries.some(({ sides }) =>
		sides.some(({ account }) => account === id),
	);
}

function checkName(organization: Organization, name: string, owner?: Account): void {
	const isUsed = organization.accounts
		.all()
		.some((one) => one !== owner && one.name.toLowerCase() === name.toLowerCase());
	if (isUsed) throw unconfirmed('duplicateName');
}

/** Bank accounts may name their currency by code as well (Zoho sheet 7.8). */
function currencyOfBody(organization: Organization, body: Wire): string | undefined {
	const code = textIn(body, 'currency_code');
	if (code === undefined || code === '') return currencyIn(organization, body);
	if (organization.currencyBy(code) === undefined) throw invalidValue('currency_code');
	checkCurrencyAllowed(organization, code);
	return code;
}
