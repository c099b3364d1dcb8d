import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { noResource } from '../protocol/refusals';
import { exponentOf, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import {
	accountBy,
	BANK_TYPES,
	createAccount,
	removeAccount,
	setAccountActive,
	updateAccount,
} from './accounts';
import { currencyFields } from './currencyFields';
import { sum } from './documentTotals';
import type { Account } from './models';

function row(organization: Organization, account: Account): Wire {
	const lines = organization.feedLines.all().filter(({ accountId }) => accountId === account.id);
	const { currency_id, currency_code } = currencyFields(organization, account.currency);
	const { baseCurrency } = organization.settings;
	return {
		account_id: account.id,
		account_name: account.name,
		account_code: account.plain.account_code ?? '',
		currency_id,
		currency_code,
		account_type: account.type,
		account_sub_type: 'commercial',
		account_number: account.number.replace(/.(?=.{4})/g, 'x'),
		uncategorized_transactions: lines.filter(({ status }) => status === 'uncategorized').length,
		total_unprinted_checks: 0,
		is_active: account.isActive,
		balance: fromMinor(organization.balanceOf(account.id), account.currency),
		bank_balance: fromMinor(
			sum(lines, ({ amount }) => amount),
			account.currency,
		),
		bcy_balance: fromMinor(organization.ledger.balance(account.id), baseCurrency),
		bank_name: account.plain.bank_name ?? '',
		routing_number: account.plain.routing_number ?? '',
		is_primary_account: false,
		is_paypal_account: false,
		feeds_last_refresh_date: '',
		is_direct_paypal: false,
		feed_status: '',
		mfa_required: false,
	};
}

function show(organization: Organization, account: Account): Wire {
	return {
		...row(organization, account),
		currency_symbol: currencyFields(organization, account.currency).currency_symbol,
		price_precision: exponentOf(account.currency),
		description: account.plain.description ?? '',
		custom_fields: [],
		custom_field_hash: {},
		is_undeposited_funds: account.name === 'Undeposited Funds',
	};
}

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'bankaccounts',
		reportName: 'Bank Accounts',
		records: organization.accounts.all().filter(({ type }) => BANK_TYPES.includes(type)),
		toRow: (account) => row(organization, account),
		filters: {},
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ is_active }) => is_active === true,
			'Status.Inactive': ({ is_active }) => is_active === false,
		},
		appliedFilter: 'Status.All',
		sort: { column: 'account_name', order: 'A' },
		sortable: ['account_name', 'account_type', 'account_code'],
	});
}

function accountOf(call: Call): Account {
	const account = accountBy(call.organization, call.ids[0] ?? '');
	if (!BANK_TYPES.includes(account.type)) throw noResource();
	return account;
}

function setActive(isActive: boolean): (call: Call) => Reply {
	return (call) => {
		setAccountActive(call.organization, accountOf(call), isActive);
		return { message: `The account has been marked as ${isActive ? 'active' : 'inactive'}.` };
	};
}

/** Zoho sheet 7.8: the ids are those of the chart of accounts. */
export const bankAccountRoutes: Route[] = [
	route('GET', 'bankaccounts', 'banking', list),
	route('POST', 'bankaccounts', 'banking', (call) => {
		const account = createAccount(call.organization, call.body, BANK_TYPES);
		const body = { bankaccount: show(call.organization, account) };
		return created('The account has been created.', 'bankaccounts', account.id, body);
	}),
	route('GET', 'bankaccounts/:', 'banking', (call) => ({
		body: { bankaccount: show(call.organization, accountOf(call)) },
	})),
	route('PUT', 'bankaccounts/:', 'banking', (call) => {
		updateAccount(call.organization, accountOf(call), call.body);
		const body = { bankaccount: show(call.organization, accountOf(call)) };
		return { message: 'The details of the account has been updated.', body };
	}),
	route('DELETE', 'bankaccounts/:', 'banking', (call) => {
		removeAccount(call.organization, accountOf(call));
		return { message: 'The account has been deleted.' };
	}),
	route('POST', 'bankaccounts/:/active', 'banking', setActive(true)),
	route('POST', 'bankaccounts/:/inactive', 'banking', setActive(false)),
];
