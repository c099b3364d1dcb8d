import type { FilterDefinition } from '../../shared/engine/fields';
import { EVENT_SOURCES } from '../../shared/vendors/goCardless/eventCatalogue';
import { goCardlessResource } from '../resource';
import { fetchResources } from '../operations/fetchResources';
import { listEvents } from '../operations/listEvents';
import { sweepEvents } from '../operations/sweepEvents';
import { choices } from './choices';
import { CREATED_FILTERS, CREDITOR_FILTER, MANDATE_FILTER } from './commonFields';

const RESOURCE_TYPES = Object.keys(EVENT_SOURCES);

const INCLUDABLE = Object.values(EVENT_SOURCES)
	.map(({ link }) => link)
	.filter((link) => link !== 'organisation' && link !== 'export');

/** Filters by one resource; GoCardless takes one of them, or the resource type. */
const BY_RESOURCE: FilterDefinition[] = [
	{ name: 'billing_request', label: 'Billing Request ID', type: 'text' },
	CREDITOR_FILTER,
	{ name: 'export', label: 'Export ID', type: 'text' },
	{ name: 'instalment_schedule', label: 'Instalment Schedule ID', type: 'text' },
	MANDATE_FILTER,
	{ name: 'outbound_payment', label: 'Outbound Payment ID', type: 'text' },
	{ name: 'payer_authorisation', label: 'Payer Authorisation ID', type: 'text' },
	{ name: 'payment', label: 'Payment', type: 'reference', search: 'searchPayments' },
	{
		name: 'payment_account_transaction',
		label: 'Payment Account Transaction ID',
		type: 'text',
	},
	{ name: 'payout', label: 'Payout', type: 'reference', search: 'searchPayouts' },
	{ name: 'refund', label: 'Refund ID', type: 'text' },
	{ name: 'scheme_identifier', label: 'Scheme Identifier ID', type: 'text' },
	{
		name: 'subscription',
		label: 'Subscription',
		type: 'reference',
		search: 'searchSubscriptions',
	},
];

const filters: FilterDefinition[] = [
	...CREATED_FILTERS,
	...BY_RESOURCE,
	{
		name: 'action',
		label: 'Action',
		type: 'text',
		placeholder: 'confirmed',
		description: 'What happened, in the words of GoCardless, such as confirmed or failed',
	},
	{
		name: 'include',
		label: 'Include',
		type: 'options',
		options: choices(INCLUDABLE),
		default: 'payment',
		description:
			'Put the resource as it is now into the field "resource" of each event, without further requests. Needs the filter Resource Type.',
	},
	{ name: 'parent_event', label: 'Parent Event ID', type: 'text' },
	{
		name: 'resource_type',
		label: 'Resource Type',
		type: 'options',
		options: choices(RESOURCE_TYPES),
		default: 'payments',
	},
];

/** GoCardless sheet 7.1. */
export const event = goCardlessResource({
	value: 'event',
	name: 'Event',
	description: 'What happened to payments, mandates, payouts and all the rest',
	path: 'events',
	operations: ['get'],
	more: [
		listEvents(filters, [['resource_type', ...BY_RESOURCE.map(({ name }) => name)]]),
		fetchResources,
		sweepEvents,
	],
});
