import type { IDataObject } from 'n8n-workflow';

import type { CrudClient } from '../../engine/crud';
import type { FilterValue } from '../../engine/filters';
import type { JsonRecord } from '../../engine/types';
import { raise } from '../../raise';
import type { ApiAnswer, ApiClient, ApiRequest } from '../../transport/client';
import { isVendorError, type VendorError } from '../../transport/vendorError';
import { type Page, readOptionalRecord, readPage, readRecord } from './answers';
import { type RequestBudget, readBudget } from './budget';
import { collectionOf } from './collections';
import { fits, toQuery } from './filters';
import { checkId } from './ids';
import { chosenOrganization } from './organization';
import { isLostWrite, notSent, withLookUpAdvice } from './lostWrites';
import { LARGEST_PAGE, readPages } from './paging';
import { numberQuery, type UniqueField, withCustomField } from './writeBodies';

/** Zoho counts calls to its settings more strictly (Zoho sheet 4). */
const SETTINGS_LIMITS = { key: 'settings', limits: [{ limit: 1, windowMs: 600 }] };
const STRICT_PATHS = /^\/settings\/(webhooks|workflows|fields)/;

/** Zoho Books for one organization: envelopes, paging, and no repeat of a write. */
export class ZohoBooksClient implements CrudClient {
	/** What is left of the organization's day, as of the last answer. */
	budget?: RequestBudget;

	/** The daily allowance is spent: whatever follows is refused as well, so it is not sent. */
	private spent?: VendorError;

	constructor(
		private readonly api: ApiClient,
		private readonly organization: string | undefined,
		/** Address of the Zoho Books pages, where it is known. */
		readonly pages?: string,
	) {}

	/** @throws ParameterError when no organization was chosen */
	get organizationId(): string {
		return chosenOrganization(this.organization);
	}

	/** What idempotency keys are unique within, and what planned actions are made for. */
	get account(): string {
		return `zoho:${this.organizationId}`;
	}

	/** Which books these are, in this process: a simulated organization may have the same id. */
	get ledgerKey(): string {
		return `${this.apiUrl} ${this.account}`;
	}

	/** Where the requests go: tells one data centre from another. */
	get apiUrl(): string {
		return this.api.connection.baseUrl;
	}

	idField(path: string): string {
		return collectionOf(path).id;
	}

	/** Zoho knows no idempotency key, so an answer that is lost is not asked for again. */
	async create(path: string, body: JsonRecord): Promise<JsonRecord> {
		const request: ApiRequest = {
			method: 'POST',
			path: `/${path}`,
			query: numberQuery(path, body),
			body: body as IDataObject,
		};
		return readRecord(request, await this.send(request), collectionOf(path));
	}

	async get(path: string, id: string): Promise<JsonRecord> {
		const request: ApiRequest = { method: 'GET', path: recordPath(path, id) };
		return readRecord(request, await this.send(request), collectionOf(path));
	}

	list(path: string, filters: FilterValue[], wanted = Infinity): AsyncGenerator<JsonRecord[]> {
		return this.listAt(`/${path}`, path, filters, wanted);
	}

	/** Rows that stand below a record, for example `/contacts/{id}/contactpersons`. */
	listAt(
		urlPath: string,
		path: string,
		filters: FilterValue[] = [],
		wanted = Infinity,
	): AsyncGenerator<JsonRecord[]> {
		return readPages(
			async (number, size) => await this.pageAt(urlPath, path, filters, number, size),
			collectionOf(path).id,
			(row) => fits(path, filters, row),
			wanted,
		);
	}

	/** One page of a list as it is, for lists that a person scrolls. */
	async page(path: string, filters: FilterValue[], number: number): Promise<Page> {
		return await this.pageAt(`/${path}`, path, filters, number, LARGEST_PAGE);
	}

	/** A top-level value of the body that is sent stays; what is not sent stays, too (sheet 3). */
	async update(path: string, id: string, body: JsonRecord): Promise<JsonRecord> {
		const request: ApiRequest = {
			method: 'PUT',
			path: recordPath(path, id),
			query: numberQuery(path, body),
			body: body as IDataObject,
		};
		const collection = collectionOf(path);
		const record = readOptionalRecord(await this.send(request), collection);
		return record ?? (await this.get(path, id));
	}

	async remove(path: string, id: string): Promise<JsonRecord> {
		const answer = await this.send({ method: 'DELETE', path: recordPath(path, id) });
		return { [collectionOf(path).id]: id, deleted: true, ...messageOf(answer) };
	}

	/** @param verb what follows the id, for example `status/sent` */
	async act(path: string, id: string, verb: string, body: JsonRecord): Promise<JsonRecord> {
		const request: ApiRequest = {
			method: 'POST',
			path: `${recordPath(path, id)}/${verb}`,
			...(Object.keys(body).length === 0 ? {} : { body: body as IDataObject }),
		};
		const answer = await this.send(request);
		const collection = collectionOf(path);
		return readOptionalRecord(answer, collection) ?? { [collection.id]: id, ...messageOf(answer) };
	}

	/**
	 * Writes the record whose unique custom field has this value, and creates it where there is none
	 * (Zoho sheet 8). The value stands in the body, too: it is not known whether Zoho sets it.
	 */
	async upsert(path: string, unique: UniqueField, body: JsonRecord): Promise<JsonRecord> {
		const request: ApiRequest = {
			method: 'PUT',
			path: `/${path}`,
			query: numberQuery(path, body),
			headers: {
				'X-Unique-Identifier-Key': unique.field,
				'X-Unique-Identifier-Value': unique.value,
				'X-Upsert': 'true',
			},
			body: withCustomField(body, unique) as IDataObject,
		};
		return readRecord(request, await this.send(request), collectionOf(path));
	}

	/** A write that is no plain one, below `/books/v3`. */
	async post(path: string, body: JsonRecord): Promise<ApiAnswer> {
		return await this.send({ method: 'POST', path, body: body as IDataObject });
	}

	/** Any request below `/books/v3`, with the organization. */
	async send(request: ApiRequest): Promise<ApiAnswer> {
		if (this.spent !== undefined) throw notSent(this.spent, request);
		const query = { ...this.organizationQuery(request.path), ...request.query };
		const limits = STRICT_PATHS.test(request.path) ? SETTINGS_LIMITS : request.limits;
		try {
			const answer = await this.api.send({ ...request, query, limits });
			this.budget = readBudget(answer.headers) ?? this.budget;
			return answer;
		} catch (error) {
			if (isVendorError(error, 'quota')) this.spent = error;
			return raise(isLostWrite(error) ? withLookUpAdvice(error) : error);
		}
	}

	/** The list of organizations belongs to none, and an organization to itself (Zoho sheet 3). */
	private organizationQuery(path: string): IDataObject {
		if (path === '/organizations') return {};
		const own = /^\/organizations\/(\d+)$/.exec(path)?.[1];
		return { organization_id: own ?? this.organizationId };
	}

	private async pageAt(
		urlPath: string,
		path: string,
		filters: FilterValue[],
		number: number,
		size: number,
	): Promise<Page> {
		const query = { ...toQuery(filters), page: number, per_page: size };
		const request: ApiRequest = { method: 'GET', path: urlPath, query };
		return readPage(request, await this.send(request), collectionOf(path), number);
	}
}

function recordPath(path: string, id: string): string {
	return `/${path}/${checkId(id, collectionOf(path).record)}`;
}

function messageOf({ body }: ApiAnswer): JsonRecord {
	const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
	return hasMessage ? { message: body.message } : {};
}
