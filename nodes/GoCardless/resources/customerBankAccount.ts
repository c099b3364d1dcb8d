import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { goCardlessResource } from '../resource';
import { labelOf, searchBy } from '../search';
import { CREATED_FILTERS, CUSTOMER_FILTER, METADATA } from './commonFields';
import { BANK_DETAIL_FIELDS } from './personFields';

/** GoCardless sheet 3.2. */
export const customerBankAccount = goCardlessResource({
	value: 'customerBankAccount',
	name: 'Customer Bank Account',
	description: 'Where a customer pays from; numbers are never given back',
	path: 'customer_bank_accounts',
	operations: ['create', 'get', 'getAll', 'update'],
	descriptions: {
		create:
			'Add a bank account to a customer. In live only with own payment pages approved; otherwise invite the customer with a billing request.',
		update: 'Change the metadata of a customer bank account',
	},
	fields: [
		{
			name: 'customer',
			label: 'Customer',
			type: 'reference',
			search: 'searchCustomers',
			target: 'links.customer',
			required: true,
			only: 'create',
		},
		{
			name: 'account_holder_name',
			label: 'Account Holder Name',
			type: 'text',
			required: true,
			only: 'create',
			description: 'Banks see 18 characters of it, in capitals',
		},
		...BANK_DETAIL_FIELDS.map((field) => ({ ...field, only: 'create' as const })),
		{
			name: 'customer_bank_account_token',
			label: 'Bank Account Token',
			type: 'text',
			target: 'links.customer_bank_account_token',
			only: 'create',
			description: 'Instead of bank details',
		},
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		CUSTOMER_FILTER,
		{
			name: 'enabled',
			label: 'Enabled',
			type: 'boolean',
			default: true,
			description: 'Whether to get those that can be used, or those that were disabled',
		},
	],
	finish: (body, mode) => (mode === 'create' ? demandDetails(body) : body),
	actions: [
		{
			value: 'disable',
			name: 'Disable',
			description: 'Stop using a bank account. Its mandates and their payments are cancelled.',
		},
	],
	search: searchBy('searchCustomerBankAccounts', 'customer_bank_accounts', (record) =>
		labelOf(record.account_holder_name, record.bank_name, record.account_number_ending, record.id),
	),
});

function demandDetails(body: JsonRecord): JsonRecord {
	const { customer_bank_account_token: token } = (body.links ?? {}) as JsonRecord;
	if (body.iban || body.account_number || token) return body;
	throw new ParameterError(
		'"IBAN" and "Account Number" are both empty.',
		'Add an IBAN, or the account number with the bank or branch code of its country.',
	);
}
