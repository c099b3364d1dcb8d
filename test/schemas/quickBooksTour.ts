import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { quickBooksOnline } from '../../nodes/QuickBooksOnline/definition';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { Bench, plannedItem, recordId } from '../unit/quickBooksOnline/bench';
import { createForms } from './quickBooksForms';
import { createLists } from './quickBooksLists';
import { Tour } from './tour';

/** What can be done with a record, in an order in which each step still finds it. */
const LIFE = ['get', 'update', 'lookUp', 'send', 'pdf', 'void', 'deactivate', 'delete'] as const;

/** Every record of a company of one currency; others it has only while they are looked at. */
export async function tourQuickBooks(): Promise<Tour> {
	const bench = await Bench.start();
	try {
		const tour = new Tour(async (resource, operation, parameters, items) =>
			bench.records(resource, operation, parameters, { items }),
		);
		const customer = seedCustomer(bench.company, { name: 'Ada Ltd', email: 'ada@example.com' });
		await readCompany(tour, bench);
		const lists = await createLists(tour, bench);
		await applyPlannedAction(tour, bench, customer);
		const forms = await createForms(tour, bench, customer);
		// Forms first: a list's record that is inactive can no longer be used in them.
		for (const [resource, record] of [...forms, ...lists])
			await liveThrough(tour, resource, record);
		return tour;
	} finally {
		await bench.close();
	}
}

async function readCompany(tour: Tour, { company }: Bench): Promise<void> {
	company.settings.multiCurrency = true;
	seed(company, 'ExchangeRate', {
		SourceCurrencyCode: 'EUR',
		TargetCurrencyCode: 'USD',
		Rate: 1.1,
		AsOfDate: '2026-03-01',
	});
	await tour.visit('companyInfo', 'get');
	await tour.visit('preferences', 'get');
	await tour.visit('exchangeRate', 'get', { currency: 'EUR', date: '2026-03-31' });
	const currency = await tour.visit('companyCurrency', 'create', { code: 'CAD' });
	await liveThrough(tour, 'companyCurrency', currency);
	company.settings.multiCurrency = false;
	const taxCode = await tour.visit('taxCode', 'getAll');
	await tour.visit('taxCode', 'get', recordId(taxCode.Id));
}

async function applyPlannedAction(tour: Tour, bench: Bench, customer: string): Promise<void> {
	const invoice = await bench.invoice(customer, '10.00');
	const item = plannedItem(bench, {
		CustomerRef: { value: customer },
		TotalAmt: 10,
		PaymentRefNum: 'PM000001',
		Line: [{ Amount: 10, LinkedTxn: [{ TxnId: String(invoice.Id), TxnType: 'Invoice' }] }],
	});
	await tour.visit('plannedAction', 'apply', {}, [item]);
}

async function liveThrough(tour: Tour, resource: string, record: IDataObject): Promise<void> {
	const operations = new Set(operationsOf(resource));
	const id = record.Id ?? innerId(record);
	await tour.visit(resource, 'getAll', { returnAll: true });
	for (const operation of LIFE) {
		if (!operations.has(operation)) continue;
		const parameters = { ...recordId(id), ...parametersOf(operation, resource, String(id)) };
		await tour.visit(resource, operation, parameters);
	}
}

function parametersOf(operation: string, resource: string, id: string): INodeParameters {
	if (operation === 'lookUp') return { lookUpField: 'Id', values: id };
	if (operation === 'send') return { sendTo: 'ada@example.com' };
	if (operation === 'pdf') return { binaryProperty: 'data' };
	if (operation !== 'update') return {};
	const isForm = operationsOf(resource).includes('delete');
	return { updateFields: isForm ? { privateNote: 'Collected' } : { name: `New ${resource}` } };
}

function operationsOf(resource: string): string[] {
	const found = quickBooksOnline.resources.find(({ value }) => value === resource);
	return found?.operations.map(({ value }) => value) ?? [];
}

/** A recurring transaction stands in a field of its type. */
function innerId(record: IDataObject): unknown {
	const [inner] = Object.values(record);
	return (inner as IDataObject | undefined)?.Id;
}
