import { byId, UNIQUE_FIELD } from '../unit/zohoBooks/bench';
import type { Tour } from './tour';
import { liveThrough, lookUp, record, upsert, type ZohoBusiness } from './zohoTour';

const ACTIVATION = ['deactivate', 'activate', 'delete'];

/** The lists that forms choose from. */
export async function keepZohoLists(tour: Tour, business: ZohoBusiness): Promise<void> {
	await keepFields(tour);
	await keepAccounts(tour);
	await keepItems(tour, business);
	await keepRates(tour, business);
}

/** Customers, vendors, and their persons. */
export async function keepZohoContacts(tour: Tour): Promise<void> {
	const person = { firstName: 'Ada', lastName: 'Byron', email: 'ada@byron.example' };
	const details = {
		...person,
		companyName: 'Byron Ltd',
		billingStreet: '1 High Street',
		billingCity: 'London',
		customFields: { rows: [{ apiName: UNIQUE_FIELD, value: 'CU000123' }] },
	};
	const contact = { name: 'Ada Byron', additionalFields: details };
	const made = await liveThrough(tour, 'contact', contact, { notes: 'Pays by Direct Debit' });
	await upsert(tour, 'contact', 'CU000123', { name: 'Ada Byron' });
	await lookUp(tour, 'contact', 'email', person.email);
	await keepPersons(tour, String(made.contact_id));
	for (const action of ACTIVATION) await tour.visit('contact', action, record(made.contact_id));

	const supplier = { name: 'GoCardless Ltd', additionalFields: person };
	const vendor = await liveThrough(tour, 'vendor', supplier, { notes: 'Collects for us' });
	await upsert(tour, 'vendor', 'VE000123', { name: 'Paper Ltd', additionalFields: person });
	for (const action of ACTIVATION) await tour.visit('vendor', action, record(vendor.contact_id));
}

async function keepPersons(tour: Tour, contact: string): Promise<void> {
	const { contact_person_id: id } = await tour.visit('contactPerson', 'create', {
		contact: byId(contact),
		firstName: 'Grace',
		additionalFields: { email: 'grace@byron.example' },
	});
	const person = record(id);
	await tour.visit('contactPerson', 'get', { ...record(contact), belowId: String(id) });
	await tour.visit('contactPerson', 'update', { ...person, updateFields: { lastName: 'Hopper' } });
	await tour.visit('contactPerson', 'getAll', record(contact));
	await tour.visit('contactPerson', 'markAsPrimary', person);
	await tour.visit('contactPerson', 'delete', person);
}

async function keepFields(tour: Tour): Promise<void> {
	const made = await tour.visit('customField', 'create', {
		entity: 'invoice',
		label: 'GoCardless Subscription',
		dataType: 'string',
		additionalFields: { unique: true },
	});
	const field = record(made.field_id);
	await tour.visit('customField', 'update', { ...field, updateFields: { label: 'Subscription' } });
	await tour.visit('customField', 'getAll', { entity: 'invoice', returnAll: true });
	await tour.visit('customField', 'delete', field);
}

async function keepAccounts(tour: Tour): Promise<void> {
	const account = { name: 'Old Clearing', accountType: 'cash' };
	const made = await liveThrough(tour, 'account', account, { description: 'On its way' });
	for (const action of ACTIVATION) await tour.visit('account', action, record(made.account_id));
	const savings = { name: 'Savings', accountType: 'bank' };
	const bank = await liveThrough(tour, 'bankAccount', savings, { description: 'For the tax' });
	for (const action of ACTIVATION) {
		await tour.visit('bankAccount', action, record(bank.account_id));
	}
}

async function keepItems(tour: Tour, { sales }: ZohoBusiness): Promise<void> {
	const vat = { name: 'VAT', percentage: '20' };
	const tax = await liveThrough(tour, 'tax', vat, { name: 'VAT 20' });
	const item = {
		name: 'Annual Membership',
		rate: '120',
		additionalFields: { account: byId(sales), tax: byId(String(tax.tax_id)), sku: 'M-1' },
	};
	const made = await liveThrough(tour, 'item', item, { description: 'A year' });
	for (const action of ACTIVATION) await tour.visit('item', action, record(made.item_id));
	await upsert(tour, 'item', 'M-2', { name: 'Day Ticket', rate: '9' });
	await tour.visit('tax', 'delete', record(tax.tax_id));
}

async function keepRates(tour: Tour, { bench }: ZohoBusiness): Promise<void> {
	const currency = { code: 'NOK', format: '1,234,567.89', additionalFields: { symbol: 'kr' } };
	const made = await liveThrough(tour, 'currency', currency, { symbol: 'NOK' });
	const krone = record(made.currency_id);
	const rate = await tour.visit('currency', 'createExchangeRate', {
		...krone,
		effectiveDate: bench.organization.today(),
		rate: '0.85',
	});
	const [kept = rate] = [await tour.visit('currency', 'getExchangeRates', krone)];
	const belowId = String(kept.exchange_rate_id);
	await tour.visit('currency', 'deleteExchangeRate', { ...krone, belowId });
	await tour.visit('currency', 'delete', krone);
}
