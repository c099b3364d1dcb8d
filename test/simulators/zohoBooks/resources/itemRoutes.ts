import type { Organization } from '../organization/books';
import { neededText, numberIn, textIn } from '../protocol/bodyFields';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { doesNotExist, invalidValue, itemExists } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain, type BookRecord } from '../store/record';
import type { Wire } from '../values/wire';
import { customFieldsOf, customValuesIn } from './customFields';
import type { Item } from './models';
import { upsert } from './upsert';

export function showItem(organization: Organization, item: Item): Wire {
	return {
		item_id: item.id,
		name: item.name,
		item_name: item.name,
		description: item.plain.description ?? '',
		rate: item.rate,
		unit: item.plain.unit ?? '',
		sku: item.plain.sku ?? '',
		status: item.isActive ? 'active' : 'inactive',
		source: 'api',
		product_type: item.plain.product_type ?? 'service',
		item_type: 'sales',
		account_id: item.accountId,
		account_name: organization.accounts.find(item.accountId)?.name ?? '',
		tax_id: item.taxId,
		tax_name: organization.taxes.find(item.taxId)?.name ?? '',
		tax_percentage: organization.taxes.find(item.taxId)?.percentage ?? '',
		...customFieldsOf(organization, 'item', item),
		created_time: organization.time(item.createdAt),
		last_modified_time: organization.time(item.modifiedAt),
	};
}

function readItem(organization: Organization, body: Wire, before?: Item) {
	const name = body.name === undefined && before ? before.name : neededText(body, 'name', 100);
	const isUsed = organization.items.all().some((one) => one !== before && one.name === name);
	if (isUsed) throw itemExists(name);
	const rate = numberIn(body, 'rate') ?? before?.rate;
	if (rate === undefined) throw invalidValue('rate');
	const accountId =
		textIn(body, 'account_id') || before?.accountId || organization.account('Sales').id;
	if (organization.accounts.find(accountId) === undefined) throw invalidValue('account_id');
	const taxId = textIn(body, 'tax_id') ?? before?.taxId ?? '';
	if (taxId !== '' && organization.taxes.find(taxId) === undefined) throw invalidValue('tax_id');
	const custom = customValuesIn(organization, 'item', body.custom_fields, before);
	return { fields: { name, rate, accountId, taxId }, custom };
}

const PLAIN = ['description', 'unit', 'sku', 'product_type'];

function write(organization: Organization, item: Item, body: Wire, custom: Map<string, unknown>) {
	for (const [id, value] of custom) item.custom.set(id, value);
	keepPlain(item, body, PLAIN);
	item.modifiedAt = organization.now();
}

function create({ organization, body }: Call): Reply & { record: BookRecord } {
	const { fields, custom } = readItem(organization, body);
	const record: Item = { ...organization.newRecord(), ...fields, isActive: true };
	organization.items.add(record);
	write(organization, record, body, custom);
	organization.changed('item', record, 'add');
	const shown = { item: showItem(organization, record) };
	return { ...created('The item has been added.', 'items', record.id, shown), record };
}

function update({ organization, body }: Call, item: Item): Reply {
	const { fields, custom } = readItem(organization, body, item);
	Object.assign(item, fields);
	write(organization, item, body, custom);
	organization.changed('item', item, 'edit');
	return { message: 'Item details have been saved.', body: { item: showItem(organization, item) } };
}

function itemBy(organization: Organization, id: string): Item {
	const item = organization.items.find(id);
	if (item === undefined) throw doesNotExist('Item');
	return item;
}

const itemOf = (call: Call) => itemBy(call.organization, call.ids[0] ?? '');

function remove(call: Call): Reply {
	const item = itemOf(call);
	const { invoices, creditNotes, recurring, items } = call.organization;
	const documents = [...invoices.all(), ...creditNotes.all(), ...recurring.all()];
	const isUsed = documents.some(({ lines }) => lines.some(({ itemId }) => itemId === item.id));
	if (isUsed) throw unconfirmed('hasPayments');
	items.remove(item.id);
	call.organization.changed('item', item, 'delete');
	return { message: 'The item has been deleted.' };
}

function setActive(isActive: boolean): (call: Call) => Reply {
	return (call) => {
		itemOf(call).isActive = isActive;
		return { message: `The item has been marked as ${isActive ? 'active' : 'inactive'}.` };
	};
}

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'items',
		reportName: 'Items',
		records: organization.items.all(),
		toRow: (item) => showItem(organization, item),
		filters: {
			texts: ['name', 'description'],
			exact: ['account_id', 'tax_id'],
			amounts: ['rate'],
			search: ['name', 'description'],
		},
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status }) => status === 'active',
			'Status.Inactive': ({ status }) => status === 'inactive',
		},
		appliedFilter: 'Status.All',
		sort: { column: 'name', order: 'A' },
		sortable: ['name', 'rate', 'created_time', 'last_modified_time'],
	});
}

export const itemRoutes: Route[] = [
	route('GET', 'items', 'settings', list),
	route('POST', 'items', 'settings', create),
	route('PUT', 'items', 'settings', (call) =>
		upsert(call, {
			entity: 'item',
			noun: 'Item',
			create,
			update: (same, record) => update(same, itemBy(same.organization, record.id)),
		}),
	),
	route('GET', 'items/:', 'settings', (call) => ({
		body: { item: showItem(call.organization, itemOf(call)) },
	})),
	route('PUT', 'items/:', 'settings', (call) => update(call, itemOf(call))),
	route('DELETE', 'items/:', 'settings', remove),
	route('POST', 'items/:/active', 'settings', setActive(true)),
	route('POST', 'items/:/inactive', 'settings', setActive(false)),
];
