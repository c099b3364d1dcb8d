/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import { isWire, wireList, type Wire } from './values/wire';

/** The vendor's OpenAPI documents, kept beside the project and never part of it. */
const DOCUMENTS = resolve(__dirname, '../../../../shared/reference/zoho-fixtures/openapi');

/** One call the documents describe. */
export interface DocumentedCall {
	method: string;
	/** `['invoices', '{invoice_id}', 'status', 'sent']`. */
	path: string[];
	queryNames: Set<string>;
	/** The schema of the body with all references followed; nothing when there is no body. */
	body?: Wire;
}

let loaded: DocumentedCall[] | undefined;

/** Every call of every document; nothing, and a line about it, where they are absent. */
export function documentedCalls(): DocumentedCall[] | undefined {
	if (!existsSync(DOCUMENTS)) {
		process.stdout.write('No OpenAPI documents of Zoho: requests are not checked against them.\n');
		return undefined;
	}
	loaded ??= readdirSync(DOCUMENTS)
		.filter((file) => file.endsWith('.yml'))
		.flatMap((file) => callsOf(parse(readFileSync(join(DOCUMENTS, file), 'utf8'))));
	return loaded;
}

function callsOf(document: unknown): DocumentedCall[] {
	if (!isWire(document) || !isWire(document.paths)) return [];
	return Object.entries(document.paths).flatMap(([path, item]) => {
		if (!isWire(item)) return [];
		const shared = wireList(item.parameters);
		return ['get', 'post', 'put', 'delete'].flatMap((method) => {
			const operation = item[method];
			if (!isWire(operation)) return [];
			const parameters = [...shared, ...wireList(operation.parameters)].map((one) =>
				follow(document, one),
			);
			const body = bodySchema(document, operation);
			return [
				{
					method: method.toUpperCase(),
					path: path.split('/').slice(1),
					queryNames: new Set(parameters.flatMap(namesOf)),
					...(body === undefined ? {} : { body }),
				},
			];
		});
	});
}

/** Variants such as `date_start` stand in the description of `date` only. */
function namesOf(parameter: Wire): string[] {
	if (parameter.in !== 'query' || typeof parameter.name !== 'string') return [];
	const description = typeof parameter.description === 'string' ? parameter.description : '';
	const variants = [...description.matchAll(/[a-z]+(?:_[a-z]+)+/g)].map(([word]) => word);
	const { name } = parameter;
	return [name, ...variants.filter((word) => word.startsWith(name.replace(/_\w+$/, '')))];
}

function bodySchema(document: Wire, operation: Wire): Wire | undefined {
	const body = follow(document, operation.requestBody);
	const content = isWire(body.content) ? Object.values(body.content)[0] : undefined;
	if (!isWire(content) || !isWire(content.schema)) return undefined;
	return expand(document, content.schema, 0);
}

function follow(document: Wire, value: unknown): Wire {
	if (!isWire(value)) return {};
	if (typeof value.$ref !== 'string') return value;
	let target: unknown = document;
	for (const step of value.$ref.split('/').slice(1)) target = isWire(target) ? target[step] : {};
	return follow(document, target);
}

/** A schema without references, as deep as bodies go. */
function expand(document: Wire, schema: unknown, depth: number): Wire {
	const target = follow(document, schema);
	if (depth > 6) return {};
	const parts = wireList(target.allOf).map((part) => expand(document, part, depth));
	const properties: Wire = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
	if (isWire(target.properties)) {
		for (const [name, value] of Object.entries(target.properties)) {
			properties[name] = expand(document, value, depth + 1);
		}
	}
	return {
		type: target.type,
		...(Object.keys(properties).length > 0 ? { properties } : {}),
		...(target.items === undefined ? {} : { items: expand(document, target.items, depth + 1) }),
	};
}
