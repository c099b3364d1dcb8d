import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { QuickBooksOnline } from '../../../nodes/QuickBooksOnline/QuickBooksOnline.node';

const { description, methods } = new QuickBooksOnline();

type Child = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** A property and all below it, with the path of names that leads there. */
function* walk(properties: INodeProperties[], path = ''): Generator<[string, INodeProperties]> {
	for (const property of properties) {
		const here = `${path}/${property.name}`;
		yield [here, property];
		for (const child of (property.options ?? []) as Child[]) {
			if ('values' in child) yield* walk(child.values, `${here}/${child.name}`);
			else if ('type' in child && 'displayName' in child) yield* walk([child], here);
		}
	}
}

const all = [...walk(description.properties)];

const scopeOf = ({ displayOptions }: INodeProperties) => {
	const { resource, operation } = displayOptions?.show ?? {};
	return `${String(resource)}.${String(operation)}`;
};

const optionsOf = (property: INodeProperties) =>
	((property.options ?? []) as Child[]).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);

const operations = description.properties.filter(({ name }) => name === 'operation');

describe('the description of the QuickBooks Online node', () => {
	it('offers what the vendor has', () => {
		const values = optionsOf(description.properties[0] as INodeProperties).map(
			({ value }) => value,
		);
		expect(values).toEqual(
			expect.arrayContaining(
				'account batch change class companyCurrency companyInfo creditMemo customApiCall customer department deposit exchangeRate invoice item journalEntry payment paymentMethod plannedAction preferences purchase query recurringTransaction refundReceipt salesReceipt taxCode term transfer vendor'.split(
					' ',
				),
			),
		);
		expect(operations).toHaveLength(values.length);
	});

	it('sorts resources, operations and optional fields', () => {
		for (const [path, property] of all) {
			const isList = ['resource', 'operation'].includes(property.name);
			const isCollection = property.type === 'collection';
			if (!isList && !isCollection) continue;
			const names = ((property.options ?? []) as Child[]).map((child) =>
				isList ? child.name : 'displayName' in child ? child.displayName : child.name,
			);
			const sorted = [...names].sort((left, right) => left.localeCompare(right));
			expect([path, names]).toEqual([path, sorted]);
		}
	});

	it('says of every operation what it does', () => {
		for (const operation of operations.flatMap(optionsOf)) {
			expect(operation.action).toMatch(/^[A-Z]/);
			expect(operation.description).toMatch(/^[A-Z].*[^.]$/);
		}
	});

	it('begins descriptions of switches with Whether', () => {
		for (const [path, { type, description: text }] of all) {
			if (type === 'boolean')
				expect([path, text]).toEqual([path, expect.stringMatching(/^Whether /)]);
		}
	});

	it('has each name once where it is shown', () => {
		const seen = new Map<string, INodeProperties[]>();
		for (const property of description.properties) {
			const scope = `${scopeOf(property)}.${property.name}`;
			seen.set(scope, [...(seen.get(scope) ?? []), property]);
		}
		for (const [scope, properties] of seen) {
			const conditions = properties.map(({ displayOptions }) => JSON.stringify(displayOptions));
			expect([scope, new Set(conditions).size]).toEqual([scope, properties.length]);
		}
		for (const [path, { options = [] }] of all) {
			const names = (options as Child[]).map(({ name }) => name);
			expect([path, names.length]).toEqual([path, new Set(names).size]);
		}
	});

	it('searches only lists that it can search', () => {
		const searches = all.flatMap(([, { modes = [] }]) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(searches.length).toBeGreaterThan(20);
		for (const search of new Set(searches)) {
			expect(Object.keys(methods.listSearch)).toContain(search);
		}
	});

	it('never stores a value that n8n would take for an expression', () => {
		for (const property of all.map(([, each]) => each)) {
			for (const { value } of optionsOf(property)) expect(String(value)).not.toMatch(/^=/);
		}
	});

	it('consists of plain JSON', () => {
		const { properties } = description;
		expect(JSON.parse(JSON.stringify(properties))).toEqual(properties);
	});

	it('demands nothing inside optional collections, where n8n would demand it always', () => {
		for (const [path, { type, options = [] }] of all) {
			if (type !== 'collection') continue;
			for (const child of options as Child[]) {
				const isDemanded = 'required' in child && child.required === true;
				expect([path, child.name, isDemanded]).toEqual([path, child.name, false]);
			}
		}
	});
});
