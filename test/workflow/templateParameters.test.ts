/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	NodeHelpers,
} from 'n8n-workflow';

import { NodeCatalogue } from '../harness/inProcess/nodeCatalogue';

/**
 * n8n drops a parameter that a node does not have, without a word, and the node then works with a
 * default. So every parameter of every template is held against the nodes' own descriptions.
 */

const ROOT = join(__dirname, '../../workflows');

const nodes = readdirSync(ROOT).flatMap((folder) =>
	readdirSync(join(ROOT, folder))
		.filter((file) => file.endsWith('.json'))
		.flatMap((file) => {
			const template = JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as {
				nodes: INode[];
			};
			return template.nodes.map((node) => ({ where: `${folder}/${file}: ${node.name}`, node }));
		}),
);

let catalogue: NodeCatalogue;

beforeAll(async () => {
	catalogue = await NodeCatalogue.load();
});

it.each(nodes)('$where gives only parameters that its node has', ({ node }) => {
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const { properties } = type.description;
	expect(unknownParameters(node, properties)).toEqual([]);
});

it.each(nodes)('$where gives only options that its node offers', ({ node }) => {
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	for (const property of visible(node, type.description.properties)) {
		const value = node.parameters[property.name];
		if (property.type !== 'options' || value === undefined || String(value).startsWith('='))
			continue;
		const offered = (property.options ?? []) as INodePropertyOptions[];
		if (offered.length > 0) expect(offered.map((option) => option.value)).toContain(value);
	}
});

function visible(node: INode, properties: INodeProperties[]): INodeProperties[] {
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const filled = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		type.description,
	);
	return properties.filter((property) =>
		NodeHelpers.displayParameter(filled ?? {}, property, node, type.description),
	);
}

function unknownParameters(node: INode, properties: INodeProperties[]): string[] {
	const shown = visible(node, properties);
	return Object.entries(node.parameters).flatMap(([name, value]) => {
		const property = shown.find((candidate) => candidate.name === name);
		if (property === undefined) return [name];
		if (property.type !== 'collection' || typeof value !== 'object' || value === null) return [];
		const options = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
		const known = options.map((option) => option.name);
		return Object.keys(value)
			.filter((key) => !known.includes(key))
			.map((key) => `${name}.${key}`);
	});
}
