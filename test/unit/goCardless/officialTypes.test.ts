/**
 * What the node can send, against the types of GoCardless' own client. The lists are checked by the
 * compiler: a field that the vendor adds, renames or removes breaks `tsc` here; a field that the node
 * lacks or invents breaks the test.
 */
import type { GoCardlessClient as Official } from 'gocardless-nodejs';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { GoCardlessClient } from '../../../nodes/shared/vendors/goCardless/client';
import { goCardless } from '../../../nodes/GoCardless/definition';
import { ItemParameters } from '../../../nodes/shared/engine/parameters';
import type { FilterValue } from '../../../nodes/shared/engine/filters';
import { sampleValues } from './sampleValues';

type Fields<Body> = { [Name in keyof Required<Body>]: true };
type Service = {
	[Name in keyof Official]: Official[Name] extends object ? Name : never;
}[keyof Official];
type Body<Name extends Service, Method extends string> = Official[Name] extends {
	[Key in Method]: (...parameters: infer Given extends unknown[]) => unknown;
}
	? string extends Given[0]
		? NonNullable<Given[1]>
		: NonNullable<Given[0]>
	: never;
type Filters<Name extends Service> = Omit<Fields<Body<Name, 'list'>>, 'after' | 'before' | 'limit'>;

/** All that one operation can send. */
async function captureBody(resourceName: string, operationName: string): Promise<IDataObject> {
	let sent: IDataObject = {};
	const keep = async (body: unknown) => {
		sent = body as IDataObject;
		return {};
	};
	const client = {
		account: 'account',
		create: async (_path: string, body: unknown) => await keep(body),
		update: async (_path: string, _id: string, body: unknown) => await keep(body),
		act: async (_path: string, _id: string, _verb: string, body: unknown) => await keep(body),
	};
	const operation = operationOf(resourceName, operationName);
	const values = sampleValues(operation.properties);
	await operation.runItem?.(callWith(values, client));
	return sent;
}

/** All that a list can be filtered by. */
async function captureFilters(resourceName: string): Promise<string[]> {
	const targets = new Set<string>();
	const client = {
		async *list(_path: string, filters: FilterValue[]) {
			for (const { target } of filters) targets.add(target);
			yield [];
		},
		async *pages(_path: string, query: IDataObject) {
			for (const target of Object.keys(query)) targets.add(target);
			yield { records: [], linked: {} };
		},
	};
	const operation = operationOf(resourceName, 'getAll');
	const collection = operation.properties.find(({ name }) => name === 'filters');
	const filters = sampleValues((collection?.options ?? []) as INodeProperties[]);
	for (const [name, value] of Object.entries(filters)) {
		const given = { filters: { ...companionsOf(name), [name]: value } };
		await operation.runItem?.(callWith(given as IDataObject, client));
	}
	return [...new Set([...targets].map((target) => target.replace(/\[.*/, '')))].sort();
}

/** "Include" needs the resource type that it belongs to. */
function companionsOf(filter: string): IDataObject {
	return filter === 'include' ? { resource_type: 'billing_requests' } : {};
}

function operationOf(resourceName: string, operationName: string) {
	const resource = goCardless.resources.find(({ value }) => value === resourceName);
	const operation = resource?.operations.find(({ value }) => value === operationName);
	if (operation === undefined) throw new Error(`No operation ${resourceName}.${operationName}`);
	return operation;
}

function callWith(values: IDataObject, client: object) {
	const execute = {
		getNodeParameter: (name: string, _item: number, fallback: unknown) => values[name] ?? fallback,
		getExecutionId: () => '1',
		getNode: () => ({ id: 'node' }),
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	} as unknown as IExecuteFunctions;
	return {
		client: client as unknown as GoCardlessClient,
		execute,
		itemIndex: 0,
		parameters: new ItemParameters(execute, 0),
	};
}

const names = (fields: object) => Object.keys(fields).sort();

const PERSON = {
	company_name: true,
	given_name: true,
	family_name: true,
	email: true,
} as const;

const ADDRESS = {
	address_line1: true,
	address_line2: true,
	address_line3: true,
	city: true,
	region: true,
	postal_code: true,
	country_code: true,
	danish_identity_number: true,
	swedish_identity_number: true,
} as const;

const BANK_DETAILS = {
	account_holder_name: true,
	account_number: true,
	account_type: true,
	bank_code: true,
	branch_code: true,
	country_code: true,
	currency: true,
	iban: true,
} as const;

const CUSTOMER: Fields<Body<'customers', 'create'>> & Fields<Body<'customers', 'update'>> = {
	...PERSON,
	...ADDRESS,
	language: true,
	phone_number: true,
	metadata: true,
};
const BANK_ACCOUNT: Fields<Body<'customerBankAccounts', 'create'>> = {
	...BANK_DETAILS,
	links: true,
	metadata: true,
};
const BILLING_REQUEST: Omit<
	Fields<Body<'billingRequests', 'create'>>,
	'subscription_request' | 'instalment_schedule_request'
> = {
	fallback_enabled: true,
	links: true,
	mandate_request: true,
	metadata: true,
	payment_context_code: true,
	payment_purpose_code: true,
	payment_request: true,
	purpose_code: true,
};
const FLOW: Fields<Body<'billingRequestFlows', 'create'>> = {
	auto_fulfil: true,
	customer_details_captured: true,
	exit_uri: true,
	language: true,
	links: true,
	lock_bank_account: true,
	lock_currency: true,
	lock_customer_details: true,
	prefilled_bank_account: true,
	prefilled_customer: true,
	redirect_uri: true,
	show_redirect_buttons: true,
	show_success_redirect_button: true,
	skip_success_screen: true,
};
const MANDATE: Fields<Body<'mandates', 'create'>> = {
	authorisation_source: true,
	links: true,
	metadata: true,
	payer_ip_address: true,
	reference: true,
	scheme: true,
};
const PAYMENT: Fields<Body<'payments', 'create'>> = {
	psu_interaction_type: true,
	amount: true,
	app_fee: true,
	charge_date: true,
	currency: true,
	description: true,
	faster_ach: true,
	links: true,
	metadata: true,
	reference: true,
	retry_if_possible: true,
};
const SUBSCRIPTION: Fields<Body<'subscriptions', 'create'>> = {
	amount: true,
	app_fee: true,
	count: true,
	currency: true,
	day_of_month: true,
	end_date: true,
	interval: true,
	interval_unit: true,
	links: true,
	metadata: true,
	month: true,
	name: true,
	payment_reference: true,
	retry_if_possible: true,
	start_date: true,
};
const SUBSCRIPTION_UPDATE: Fields<Body<'subscriptions', 'update'>> = {
	amount: true,
	app_fee: true,
	metadata: true,
	name: true,
	payment_reference: true,
	retry_if_possible: true,
};
const INSTALMENT_SCHEDULE: Fields<Body<'instalmentSchedules', 'createWithDates'>> = {
	app_fee: true,
	currency: true,
	instalments: true,
	links: true,
	metadata: true,
	name: true,
	payment_reference: true,
	retry_if_possible: true,
	total_amount: true,
};
const REFUND: Fields<Body<'refunds', 'create'>> = {
	amount: true,
	links: true,
	metadata: true,
	reference: true,
	total_amount_confirmation: true,
};

test.each([
	['customer', 'create', CUSTOMER],
	['customer', 'update', CUSTOMER],
	// The suffix of New Zealand is in the reference, and missing in the client's type.
	['customerBankAccount', 'create', { ...BANK_ACCOUNT, account_number_suffix: true }],
	['billingRequest', 'create', BILLING_REQUEST],
	['billingRequestFlow', 'create', FLOW],
	['mandate', 'create', MANDATE],
	['payment', 'create', PAYMENT],
	['payment', 'update', { metadata: true, retry_if_possible: true }],
	['subscription', 'create', SUBSCRIPTION],
	['subscription', 'update', SUBSCRIPTION_UPDATE],
	['instalmentSchedule', 'createWithDates', INSTALMENT_SCHEDULE],
	['instalmentSchedule', 'createWithSchedule', INSTALMENT_SCHEDULE],
	['refund', 'create', REFUND],
])(
	'%s, %s: the node sends the fields of the official type',
	async (resource, operation, fields) => {
		expect(names(await captureBody(resource, operation))).toEqual(names(fields));
	},
);

type Nested<Name extends Service, Method extends string, Part extends string> = Fields<
	NonNullable<Body<Name, Method>[Part & keyof Body<Name, Method>]>
>;

const MANDATE_REQUEST: Omit<
	Nested<'billingRequests', 'create', 'mandate_request'>,
	'links' | 'payer_requested_dual_signature'
> = {
	authorisation_source: true,
	consent_type: true,
	constraints: true,
	currency: true,
	description: true,
	funds_settlement: true,
	metadata: true,
	scheme: true,
	sweeping: true,
	verify: true,
};
const PAYMENT_REQUEST: Omit<Nested<'billingRequests', 'create', 'payment_request'>, 'links'> = {
	amount: true,
	app_fee: true,
	currency: true,
	description: true,
	funds_settlement: true,
	metadata: true,
	reference: true,
	scheme: true,
};
const PREFILLED: Nested<'billingRequestFlows', 'create', 'prefilled_customer'> = {
	...PERSON,
	...ADDRESS,
};
const COLLECTED_CUSTOMER: Nested<'billingRequests', 'collectCustomerDetails', 'customer'> = {
	...PERSON,
	language: true,
	metadata: true,
	phone_number: true,
};
const COLLECTED_ADDRESS: Nested<
	'billingRequests',
	'collectCustomerDetails',
	'customer_billing_detail'
> = { ...ADDRESS, ip_address: true };

test.each([
	['billingRequest', 'create', 'mandate_request', MANDATE_REQUEST],
	['billingRequest', 'create', 'payment_request', PAYMENT_REQUEST],
	['billingRequestFlow', 'create', 'prefilled_customer', PREFILLED],
	['billingRequest', 'collectCustomerDetails', 'customer', COLLECTED_CUSTOMER],
	['billingRequest', 'collectCustomerDetails', 'customer_billing_detail', COLLECTED_ADDRESS],
])('%s, %s: %s has the fields of the official type', async (resource, operation, part, fields) => {
	const body = await captureBody(resource, operation);
	expect(names(body[part] as object)).toEqual(names(fields));
});

const COLLECTED_ACCOUNT: Fields<Body<'billingRequests', 'collectBankAccount'>> = {
	...BANK_DETAILS,
	account_number_suffix: true,
	metadata: true,
	pay_id: true,
};
const CONFIRMATION: Fields<Body<'billingRequests', 'confirmPayerDetails'>> = {
	metadata: true,
	payer_requested_dual_signature: true,
};
const INSTITUTION: Fields<Body<'billingRequests', 'selectInstitution'>> = {
	country_code: true,
	institution: true,
};
const NOTIFICATION: Fields<Body<'billingRequests', 'notify'>> = {
	notification_type: true,
	redirect_uri: true,
};
const CURRENCY: Fields<Body<'billingRequests', 'chooseCurrency'>> = {
	currency: true,
	metadata: true,
};
const PAUSE: Fields<Body<'subscriptions', 'pause'>> = { metadata: true, pause_cycles: true };
const RETRY: Fields<Body<'payments', 'retry'>> = { charge_date: true, metadata: true };

test.each([
	['billingRequest', 'collectBankAccount', COLLECTED_ACCOUNT],
	['billingRequest', 'confirmPayerDetails', CONFIRMATION],
	['billingRequest', 'selectInstitution', INSTITUTION],
	['billingRequest', 'notify', NOTIFICATION],
	['billingRequest', 'chooseCurrency', CURRENCY],
	['billingRequest', 'fulfil', { metadata: true }],
	['mandate', 'cancel', { metadata: true }],
	['mandate', 'reinstate', { metadata: true }],
	['payment', 'cancel', { metadata: true }],
	['payment', 'retry', RETRY],
	['subscription', 'pause', PAUSE],
	['instalmentSchedule', 'cancel', {}],
	['customerBankAccount', 'disable', {}],
])(
	'%s, %s: the action sends the fields of the official type',
	async (resource, operation, fields) => {
		expect(names(await captureBody(resource, operation))).toEqual(names(fields));
	},
);

const CUSTOMER_FILTERS: Filters<'customers'> = {
	action_required: true,
	created_at: true,
	currency: true,
	sort_direction: true,
	sort_field: true,
};
const BANK_ACCOUNT_FILTERS: Filters<'customerBankAccounts'> = {
	created_at: true,
	customer: true,
	enabled: true,
};
const BILLING_REQUEST_FILTERS: Filters<'billingRequests'> = { customer: true, status: true };
const MANDATE_FILTERS: Filters<'mandates'> = {
	created_at: true,
	creditor: true,
	customer: true,
	customer_bank_account: true,
	mandate_type: true,
	reference: true,
	scheme: true,
	status: true,
};
const PAYMENT_FILTERS: Filters<'payments'> = {
	charge_date: true,
	created_at: true,
	creditor: true,
	currency: true,
	customer: true,
	mandate: true,
	scheme: true,
	sort_direction: true,
	sort_field: true,
	status: true,
	subscription: true,
};
const SUBSCRIPTION_FILTERS: Filters<'subscriptions'> = {
	created_at: true,
	customer: true,
	mandate: true,
	status: true,
};
const INSTALMENT_FILTERS: Filters<'instalmentSchedules'> = {
	created_at: true,
	customer: true,
	mandate: true,
	status: true,
};
const REFUND_FILTERS: Filters<'refunds'> = {
	created_at: true,
	mandate: true,
	payment: true,
	refund_type: true,
};
const PAYOUT_FILTERS: Filters<'payouts'> = {
	created_at: true,
	creditor: true,
	creditor_bank_account: true,
	currency: true,
	metadata: true,
	payout_type: true,
	reference: true,
	status: true,
};
const EVENT_FILTERS: Filters<'events'> = {
	action: true,
	billing_request: true,
	created_at: true,
	creditor: true,
	export: true,
	include: true,
	instalment_schedule: true,
	mandate: true,
	outbound_payment: true,
	parent_event: true,
	payer_authorisation: true,
	payment: true,
	payment_account_transaction: true,
	payout: true,
	refund: true,
	resource_type: true,
	scheme_identifier: true,
	subscription: true,
};
const WEBHOOK_FILTERS: Filters<'webhooks'> = { created_at: true, is_test: true, successful: true };

test.each([
	['customer', CUSTOMER_FILTERS],
	['customerBankAccount', BANK_ACCOUNT_FILTERS],
	['billingRequest', BILLING_REQUEST_FILTERS],
	['mandate', MANDATE_FILTERS],
	['payment', PAYMENT_FILTERS],
	['subscription', SUBSCRIPTION_FILTERS],
	['instalmentSchedule', INSTALMENT_FILTERS],
	['refund', REFUND_FILTERS],
	['payout', PAYOUT_FILTERS],
	['event', EVENT_FILTERS],
	['webhook', WEBHOOK_FILTERS],
	['creditor', { created_at: true } satisfies Filters<'creditors'>],
])('%s: the node filters by all that the official type has', async (resource, filters) => {
	expect(await captureFilters(resource)).toEqual(names(filters));
});
