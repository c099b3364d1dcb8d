import { documentedCalls, type DocumentedCall } from './openApiDocuments';
import { isWire } from './values/wire';
import type { ApiRequest, ZohoBooksSimulator } from './zohoBooksSimulator';

/** Parts of the API that the copy of the documents leaves out (Zoho sheet 7.13). */
const UNDOCUMENTED = /^(?:settings\/(?:webhooks|workflows|fields)(?:\/|$))/;

/** Names the sheet knows from other sources: the documents are incomplete there (Zoho sheet 6). */
const ALSO_KNOWN: Record<string, string[]> = {
	'*': ['organization_id', 'page', 'per_page', 'sort_column', 'sort_order', 'JSONString'],
	'GET contacts': ['last_modified_time'],
	'GET creditnotes': ['last_modified_time', 'status', 'date_start', 'date_end'],
	'GET customerpayments': ['date_start', 'date_end', 'search_text'],
	'GET chartofaccounts': ['showbalance', 'last_modified_time'],
	'GET journals': ['last_modified_time'],
};

/** Properties of bodies that are documented elsewhere: unique fields work by API name (sheet 8). */
const KNOWN_PROPERTIES = new Set(['api_name', 'customfield_id', 'label', 'value', 'index']);

/**
 * What of a request the vendor's documents do not know: the method and path, names of query
 * parameters, names of properties of the body. `required` lists and types are not looked at: the
 * documents are wrong about them (Zoho sheet 7.13).
 */
export function problemsOf(request: ApiRequest, calls: DocumentedCall[]): string[] {
	const place = `${request.method} ${request.path}`;
	if (UNDOCUMENTED.test(request.path)) return [];
	const path = request.path.split('/');
	const sameLength = calls.filter((call) => fits(call.path, path));
	const call = best(sameLength.filter(({ method }) => method === request.method));
	if (call === undefined) return [`${place}: no such call in the documents`];
	const collection = `${request.method} ${path[0] ?? ''}`;
	const also = [...(ALSO_KNOWN['*'] ?? []), ...(ALSO_KNOWN[collection] ?? [])];
	const unknown = [...request.query.keys()].filter(
		(name) => !call.queryNames.has(name) && !also.includes(name),
	);
	const inBody =
		call.body === undefined
			? []
			: unknownProperties(request.payload, call.body, '').map(
					(name) => `${place}: unknown property ${name}`,
				);
	return [...new Set(unknown)].map((name) => `${place}: unknown parameter ${name}`).concat(inBody);
}

/** Collects what is wrong with the requests a simulator gets from now on. */
export function recordOpenApi(simulator: ZohoBooksSimulator): {
	problems: string[];
	/** How many requests were looked at; 0 where the documents are absent. */
	checked: () => number;
	stop: () => void;
} {
	const calls = documentedCalls();
	const problems: string[] = [];
	let count = 0;
	const watch = (request: ApiRequest) => {
		if (calls === undefined) return;
		count += 1;
		for (const problem of problemsOf(request, calls)) {
			if (!problems.includes(problem)) problems.push(problem);
		}
	};
	simulator.watchers.add(watch);
	return { problems, checked: () => count, stop: () => simulator.watchers.delete(watch) };
}

function fits(pattern: string[], path: string[]): boolean {
	return (
		pattern.length === path.length &&
		pattern.every((part, index) => part.startsWith('{') || part === path[index])
	);
}

/** A literal path before one with placeholders: `/users/me` before `/users/{user_id}`. */
function best(calls: DocumentedCall[]): DocumentedCall | undefined {
	const literal = ({ path }: DocumentedCall) => path.filter((part) => !part.startsWith('{')).length;
	return [...calls].sort((left, right) => literal(right) - literal(left))[0];
}

function unknownProperties(value: unknown, schema: unknown, place: string): string[] {
	if (!isWire(schema)) return [];
	if (Array.isArray(value)) {
		const found = value.flatMap((one) =>
			unknownProperties(one, schema.items ?? schema, `${place}[]`),
		);
		return [...new Set(found)];
	}
	// A schema without properties says nothing about what is inside.
	if (!isWire(value) || !isWire(schema.properties)) return [];
	const { properties } = schema;
	return Object.entries(value).flatMap(([name, child]) => {
		const path = place === '' ? name : `${place}.${name}`;
		if (!(name in properties)) {
			const isCustom = KNOWN_PROPERTIES.has(name) || name === 'custom_fields';
			return isCustom ? [] : [path];
		}
		return unknownProperties(child, properties[name], path);
	});
}
