import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { addAccount, createField, seedCustomer } from '../simulators/zohoBooks';
import { Bench, byId, UNIQUE_FIELD } from '../unit/zohoBooks/bench';
import { Tour } from './tour';
import { bankWithZoho } from './zohoBank';
import { keepZohoContacts, keepZohoLists } from './zohoLists';
import { giveCredit, takePayments } from './zohoMoney';
import { approveInvoice, makeInvoices, repeatInvoices } from './zohoSales';

/** Rows of lists leave much out, and what an action gives is no record (Zoho sheet 7). */
const RECORD_OPERATIONS = new Set(['create', 'get', 'update', 'upsert', 'reverse', 'getMe']);

/** Makes "Create or Update" possible; the bench has it where the templates need it. */
const GOCARDLESS_ID = {
	label: 'GoCardless ID',
	data_type: 'string',
	is_unique: true,
	show_on_pdf: false,
};

/** The accounts and the customer that the tour is about. */
export interface ZohoBusiness {
	bench: Bench;
	customer: string;
	sales: string;
	bank: string;
	fees: string;
}

export const record = (id: unknown): INodeParameters => ({ recordId: byId(String(id)) });

/** Each with an organization of its own: one may be asked a hundred times a minute (Zoho sheet 4). */
const PARTS = [
	readOrganization,
	keepZohoContacts,
	keepZohoLists,
	makeInvoices,
	approveInvoice,
	giveCredit,
	takePayments,
	repeatInvoices,
	bankWithZoho,
];

/** What a bookkeeper does with organizations of one currency. */
export async function tourZohoBooks(): Promise<Tour> {
	let bench: Bench | undefined;
	const tour = new Tour(
		async (resource, operation, parameters, items) =>
			(await bench?.records(resource, operation, parameters, { items })) ?? [],
		(operation) => RECORD_OPERATIONS.has(operation),
	);
	for (const part of PARTS) {
		bench = await Bench.start({ approvals: part === approveInvoice });
		try {
			await part(tour, openBusiness(bench));
		} finally {
			await bench.close();
		}
	}
	return tour;
}

function openBusiness(bench: Bench): ZohoBusiness {
	const { organization } = bench;
	for (const entity of ['item', 'invoice', 'creditnote', 'recurring_invoice']) {
		createField(organization, { ...GOCARDLESS_ID, entity });
	}
	return {
		bench,
		customer: seedCustomer(organization, { name: 'Ada Ltd', email: 'ada@example.com' }),
		sales: addAccount(organization, 'Membership Fees', 'income'),
		bank: addAccount(organization, 'Current Account', 'bank'),
		fees: addAccount(organization, 'GoCardless Fees', 'expense'),
	};
}

async function readOrganization(tour: Tour, { bench }: ZohoBusiness): Promise<void> {
	await tour.visit('organization', 'getAll');
	await tour.visit('organization', 'get', record(bench.organization.id));
	await tour.visit('organization', 'getRequestBudget');
	await tour.visit('organization', 'checkConnection');
	const user = await tour.visit('user', 'getAll');
	await tour.visit('user', 'get', record(user.user_id));
	await tour.visit('user', 'getMe');
}

/** Fields of the ids that are not called after the resource. */
const ID_FIELDS: Record<string, string> = {
	bankAccount: 'account_id',
	bankTransaction: 'transaction_id',
	creditNote: 'creditnote_id',
	customerPayment: 'payment_id',
	recurringInvoice: 'recurring_invoice_id',
	vendor: 'contact_id',
};

/** Reads and changes a record in all ways that most resources have. */
export async function liveThrough(
	tour: Tour,
	resource: string,
	create: INodeParameters,
	updateFields: INodeParameters,
): Promise<IDataObject> {
	const made = await tour.visit(resource, 'create', create);
	const one = record(made[ID_FIELDS[resource] ?? `${resource}_id`]);
	await tour.visit(resource, 'get', one);
	await tour.visit(resource, 'update', { ...one, updateFields });
	await tour.visit(resource, 'getAll', { returnAll: true });
	return made;
}

/** "Create or Update" by the field that refuses duplicates. */
export async function upsert(
	tour: Tour,
	resource: string,
	value: string,
	parameters: INodeParameters,
): Promise<IDataObject> {
	const unique = { uniqueField: UNIQUE_FIELD, uniqueValue: value };
	return await tour.visit(resource, 'upsert', { ...unique, ...parameters });
}

/** "Get Many by Values", rows as lists have them and whole records. */
export async function lookUp(
	tour: Tour,
	resource: string,
	lookUpField: string,
	values: unknown,
): Promise<void> {
	for (const withDetails of [false, true]) {
		await tour.visit(resource, 'lookUp', { lookUpField, values: String(values), withDetails });
	}
}
