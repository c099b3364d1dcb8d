import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeConnectionTypes, updateDisplayOptions } from 'n8n-workflow';

import { describeConfirmation, isGuarded } from './confirmation';
import { toNodeError } from './errors';
import type { NodeDefinition, ResourceDefinition } from './types';

/** The properties of a node: resource, operation, and each operation's own fields. */
export function describeResources<Client>(
	{ resources, guarded }: Pick<NodeDefinition<Client>, 'guarded' | 'resources'>,
	defaultResource: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: sortByName(
				resources.map(({ name, value, description }) => ({ name, value, description })),
			),
			default: defaultResource,
		},
		...resources.map(describeOperations),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => [
				...(isGuarded(guarded, resource.value, operation.value)
					? [describeConfirmation(resource.value, operation.value)]
					: []),
				...updateDisplayOptions(
					{ show: { resource: [resource.value], operation: [operation.value] } },
					operation.properties,
				),
			]),
		),
	];
}

/**
 * The outputs of a node: one, and the named ones of operations that have several. An expression, as
 * the editor draws them anew when another operation is chosen.
 */
export function describeOutputs<Client>(
	resources: Array<ResourceDefinition<Client>>,
): `={{${string}}}` {
	const named = Object.fromEntries(
		resources.flatMap(({ value: resource, operations }) =>
			operations.flatMap(({ value: operation, outputs }) =>
				outputs === undefined
					? []
					: [[`${resource}.${operation}`, outputs.map(describeOutput)] as const],
			),
		),
	);
	const key = '$parameter["resource"] + "." + $parameter["operation"]';
	return `={{ (${JSON.stringify(named)})[${key}] ?? ["main"] }}`;
}

function describeOutput(displayName: string) {
	return { type: NodeConnectionTypes.Main, displayName };
}

function describeOperations<Client>(resource: ResourceDefinition<Client>): INodeProperties {
	const options = sortByName(
		resource.operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
	);
	const preferred = ['getAll', 'apply', 'get'];
	const values = options.map((option) => String(option.value));
	const preselected = preferred.find((value) => values.includes(value)) ?? values[0] ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: preselected,
	};
}

function sortByName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort((left, right) => left.name.localeCompare(right.name));
}

/** The search methods behind the node's resource locators. */
export function buildListSearch<Client>(definition: NodeDefinition<Client>) {
	const methods: Record<
		string,
		(
			this: ILoadOptionsFunctions,
			filter?: string,
			paginationToken?: string,
		) => Promise<INodeListSearchResult>
	> = {};
	for (const { search } of definition.resources) {
		if (search === undefined) continue;
		methods[search.method] = async function (filter, paginationToken) {
			try {
				const client = await definition.connect(this);
				const found = await search.find(client, filter, paginationToken);
				return { results: found.results, paginationToken: found.nextPageToken };
			} catch (error) {
				throw toNodeError(this.getNode(), error, 0);
			}
		};
	}
	return methods;
}
