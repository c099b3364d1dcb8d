import type { ScopeModule } from '../accounts/scopes';
import type { Organization } from '../organization/books';
import type { Wire } from '../values/wire';

/** A request that found its organisation and its route. */
export interface Call {
	organization: Organization;
	query: URLSearchParams;
	headers: Record<string, string>;
	/** The JSON object of the body; empty when there is none. */
	body: Wire;
	/** The body as it was parsed, for the few calls whose body is an array. */
	payload: unknown;
	/** What stood in the path where the route has a colon. */
	ids: string[];
}

export interface Reply {
	status?: number;
	message?: string;
	/** Path of a record that was made, below `/api/v3/`. */
	location?: string;
	body?: Wire;
	/** Title of a document that is sent as a file instead of the envelope. */
	pdf?: string;
}

export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below `/books/v3/`; `:` stands for an id. */
	path: string;
	scope: ScopeModule;
	handle: (call: Call) => Reply;
	/** The right of the scope that is needed, where the method does not say it. */
	right?: 'ALL';
}

export function route(
	method: Route['method'],
	path: string,
	scope: ScopeModule,
	handle: Route['handle'],
): Route {
	return { method, path, scope, handle };
}

/** 201 with the record and its place. */
export function created(message: string, collection: string, id: string, body: Wire): Reply {
	return { status: 201, message, location: `${collection}/${id}`, body };
}
