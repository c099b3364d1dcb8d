import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { listInstitutions } from '../operations/listInstitutions';
import { goCardlessResource } from '../resource';
import { labelOf, searchBy, statusOf } from '../search';
import { BILLING_REQUEST_ACTIONS } from './billingRequestActions';
import { choices } from './choices';
import { CUSTOMER_FILTER, METADATA } from './commonFields';
import { MANDATE_REQUEST_FIELDS, PAYMENT_REQUEST_FIELDS } from './requestFields';

const LINKS: FieldDefinition[] = [
	{
		name: 'customer',
		label: 'Customer',
		type: 'reference',
		search: 'searchCustomers',
		target: 'links.customer',
		description: 'One that exists; otherwise the payer enters who they are',
	},
	{
		name: 'customer_bank_account',
		label: 'Customer Bank Account',
		type: 'reference',
		search: 'searchCustomerBankAccounts',
		target: 'links.customer_bank_account',
	},
	{
		name: 'creditor',
		label: 'Creditor',
		type: 'reference',
		search: 'searchCreditors',
		target: 'links.creditor',
	},
];

/** GoCardless sheet 4.1. */
export const billingRequest = goCardlessResource({
	value: 'billingRequest',
	name: 'Billing Request',
	description: 'Asks a payer for a mandate, an instant payment, or both',
	path: 'billing_requests',
	operations: ['create', 'get', 'getAll'],
	descriptions: {
		create:
			'Ask a payer for a mandate, an instant payment, or both; send them the link of a billing request flow next',
	},
	fields: [
		...MANDATE_REQUEST_FIELDS,
		...PAYMENT_REQUEST_FIELDS,
		...LINKS,
		{
			name: 'fallback_enabled',
			label: 'Fallback Enabled',
			type: 'boolean',
			description: 'Whether Direct Debit may be used where an instant payment is not possible',
		},
		{
			name: 'payment_context_code',
			label: 'Payment Context Code',
			type: 'text',
			description: 'Why an instant payment is made, for banks that ask',
		},
		{ name: 'payment_purpose_code', label: 'Payment Purpose Code', type: 'text' },
		{ name: 'purpose_code', label: 'Purpose Code', type: 'text', placeholder: 'other' },
		{
			...METADATA,
			description:
				'Of the billing request only, and never changed later. Give Mandate Metadata for what the mandate shall carry.',
		},
	],
	filters: [
		CUSTOMER_FILTER,
		{
			name: 'status',
			label: 'Status',
			type: 'options',
			options: choices(['cancelled', 'fulfilled', 'fulfilling', 'pending', 'ready_to_fulfil']),
			default: 'pending',
		},
	],
	finish: demandRequest,
	actions: BILLING_REQUEST_ACTIONS,
	more: [listInstitutions],
	search: searchBy('searchBillingRequests', 'billing_requests', (record) =>
		labelOf(statusOf(record), String(record.created_at).slice(0, 10), record.id),
	),
});

const REQUESTS = [
	'mandate_request',
	'payment_request',
	'subscription_request',
	'instalment_schedule_request',
];

function demandRequest(body: JsonRecord): JsonRecord {
	if (REQUESTS.some((request) => body[request] !== undefined)) return body;
	throw new ParameterError(
		'A billing request asks for something, but neither "Mandate Currency" nor "Payment Amount" is set.',
		'Add "Mandate Currency" to ask for a mandate, or "Payment Amount" and "Payment Currency" to ask for a payment.',
	);
}
