import { neededText, numberIn } from '../protocol/bodyFields';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Wire } from '../values/wire';
import type { Tax } from './models';

function show({ id, name, percentage }: Tax): Wire {
	return {
		tax_id: id,
		tax_name: name,
		tax_percentage: percentage,
		tax_type: 'tax',
		tax_factor: 'rate',
		tax_authority_id: '',
		tax_authority_name: '',
		is_value_added: true,
		is_default_tax: false,
		is_editable: true,
		status: 'Active',
	};
}

function list(call: Call): Reply {
	const today = call.organization.today();
	return listReply(call, {
		key: 'taxes',
		reportName: 'Taxes',
		records: call.organization.taxes.all(),
		toRow: show,
		filters: {},
		filterBy: { 'Taxes.All': () => true, 'Taxes.Active': () => true },
		appliedFilter: 'Taxes.Active',
		context: { as_of_date: today, to_date: today },
		sort: { column: 'tax_name', order: 'A' },
	});
}

function taxOf({ organization, ids }: Call): Tax {
	const tax = organization.taxes.find(ids[0] ?? '');
	if (tax === undefined) throw doesNotExist('Tax');
	return tax;
}

function read(body: Wire): { name: string; percentage: number } {
	const percentage = numberIn(body, 'tax_percentage');
	if (percentage === undefined || percentage < 0 || percentage > 100) {
		throw invalidValue('tax_percentage');
	}
	return { name: neededText(body, 'tax_name', 100), percentage };
}

function checkUnused(call: Call, tax: Tax): void {
	const { invoices, creditNotes } = call.organization;
	const isUsed = [...invoices.all(), ...creditNotes.all()].some(({ lines }) =>
		lines.some(({ taxId }) => taxId === tax.id),
	);
	if (isUsed) throw unconfirmed('hasPayments');
}

export const taxRoutes: Route[] = [
	route('GET', 'settings/taxes', 'settings', list),
	route('POST', 'settings/taxes', 'settings', ({ organization, body }) => {
		const tax: Tax = { ...organization.newRecord(), ...read(body) };
		organization.taxes.add(tax);
		return created('The tax has been created.', 'settings/taxes', tax.id, { tax: show(tax) });
	}),
	route('GET', 'settings/taxes/:', 'settings', (call) => ({ body: { tax: show(taxOf(call)) } })),
	route('PUT', 'settings/taxes/:', 'settings', (call) => {
		const tax = taxOf(call);
		const changed = read({ tax_name: tax.name, tax_percentage: tax.percentage, ...call.body });
		if (changed.percentage !== tax.percentage) checkUnused(call, tax);
		Object.assign(tax, changed);
		return { message: 'Tax information has been saved.', body: { tax: show(tax) } };
	}),
	route('DELETE', 'settings/taxes/:', 'settings', (call) => {
		const tax = taxOf(call);
		checkUnused(call, tax);
		call.organization.taxes.remove(tax.id);
		return { message: 'The record has been deleted.' };
	}),
];
