import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import {
	ACCOUNT_TYPES,
	accountBy,
	createAccount,
	removeAccount,
	setAccountActive,
	updateAccount,
} from './accounts';
import { currencyFields } from './currencyFields';
import type { Account } from './models';

const GROUPS: Record<string, string[]> = {
	Asset: [
		'other_asset',
		'other_current_asset',
		'cash',
		'bank',
		'fixed_asset',
		'accounts_receivable',
		'stock',
		'payment_clearing',
	],
	Liability: [
		'other_current_liability',
		'credit_card',
		'long_term_liability',
		'other_liability',
		'accounts_payable',
	],
	Equity: ['equity'],
	Income: ['income', 'other_income'],
	Expense: ['expense', 'cost_of_goods_sold', 'other_expense'],
};

/** Neither currency nor balance, unless asked for (Zoho sheet 6). */
function row(organization: Organization, account: Account, withBalance: boolean): Wire {
	const { plain } = account;
	const balance = organization.balanceOf(account.id);
	return {
		account_id: account.id,
		account_name: account.name,
		account_code: plain.account_code ?? '',
		account_type: account.type,
		description: plain.description ?? '',
		placeholder: '',
		is_user_created: !account.isSystem,
		is_system_account: account.isSystem,
		is_active: account.isActive,
		can_show_in_ze: false,
		parent_account_id: plain.parent_account_id ?? '',
		parent_account_name: '',
		depth: 0,
		has_attachment: false,
		is_child_present: false,
		child_count: '',
		documents: [],
		created_time: organization.time(account.createdAt),
		is_standalone_account: false,
		last_modified_time: organization.time(account.modifiedAt),
		...(withBalance ? { current_balance: fromMinor(balance, account.currency) } : {}),
	};
}

function show(organization: Organization, account: Account): Wire {
	const { currency_id, currency_code } = currencyFields(organization, account.currency);
	return {
		account_id: account.id,
		account_name: account.name,
		account_code: account.plain.account_code ?? '',
		is_active: account.isActive,
		status: account.isActive ? 'active' : 'inactive',
		account_type: account.type,
		account_type_formatted: account.type,
		currency_id,
		currency_code,
		description: account.plain.description ?? '',
		can_show_in_ze: true,
		custom_fields: [],
		custom_field_hash: {},
		parent_account_id: account.plain.parent_account_id ?? '',
		parent_account_name: '',
		documents: [],
		created_time: organization.time(account.createdAt),
		last_modified_time: organization.time(account.modifiedAt),
		is_standalone_account: false,
		opening_balances: [],
	};
}

function list(call: Call): Reply {
	const { organization, query } = call;
	const byGroup = Object.entries(GROUPS).map(
		([name, types]) =>
			[`AccountType.${name}`, (one: Wire) => types.includes(String(one.account_type))] as const,
	);
	const isActive = ({ is_active }: Wire) => is_active === true;
	const filterBy: Record<string, (one: Wire) => boolean> = {
		'AccountType.All': () => true,
		'AccountType.Active': isActive,
		'AccountType.Inactive': (one) => !isActive(one),
		...Object.fromEntries(byGroup),
	};
	// Only active accounts unless told otherwise.
	const isFiltered = query.get('filter_by') !== null;
	return listReply(call, {
		key: 'chartofaccounts',
		reportName: 'List Chart Of Accounts',
		records: organization.accounts.all().filter((one) => isFiltered || one.isActive),
		toRow: (account) => row(organization, account, query.get('showbalance') === 'true'),
		filters: {},
		filterBy,
		appliedFilter: 'AccountType.Active',
		context: { custom_fields: [] },
		sort: { column: 'account_type', order: 'A' },
		sortable: ['account_name', 'account_type'],
		perPage: 5000,
		modified: 'since',
	});
}

const accountOf = (call: Call) => accountBy(call.organization, call.ids[0] ?? '');

function setActive(isActive: boolean): (call: Call) => Reply {
	return (call) => {
		setAccountActive(call.organization, accountOf(call), isActive);
		return { message: `The account has been marked as ${isActive ? 'active' : 'inactive'}.` };
	};
}

/** Zoho sheet 7.6. */
export const accountRoutes: Route[] = [
	route('GET', 'chartofaccounts', 'accountants', list),
	route('POST', 'chartofaccounts', 'accountants', (call) => {
		const account = createAccount(call.organization, call.body, ACCOUNT_TYPES);
		const body = { chart_of_account: show(call.organization, account) };
		return created('The account has been created.', 'chartofaccountdetails', account.id, body);
	}),
	route('GET', 'chartofaccounts/:', 'accountants', (call) => ({
		body: { chart_of_account: show(call.organization, accountOf(call)) },
	})),
	route('PUT', 'chartofaccounts/:', 'accountants', (call) => {
		updateAccount(call.organization, accountOf(call), call.body);
		const body = { chart_of_account: show(call.organization, accountOf(call)) };
		return { message: 'The details of the account has been updated.', body };
	}),
	route('DELETE', 'chartofaccounts/:', 'accountants', (call) => {
		removeAccount(call.organization, accountOf(call));
		return { message: 'The account has been deleted.' };
	}),
	route('POST', 'chartofaccounts/:/active', 'accountants', setActive(true)),
	route('POST', 'chartofaccounts/:/inactive', 'accountants', setActive(false)),
];
