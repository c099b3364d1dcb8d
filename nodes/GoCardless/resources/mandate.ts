import { goCardlessResource } from '../resource';
import { labelOf, searchBy, statusOf } from '../search';
import { mandatePdf } from '../operations/mandatePdf';
import { choices } from './choices';
import {
	CREATED_FILTERS,
	CREDITOR_FILTER,
	CUSTOMER_FILTER,
	METADATA,
	SCHEME_OPTIONS,
} from './commonFields';

const STATUSES = [
	'pending_customer_approval',
	'pending_submission',
	'submitted',
	'active',
	'failed',
	'cancelled',
	'expired',
	'consumed',
	'blocked',
	'suspended_by_payer',
];

/** GoCardless sheet 3.3. */
export const mandate = goCardlessResource({
	value: 'mandate',
	name: 'Mandate',
	description: "A customer's permission to debit a bank account",
	path: 'mandates',
	operations: ['create', 'get', 'getAll', 'update'],
	descriptions: {
		create:
			'Create a mandate for a bank account. In live only with own payment pages approved; otherwise invite the customer with a billing request.',
		update: 'Change the metadata of a mandate',
	},
	fields: [
		{
			name: 'customer_bank_account',
			label: 'Customer Bank Account',
			type: 'reference',
			search: 'searchCustomerBankAccounts',
			target: 'links.customer_bank_account',
			required: true,
			only: 'create',
		},
		{
			name: 'authorisation_source',
			label: 'Authorisation Source',
			type: 'options',
			options: choices(['paper', 'telephone', 'web']),
			default: 'web',
			only: 'create',
			description: 'How the customer agreed; ACH only',
		},
		{
			name: 'creditor',
			label: 'Creditor',
			type: 'reference',
			search: 'searchCreditors',
			target: 'links.creditor',
			only: 'create',
		},
		{
			name: 'payer_ip_address',
			label: 'Payer IP Address',
			type: 'text',
			only: 'create',
			description: 'For ACH mandates agreed on the web',
		},
		{
			name: 'reference',
			label: 'Reference',
			type: 'text',
			only: 'create',
			description: 'A right of the account; leave empty unless you have it',
		},
		{
			name: 'scheme',
			label: 'Scheme',
			type: 'options',
			options: SCHEME_OPTIONS,
			default: 'bacs',
			only: 'create',
		},
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		CREDITOR_FILTER,
		CUSTOMER_FILTER,
		{
			name: 'customer_bank_account',
			label: 'Customer Bank Account',
			type: 'reference',
			search: 'searchCustomerBankAccounts',
		},
		{
			name: 'mandate_type',
			label: 'Mandate Type',
			type: 'options',
			options: choices(['bank_debit', 'instant', 'recurring', 'vrp_commercial', 'vrp_sweeping']),
		},
		{ name: 'reference', label: 'Reference', type: 'text' },
		{ name: 'scheme', label: 'Schemes', type: 'multiOptions', options: SCHEME_OPTIONS },
		{ name: 'status', label: 'Statuses', type: 'multiOptions', options: choices(STATUSES) },
	],
	onlyOneOf: [['creditor', 'customer', 'customer_bank_account']],
	actions: [
		{
			value: 'cancel',
			name: 'Cancel',
			description:
				'End a mandate. All its payments that can still be cancelled are cancelled with it.',
			fields: [METADATA],
		},
		{
			value: 'reinstate',
			name: 'Reinstate',
			description: 'Bring back a cancelled or expired mandate; at most 10 times',
			fields: [METADATA],
		},
	],
	more: [mandatePdf],
	search: searchBy('searchMandates', 'mandates', (record) =>
		labelOf(record.reference, record.scheme, statusOf(record), record.id),
	),
});
