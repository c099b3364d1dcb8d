import { isAllowed } from '../accounts/scopes';
import type { Organization } from '../organization/books';
import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import { isWire } from '../values/wire';
import type { Call, Reply, Route } from './call';
import { pdfOf } from './pdf';
import { noResource, notAuthorised } from './refusals';
import { Refusal } from './refusal';
import { payloadOf } from './requestBody';

const METHODS = ['OPTIONS', 'DELETE', 'POST', 'GET', 'PUT'];

interface Compiled {
	pattern: string[];
	route: Route;
}

/** Finds the route of a path; the first one that fits wins, so literal paths stand first. */
export class Router {
	private readonly routes: Compiled[];

	constructor(routes: Route[]) {
		this.routes = routes.map((route) => ({ pattern: route.path.split('/'), route }));
	}

	/** @param path below `/books/v3/` */
	answer(
		organization: Organization,
		request: SimulatedRequest,
		path: string[],
		scopes: string[],
	): SimulatedAnswer {
		const fitting = this.routes.filter(({ pattern }) => fits(pattern, path));
		const found = fitting.find(({ route }) => route.method === request.method);
		if (found === undefined) throw fitting.length > 0 ? methodNotAllowed() : noResource();
		const { route, pattern } = found;
		const right = organization.behaviour.allRightsAreAll ? undefined : route.right;
		if (!isAllowed(scopes, route.scope, right ?? route.method)) throw notAuthorised();
		const payload = payloadOf(request);
		const call: Call = {
			organization,
			query: request.query,
			headers: request.headers,
			payload,
			body: isWire(payload) ? payload : {},
			ids: path.filter((_part, index) => pattern[index] === ':'),
		};
		const reply = route.handle(call);
		const allowed = METHODS.filter(
			(method) => method === 'OPTIONS' || fitting.some((one) => one.route.method === method),
		);
		return envelope(reply, { allow: allowed.join(', ') });
	}
}

/** Success: code 0, a message, the record or the rows (Zoho sheet 3). */
export function envelope(reply: Reply, headers: Record<string, string> = {}): SimulatedAnswer {
	if (reply.pdf !== undefined) {
		const type = { 'content-type': 'application/pdf' };
		return { status: 200, headers: { ...headers, ...type }, body: pdfOf(reply.pdf) };
	}
	return {
		status: reply.status ?? 200,
		headers: {
			...headers,
			...(reply.location === undefined ? {} : { location: `/api/v3/${reply.location}` }),
		},
		body: { code: 0, message: reply.message ?? 'success', ...reply.body },
	};
}

export function refused(refusal: Refusal): SimulatedAnswer {
	return { status: refusal.status, body: { code: refusal.code, message: refusal.message } };
}

/** 405 is documented, its code is not. */
const methodNotAllowed = () => new Refusal(405, 5, 'The HTTP method is not allowed for this path.');

function fits(pattern: string[], path: string[]): boolean {
	return (
		pattern.length === path.length &&
		pattern.every((part, index) => part === ':' || part === path[index])
	);
}
