import {
	displayParameter,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { GoCardless } from '../../../nodes/GoCardless/GoCardless.node';
import { goCardless } from '../../../nodes/GoCardless/definition';
import { QuickBooksOnline } from '../../../nodes/QuickBooksOnline/QuickBooksOnline.node';
import { quickBooksOnline } from '../../../nodes/QuickBooksOnline/definition';
import { ZohoBooks } from '../../../nodes/ZohoBooks/ZohoBooks.node';
import { zohoBooks } from '../../../nodes/ZohoBooks/definition';

const NODES = [
	['GoCardless', new GoCardless(), goCardless],
	['QuickBooksOnline', new QuickBooksOnline(), quickBooksOnline],
	['ZohoBooks', new ZohoBooks(), zohoBooks],
] as const;

/** Every property, also those inside collections and rows. */
function flatten(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.type === 'collection'
			? flatten((property.options ?? []) as INodeProperties[])
			: []),
		...(property.type === 'fixedCollection'
			? ((property.options ?? []) as INodePropertyCollection[]).flatMap(({ values }) =>
					flatten(values),
				)
			: []),
	]);
}

describe.each(NODES)('%s', (_, node, definition) => {
	const { description } = node;
	const properties = flatten(description.properties);

	test('every list of choices is sorted by name, with no name or value twice', () => {
		for (const { name, type, options } of properties) {
			if (type !== 'options' && type !== 'multiOptions') continue;
			const names = (options ?? []).map((option) => option.name);
			expect({ name, names }).toEqual({
				name,
				names: [...names].sort((left, right) => left.localeCompare(right)),
			});
			const values = (options as INodePropertyOptions[]).map(({ value }) => value);
			expect({ name, count: new Set(values).size }).toEqual({ name, count: values.length });
		}
	});

	test('what is preselected is one of the choices', () => {
		for (const { name, type, options, default: preset } of properties) {
			if (type !== 'options') continue;
			const values = (options as INodePropertyOptions[]).map(({ value }) => value);
			expect({ name, values }).toEqual({ name, values: expect.arrayContaining([preset]) });
		}
	});

	test('every resource and operation has a description, every operation an action', () => {
		for (const resource of definition.resources) {
			expect(resource.description).toMatch(/\S/);
			for (const operation of resource.operations) {
				expect(operation.description).toMatch(/^[A-Z].*[^.]$|[.].*[.]$/);
				expect(operation.action).toMatch(/^[A-Z][^A-Z]*/);
			}
		}
	});

	test('every operation does something, and its values are unique', () => {
		for (const { operations } of definition.resources) {
			const values = operations.map(({ value }) => value);
			expect(new Set(values).size).toBe(values.length);
			for (const { runItem, runList, runOutputs } of operations) {
				expect(runItem ?? runList ?? runOutputs).toBeDefined();
			}
		}
	});

	test('what an agent needs leave for exists, and is offered to tools only', () => {
		for (const [resource, operations] of Object.entries(definition.guarded)) {
			const offered = definition.resources
				.filter(({ value }) => resource === '*' || value === resource)
				.flatMap((known) => known.operations.map(({ value }) => value));
			expect(offered).toEqual(expect.arrayContaining([...operations]));
		}
		const switches = properties.filter(({ name }) => name === 'allowMoneyMovement');
		expect(switches.length).toBeGreaterThan(0);
		for (const { displayOptions, default: preset } of switches) {
			expect(displayOptions?.show?.['@tool']).toEqual([true]);
			expect(preset).toBe(false);
		}
	});

	test('names of actions are unique, since n8n lists them side by side', () => {
		const actions = definition.resources.flatMap(({ operations }) =>
			operations.map(({ action }) => action),
		);
		expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
	});

	test('a yes-or-no field says "Whether …"', () => {
		for (const { name, type, description: text } of properties) {
			if (type === 'boolean')
				expect({ name, text }).toEqual({ name, text: expect.stringMatching(/^Whether /) });
		}
	});

	test('a list to choose from has its search method', () => {
		const methods = Object.keys(node.methods.listSearch);
		for (const { name, type, modes } of properties) {
			if (type !== 'resourceLocator') continue;
			const list = modes?.find((mode) => mode.type === 'list');
			if (list === undefined) continue;
			const method = list.typeOptions?.searchListMethod;
			expect({ name, methods }).toEqual({ name, methods: expect.arrayContaining([method]) });
		}
	});

	test('no two fields of the same name are visible together', () => {
		for (const { value: resource, operations } of definition.resources) {
			for (const { value: operation } of operations) {
				for (const method of ['GET', 'POST']) {
					const values = { authentication: 'accessToken', resource, operation, method };
					const visible = description.properties.filter((property) =>
						displayParameter(
							values,
							property,
							{ typeVersion: 1 } as INode,
							description as Parameters<typeof displayParameter>[3],
						),
					);
					const names = visible.map(({ name }) => name);
					const twice = names.filter((name, index) => names.indexOf(name) !== index);
					expect({ resource, operation, twice }).toEqual({ resource, operation, twice: [] });
				}
			}
		}
	});

	test('fields inside a collection are sorted, with no name twice', () => {
		for (const { name, type, options } of properties) {
			if (type !== 'collection') continue;
			const labels = ((options ?? []) as INodeProperties[]).map(({ displayName }) => displayName);
			expect({ name, labels }).toEqual({
				name,
				labels: [...labels].sort((left, right) => left.localeCompare(right)),
			});
			const names = ((options ?? []) as INodeProperties[]).map((option) => option.name);
			expect({ name, count: new Set(names).size }).toEqual({ name, count: names.length });
		}
	});
});

test('operations that move money say so', () => {
	const MOVES_MONEY = [
		['payment', 'create'],
		['payment', 'retry'],
		['subscription', 'create'],
		['subscription', 'resume'],
		['instalmentSchedule', 'createWithDates'],
		['instalmentSchedule', 'createWithSchedule'],
		['refund', 'create'],
		['refund', 'createForMandate'],
		['billingRequest', 'fulfil'],
		['apiCall', 'send'],
	];
	for (const [resourceName, operationName] of MOVES_MONEY) {
		const operation = goCardless.resources
			.find(({ value }) => value === resourceName)
			?.operations.find(({ value }) => value === operationName);
		expect(operation?.description).toMatch(/money/i);
	}
});
