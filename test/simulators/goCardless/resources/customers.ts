import { byApi } from '../http/call';
import { invalidUsage, wrongField } from '../http/errors';
import { createdAt, type Filters } from '../http/filters';
import { creation, operation, type Resource } from '../http/resource';
import type { Customer } from '../model/records';
import { CURRENCIES } from '../model/schemes';
import { addCustomer, changeCustomer, customerSchema, hasName } from '../business/customers';
import { cancelMandate, isCollectable } from '../business/mandates';

const NEEDS_NAME = 'must be given unless company_name is';

const filters: Filters<Customer> = {
	created_at: createdAt,
	// Answered by `hides`: both depend on other resources.
	currency: { kind: 'equals', read: () => [...CURRENCIES], values: CURRENCIES },
	action_required: { kind: 'equals', read: () => ['true', 'false'], values: ['true', 'false'] },
	sort_field: {
		kind: 'equals',
		read: () => ['name', 'company_name', 'created_at'],
		values: ['name', 'company_name', 'created_at'],
	},
	sort_direction: { kind: 'equals', read: () => ['asc', 'desc'], values: ['asc', 'desc'] },
};

export const customers: Resource<Customer> = {
	plural: 'customers',
	store: (world) => world.customers,
	create: creation(customerSchema, ({ world }, body, pointer) => {
		assertName(body, pointer);
		assertRegion(body, pointer);
		return addCustomer(world, body);
	}),
	list: {
		filters,
		hides: ({ world, query }, customer) => {
			if (customer.internal.unnamed || query.get('action_required') === 'true') return true;
			const currency = query.get('currency');
			const accounts = world.customerBankAccounts.by('customer', customer.id);
			return currency !== null && !accounts.some((account) => account.currency === currency);
		},
		sort: ({ query }) => {
			const field = query.get('sort_field') ?? 'created_at';
			const direction = query.get('sort_direction') === 'asc' ? 1 : -1;
			if (field === 'created_at' && direction === -1) return undefined;
			return (a, b) => direction * sortKey(a, field).localeCompare(sortKey(b, field));
		},
	},
	update: operation('customers', customerSchema, (_call, customer, body, pointer) => {
		const { swedish_identity_number: known } = customer;
		const given = body.swedish_identity_number;
		if (known !== null && given !== undefined && given !== known) {
			throw wrongField(`${pointer}/swedish_identity_number`, 'cannot be changed once set');
		}
		assertName({ ...customer, ...body }, pointer);
		assertRegion({ ...customer, ...body }, pointer);
		changeCustomer(customer, body);
	}),
	remove: (call, customer) => {
		const { world } = call;
		for (const mandate of world.mandates.by('customer', customer.id)) {
			if (isCollectable(mandate)) cancelMandate(world, mandate, byApi(call, 'mandate_cancelled'));
		}
		world.customers.remove(customer.id);
	},
	goneReason: () =>
		invalidUsage(410, 'customer_data_removed', 'This customer data has been removed'),
};

function assertName(person: Parameters<typeof hasName>[0], pointer: string): void {
	if (hasName(person)) return;
	const field = person.given_name ? 'family_name' : 'given_name';
	throw wrongField(`${pointer}/${field}`, NEEDS_NAME);
}

/** US regions are two-letter states (GoCardless sheet 3.1). */
function assertRegion(
	person: { country_code?: string | null; region?: string | null },
	pointer: string,
): void {
	if (person.country_code === 'US' && person.region && !/^[A-Z]{2}$/.test(person.region)) {
		throw wrongField(`${pointer}/region`, 'must be a two-letter state for US customers');
	}
}

function sortKey(customer: Customer, field: string): string {
	if (field === 'created_at') return customer.created_at;
	if (field === 'company_name') return customer.company_name ?? '';
	return `${customer.family_name ?? customer.company_name ?? ''} ${customer.given_name ?? ''}`;
}
