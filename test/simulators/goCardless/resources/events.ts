import { EVENT_ID_FILTERS } from '../business/eventFilters';
import type { Call } from '../http/call';
import { createdAt, invalidFilter, type Filters } from '../http/filters';
import { present } from '../http/resource';
import type { GoCardlessEvent } from '../model/records';
import { billingRequests } from './billingRequests';
import { creditors } from './creditors';
import { customers } from './customers';
import { assertOneOf } from './filterRules';
import { instalmentSchedules } from './instalmentSchedules';
import { mandates } from './mandates';
import { payments } from './payments';
import { payouts } from './payouts';
import { refunds } from './refunds';
import { subscriptions } from './subscriptions';
import type { World } from '../world';
import type { StoredRecord } from '../model/store';
import type { Resource as AnyResource, Resource } from '../http/resource';

const RESOURCE_TYPES = [
	'billing_requests',
	'creditors',
	'customers',
	'exports',
	'instalment_schedules',
	'mandates',
	'organisations',
	'outbound_payments',
	'payer_authorisations',
	'payment_account_transactions',
	'payments',
	'payouts',
	'refunds',
	'scheme_identifiers',
	'subscriptions',
];

const byLink = Object.fromEntries(
	EVENT_ID_FILTERS.map((name) => [name, { kind: 'equals', read: linked(name) } as const]),
) satisfies Filters<GoCardlessEvent>;

/** How a linked resource is found and shown. */
function linkable<R extends StoredRecord>(resource: AnyResource<R>) {
	return {
		plural: resource.plural,
		show: (world: World, id: string): unknown => {
			const record = resource.store(world).get(id);
			return record === undefined ? undefined : present(resource, world, record);
		},
	};
}

const INCLUDES: Record<string, ReturnType<typeof linkable>> = {
	billing_request: linkable(billingRequests),
	creditor: linkable(creditors),
	customer: linkable(customers),
	instalment_schedule: linkable(instalmentSchedules),
	mandate: linkable(mandates),
	payment: linkable(payments),
	payout: linkable(payouts),
	refund: linkable(refunds),
	subscription: linkable(subscriptions),
};

export const events: Resource<GoCardlessEvent> = {
	plural: 'events',
	store: (world) => world.events,
	list: {
		filters: {
			created_at: createdAt,
			action: { kind: 'equals', read: ({ action }) => action, index: 'action' },
			resource_type: {
				kind: 'equals',
				read: (event) => event.resource_type,
				values: RESOURCE_TYPES,
				index: 'resource_type',
			},
			parent_event: {
				kind: 'equals',
				read: ({ links }) => links.parent_event,
				index: 'parent_event',
			},
			...byLink,
		},
		others: ['include'],
		check: (call) => {
			assertOneOf(call, EVENT_ID_FILTERS);
			assertInclude(call);
			const id = EVENT_ID_FILTERS.find((name) => call.query.has(name));
			if (id !== undefined && call.query.has('resource_type')) {
				throw invalidFilter(id, `${id} cannot be combined with resource_type`);
			}
		},
		narrow: ({ world, query }) => {
			const id = EVENT_ID_FILTERS.find((name) => query.has(name));
			return id === undefined ? undefined : world.events.by('link', `${id}:${query.get(id)}`);
		},
		extras: ({ world, query }, found) => {
			const include = INCLUDES[query.get('include') ?? ''];
			const name = query.get('include');
			if (include === undefined || name === null) return {};
			const ids = new Set(found.flatMap(({ links }) => links[name] ?? []));
			const shown = [...ids].map((id) => include.show(world, id));
			return { linked: { [include.plural]: shown.filter((one) => one !== undefined) } };
		},
	},
};

function linked(name: string) {
	return (event: GoCardlessEvent): string | undefined => event.links[name];
}

function assertInclude({ query }: Call): void {
	const include = query.get('include');
	if (include === null) return;
	if (INCLUDES[include] === undefined) {
		throw invalidFilter('include', `include cannot be "${include}"`);
	}
	if (!query.has('resource_type')) {
		throw invalidFilter('include', 'include needs resource_type');
	}
}
