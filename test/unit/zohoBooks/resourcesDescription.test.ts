import {
	displayParameter,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { zohoBooks } from '../../../nodes/ZohoBooks/definition';
import { ZohoBooks } from '../../../nodes/ZohoBooks/ZohoBooks.node';
import { collectionOf, UPSERTABLE } from '../../../nodes/shared/vendors/zohoBooks/collections';

const node = new ZohoBooks();
const { description, methods } = node;

type Child = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** A property and all below it, with the path of names that leads there. */
function* walk(properties: INodeProperties[], path = ''): Generator<[string, INodeProperties]> {
	for (const property of properties) {
		const show = property.displayOptions?.show ?? {};
		const scope = path === '' ? `${String(show.resource)}.${String(show.operation)}` : path;
		const here = `${scope}/${property.name}`;
		yield [here, property];
		for (const child of (property.options ?? []) as Child[]) {
			if ('values' in child) yield* walk(child.values, `${here}/${child.name}`);
			else if ('type' in child && 'displayName' in child) yield* walk([child], here);
		}
	}
}

const all = [...walk(description.properties)];
const operations = zohoBooks.resources.flatMap(({ value, operations: each }) =>
	each.map((operation) => [`${value}.${operation.value}`, operation] as const),
);

const choicesOf = ({ type, options = [] }: INodeProperties) =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];

const valuesOf = (resource: string) =>
	zohoBooks.resources
		.find(({ value }) => value === resource)
		?.operations.map(({ value }) => value)
		.sort();

describe('what the Zoho Books node offers', () => {
	it('has every resource that the books of a direct debit need', () => {
		expect(zohoBooks.resources.map(({ value }) => value).sort()).toEqual(
			expect.arrayContaining(
				'account bankAccount bankTransaction contact contactPerson creditNote currency customField customerPayment expense invoice item journal organization recurringInvoice tax user vendor'.split(
					' ',
				),
			),
		);
	});

	test.each([
		['contact', 'create upsert get getAll lookUp update delete activate deactivate'],
		['vendor', 'create upsert get getAll update delete activate deactivate'],
		['contactPerson', 'create get getAll update delete markAsPrimary'],
		[
			'invoice',
			'create upsert get getAll lookUp update delete setCustomFields markAsSent void markAsDraft email remind submit approve writeOff cancelWriteOff getPayments deletePayment applyCredits getCredits deleteCredit addComment getComments getPaymentLink pdf',
		],
		['recurringInvoice', 'create upsert get getAll lookUp update delete stop resume'],
		[
			'customerPayment',
			'create upsert get getAll lookUp update delete setCustomFields createRefund getRefund getRefunds deleteRefund reverse pdf',
		],
		[
			'creditNote',
			'create upsert get getAll lookUp update delete void markAsDraft open email apply getInvoices deleteInvoice createRefund getRefund getRefunds deleteRefund pdf',
		],
		['account', 'create get getAll update delete activate deactivate'],
		['bankAccount', 'create get getAll update delete activate deactivate'],
		[
			'bankTransaction',
			'create get getAll lookUp update delete getUncategorized getMatches match unmatch categorize categorizeAsCustomerPayment categorizeAsExpense categorizeAsCreditNoteRefund uncategorize exclude restore',
		],
		['journal', 'create get getAll lookUp update delete publish'],
		['expense', 'create upsert get getAll lookUp update delete'],
		[
			'currency',
			'create get getAll update delete getExchangeRates createExchangeRate deleteExchangeRate',
		],
		['item', 'create upsert get getAll update delete activate deactivate'],
		['tax', 'create get getAll update delete'],
		['organization', 'get getAll checkConnection getRequestBudget'],
		['user', 'get getAll getMe'],
		['customField', 'create getAll update delete'],
	])('can do with %s what Zoho can: %s', (resource, expected) => {
		expect(valuesOf(resource)).toEqual(expected.split(' ').sort());
	});

	it('offers "Create or Update" only where Zoho has it', () => {
		const upserting = zohoBooks.resources.filter(({ value }) =>
			valuesOf(value)?.includes('upsert'),
		);
		const paths: Record<string, string> = {
			contact: 'contacts',
			vendor: 'contacts',
			creditNote: 'creditnotes',
			customerPayment: 'customerpayments',
			expense: 'expenses',
			invoice: 'invoices',
			item: 'items',
			recurringInvoice: 'recurringinvoices',
		};
		for (const { value } of upserting) {
			expect([value, UPSERTABLE.has(paths[value] ?? '')]).toEqual([value, true]);
		}
		// Journals, transactions and accounts have none (Zoho sheet 8).
		for (const resource of ['journal', 'bankTransaction', 'bankAccount', 'account']) {
			expect(valuesOf(resource)).not.toContain('upsert');
		}
	});

	it('knows how Zoho names each kind of record', () => {
		expect(collectionOf('customerpayments')).toMatchObject({
			rows: 'customerpayments',
			record: 'payment',
		});
		expect(collectionOf('chartofaccounts')).toMatchObject({ record: 'chart_of_account' });
		expect(collectionOf('bankaccounts')).toMatchObject({ record: 'bankaccount' });
		expect(collectionOf('banktransactions')).toMatchObject({ record: 'banktransaction' });
	});
});

describe('its texts', () => {
	test.each(operations)('%s says plainly what it does', (_name, { action, description: text }) => {
		expect(action).toMatch(/^[A-Z][a-z]+ [^A-Z_]*(?:E-Mail|API|ID|PDF)?[^A-Z_]*$/);
		expect(text).toMatch(/^[A-Z].*[^.]$|[.].*[.]$/);
		expect(text.length).toBeGreaterThan(12);
	});

	it('names no action twice', () => {
		const actions = operations.map(([, { action }]) => action);
		expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
	});

	it('begins descriptions of switches with Whether', () => {
		for (const [path, { type, description: text }] of all) {
			if (type === 'boolean')
				expect([path, text]).toEqual([path, expect.stringMatching(/^Whether /)]);
		}
	});
});

describe('its properties', () => {
	it('sorts every list of choices, with no name or value twice', () => {
		for (const [path, property] of all) {
			const choices = choicesOf(property);
			const names = choices.map(({ name }) => name);
			expect([path, names]).toEqual([
				path,
				[...names].sort((left, right) => left.localeCompare(right)),
			]);
			const values = choices.map(({ value }) => value);
			expect([path, new Set(values).size]).toEqual([path, values.length]);
			for (const value of values) expect(String(value)).not.toMatch(/^=/);
		}
	});

	it('preselects one of the choices', () => {
		for (const [path, property] of all) {
			if (property.type !== 'options') continue;
			const values = choicesOf(property).map(({ value }) => value);
			expect([path, values]).toEqual([path, expect.arrayContaining([property.default])]);
		}
	});

	it('sorts collections, has no name twice in them and demands nothing there', () => {
		for (const [path, { type, options = [] }] of all) {
			if (type !== 'collection') continue;
			const fields = options as INodeProperties[];
			const labels = fields.map(({ displayName }) => displayName);
			expect([path, labels]).toEqual([
				path,
				[...labels].sort((left, right) => left.localeCompare(right)),
			]);
			const names = fields.map(({ name }) => name);
			expect([path, new Set(names).size]).toEqual([path, names.length]);
			expect([path, new Set(labels).size]).toEqual([path, labels.length]);
			const demanded = fields.filter(({ required }) => required === true);
			expect([path, demanded.map(({ name }) => name)]).toEqual([path, []]);
		}
	});

	it('shows no two fields of one name together', () => {
		for (const [name] of operations) {
			const [resource, operation] = name.split('.') as [string, string];
			for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
				const values = { resource, operation, method };
				const visible = description.properties.filter((property) =>
					displayParameter(
						values,
						property,
						{ typeVersion: 1 } as INode,
						description as Parameters<typeof displayParameter>[3],
					),
				);
				const names = visible.map((property) => property.name);
				const twice = names.filter((each, index) => names.indexOf(each) !== index);
				expect([name, twice]).toEqual([name, []]);
			}
		}
	});

	it('searches only lists that it can search', () => {
		const searches = all.flatMap(([path, { modes = [] }]) =>
			modes.flatMap(({ typeOptions }) => {
				const method = typeOptions?.searchListMethod;
				return method === undefined ? [] : [[path, method] as const];
			}),
		);
		expect(searches.length).toBeGreaterThan(50);
		for (const [path, method] of searches) {
			expect([path, Object.keys(methods.listSearch)]).toEqual([
				path,
				expect.arrayContaining([method]),
			]);
		}
	});

	it('takes money as text, since a number field would send it through a float', () => {
		for (const [path, { type, name }] of all) {
			if (/amount|rate|total|balance|charges?$/i.test(name) && type !== 'options') {
				expect([path, type]).not.toEqual([path, 'number']);
			}
		}
	});

	it('consists of plain JSON', () => {
		expect(JSON.parse(JSON.stringify(description.properties))).toEqual(description.properties);
	});
});
