import type { IDataObject } from 'n8n-workflow';

import type { CrudClient } from '../../engine/crud';
import type { FilterValue } from '../../engine/filters';
import type { JsonRecord } from '../../engine/types';
import { raise } from '../../raise';
import { ApiClient, type ApiRequest } from '../../transport/client';
import { type ApiContext, credentialIdentity } from '../../transport/credentials';
import { goCardlessBaseUrl } from '../../transport/environments';
import { isVendorError } from '../../transport/vendorError';
import { isGoalReached, isRefusedByState } from './actionGoals';
import {
	bodyOf,
	type ListPage,
	member,
	missing,
	readPage,
	recordPath,
	toQuery,
	unexpected,
	unwrap,
} from './envelope';
import { readGoCardlessFault, readGoCardlessRemaining } from './faults';

/** Largest page that the vendor gives (GoCardless sheet 1.2). */
export const LARGEST_PAGE = 500;

const PROFILE = {
	name: 'GoCardless',
	limits: [{ limit: 1000, windowMs: 60_000 }],
	headers: { 'GoCardless-Version': '2015-07-06', Accept: 'application/json' },
	readFault: readGoCardlessFault,
	readRemaining: readGoCardlessRemaining,
};

/** GoCardless' API: envelopes, cursors, idempotency keys. */
export class GoCardlessClient implements CrudClient {
	readonly account: string;

	constructor(
		private readonly api: ApiClient,
		account: string,
	) {
		this.account = account;
	}

	/** Where the requests go: tells live from sandbox, which the answers do not. */
	get apiUrl(): string {
		return this.api.connection.baseUrl;
	}

	/**
	 * Creates, exactly once for a key: a repeat is answered by the vendor with 409 and the id of what
	 * is there already, which is then fetched (GoCardless sheet 1.5).
	 */
	async create(path: string, body: JsonRecord, key: string): Promise<JsonRecord> {
		return (await this.createOnce(path, body, key)).record;
	}

	/** As `create`, and tells whether it was there already. */
	async createOnce(
		path: string,
		body: JsonRecord,
		key: string,
	): Promise<{ record: JsonRecord; existed: boolean }> {
		try {
			const answer = await this.api.send({
				method: 'POST',
				path: `/${path}`,
				headers: { 'Idempotency-Key': key },
				idempotencyKey: key,
				body: { [path]: body } as IDataObject,
			});
			return { record: unwrap(answer, path), existed: false };
		} catch (error) {
			const existing = conflictingId(error);
			if (existing === undefined) return raise(error);
			return { record: await this.fetchExisting(path, existing), existed: true };
		}
	}

	/** Creates what has no id and leaves nothing behind, such as a link to a document. */
	async createWithoutKey(
		path: string,
		body: JsonRecord,
		headers: Record<string, string> = {},
	): Promise<JsonRecord> {
		const answer = await this.api.send({
			method: 'POST',
			path: `/${path}`,
			headers,
			body: { [path]: body } as IDataObject,
		});
		return unwrap(answer, path);
	}

	async get(path: string, id: string): Promise<JsonRecord> {
		const answer = await this.api.send({ method: 'GET', path: recordPath(path, id) });
		return unwrap(answer, path);
	}

	async *list(
		path: string,
		filters: FilterValue[],
		wanted = Infinity,
	): AsyncGenerator<JsonRecord[]> {
		for await (const page of this.pages(path, toQuery(filters), wanted)) yield page.records;
	}

	/** All pages, newest records first. A page that fails ends the list with its error. */
	async *pages(path: string, query: IDataObject, wanted = Infinity): AsyncGenerator<ListPage> {
		const limit = Math.min(LARGEST_PAGE, Math.max(1, wanted));
		let after: string | undefined;
		do {
			const page = await this.page(path, { ...query, limit, after });
			yield page;
			if (page.after !== undefined && page.after === after) {
				throw unexpected('GET', path, 'The list does not move on to its next page.');
			}
			after = page.after;
		} while (after !== undefined);
	}

	async page(path: string, query: IDataObject): Promise<ListPage> {
		const answer = await this.api.send({ method: 'GET', path: `/${path}`, query });
		return readPage(answer, path);
	}

	/** A list that belongs to one record and comes as a whole. */
	async listBelow(
		path: string,
		id: string,
		name: string,
		query: IDataObject,
	): Promise<JsonRecord[]> {
		const address = `${recordPath(path, id)}/${name}`;
		const answer = await this.api.send({ method: 'GET', path: address, query });
		const records = member(answer, name);
		if (!Array.isArray(records)) throw missing('GET', name, answer);
		return records as JsonRecord[];
	}

	async update(path: string, id: string, body: JsonRecord): Promise<JsonRecord> {
		const answer = await this.api.send({
			method: 'PUT',
			path: recordPath(path, id),
			body: { [path]: body } as IDataObject,
		});
		return unwrap(answer, path);
	}

	async remove(path: string, id: string): Promise<JsonRecord> {
		await this.api.send({ method: 'DELETE', path: recordPath(path, id), encoding: 'text' });
		return { id, deleted: true };
	}

	/**
	 * Runs an action. Actions carry no idempotency key but are guarded by the state of the resource:
	 * when one is refused, the resource is fetched, and if it already is where the action leads, the
	 * action counts as done (GoCardless sheet 1.5).
	 */
	async act(path: string, id: string, verb: string, body: JsonRecord): Promise<JsonRecord> {
		try {
			const answer = await this.api.send({
				method: 'POST',
				path: `${recordPath(path, id)}/actions/${verb}`,
				body: { data: body } as IDataObject,
			});
			return unwrap(answer, path);
		} catch (error) {
			if (!isRefusedByState(error)) return raise(error);
			const present = await this.get(path, id);
			return isGoalReached(verb, present) ? present : raise(error);
		}
	}

	/**
	 * Any request, for what this node does not list. Gives the whole answer; a creation that a repeated
	 * key refuses is answered by what is there already.
	 */
	async call(request: ApiRequest): Promise<JsonRecord> {
		try {
			return bodyOf(await this.api.send(request));
		} catch (error) {
			const existing = conflictingId(error);
			if (existing === undefined) return raise(error);
			const path = `${request.path}/${encodeURIComponent(existing)}`;
			return bodyOf(await this.api.send({ method: 'GET', path }));
		}
	}

	private async fetchExisting(path: string, id: string): Promise<JsonRecord> {
		// A flow cannot be fetched (GoCardless sheet 4.2): all that is known of it is its id.
		if (path === 'billing_request_flows') return { id };
		return await this.get(path, id);
	}
}

/** The id of what a repeated idempotency key created the first time. */
function conflictingId(error: unknown): string | undefined {
	return isVendorError(error, 'conflict') && error.fault.code === 'idempotent_creation_conflict'
		? error.fault.conflictingId
		: undefined;
}

/**
 * The client for the credential that a node uses.
 *
 * @param credentialType `goCardlessApi` or `goCardlessOAuth2Api`
 */
export async function connectGoCardless(
	context: ApiContext,
	credentialType: string = credentialTypeOf(context),
): Promise<GoCardlessClient> {
	const credentials = await context.getCredentials(credentialType);
	const baseUrl = goCardlessBaseUrl(credentials);
	const { id, name } = credentialIdentity(context, credentialType);
	const api = new ApiClient(context, PROFILE, {
		credentialType,
		baseUrl,
		account: `the GoCardless account of "${name}"`,
		isOAuth: credentialType === 'goCardlessOAuth2Api',
	});
	return new GoCardlessClient(api, `gocardless:${id}`);
}

/** The credential type that a node's field "Authentication" stands for. */
export function credentialTypeOf(context: ApiContext): 'goCardlessApi' | 'goCardlessOAuth2Api' {
	return context.getNode().parameters.authentication === 'oAuth2'
		? 'goCardlessOAuth2Api'
		: 'goCardlessApi';
}
