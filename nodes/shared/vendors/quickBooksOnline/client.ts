import type { IDataObject } from 'n8n-workflow';

import type { CrudClient } from '../../engine/crud';
import type { FilterValue } from '../../engine/filters';
import type { JsonRecord } from '../../engine/types';
import type { ApiAnswer, ApiClient, ApiRequest } from '../../transport/client';
import {
	type BatchReply,
	readBatchReplies,
	readQueryResponse,
	readRecord,
	readRows,
} from './answers';
import { orderOf, pathOf, REFERENCE_DATA } from './entities';
import { checkEntityId } from './ids';
import { readPages } from './paging';
import { buildStatement } from './statement';
import { removeRecord, updateRecord, voidRecord } from './writes';

/** Statements longer than this travel in the body, since an address has a limit. */
const LONGEST_STATEMENT_IN_ADDRESS = 1500;

const BATCH_LIMITS = { key: 'batch', limits: [{ limit: 40, windowMs: 60_000 }] };

/** QuickBooks' accounting API for one company: envelopes, queries, `requestid`. */
export class QuickBooksClient implements CrudClient {
	/** What idempotency keys are unique within, and what planned actions are made for. */
	readonly account: string;

	/** Reference data of this run; reads are metered (QuickBooks sheet 4). */
	private readonly known = new Map<string, Promise<JsonRecord>>();

	constructor(
		private readonly api: ApiClient,
		readonly companyId: string,
		/** Address of the QuickBooks pages, where it is known. */
		readonly pages?: string,
	) {
		this.account = `quickbooks:${companyId}`;
	}

	/** Where the requests go: tells production from sandbox, which the answers do not. */
	get apiUrl(): string {
		return this.api.connection.baseUrl;
	}

	/** Which books these are, in this process: a test company may have the same id elsewhere. */
	get ledgerKey(): string {
		return `${this.api.connection.baseUrl} ${this.account}`;
	}

	async create(entity: string, body: JsonRecord, key: string): Promise<JsonRecord> {
		return await this.write(entity, body, key);
	}

	/**
	 * Posts a body; a repeat with the same key gives the first answer and does nothing
	 * (QuickBooks sheet 7).
	 */
	async write(
		entity: string,
		body: JsonRecord,
		key: string,
		query: IDataObject = {},
	): Promise<JsonRecord> {
		for (const name of this.known.keys()) {
			if (name.startsWith(`${entity}/`)) this.known.delete(name);
		}
		return await this.post(entity, pathOf(entity), key, query, body as IDataObject);
	}

	/** A write without or with another body, such as sending by e-mail. */
	async post(
		entity: string,
		path: string,
		key: string,
		query: IDataObject,
		body?: ApiRequest['body'],
		headers?: Record<string, string>,
	): Promise<JsonRecord> {
		const request: ApiRequest = {
			method: 'POST',
			path,
			query: { ...query, requestid: key },
			body,
			headers,
			idempotencyKey: key,
		};
		return readRecord(request, await this.send(request), entity);
	}

	/** Reference data is read once a run. */
	async get(entity: string, id: string): Promise<JsonRecord> {
		if (!REFERENCE_DATA.has(entity)) return await this.read(entity, id);
		const name = `${entity}/${id}`;
		let record = this.known.get(name);
		if (record === undefined) {
			record = this.read(entity, id);
			this.known.set(name, record);
			record.catch(() => this.known.delete(name));
		}
		return await record;
	}

	/** As it is now. */
	async read(entity: string, id: string): Promise<JsonRecord> {
		return await this.readSingle(entity, `${pathOf(entity)}/${checkEntityId(entity, id)}`);
	}

	/** A record that has no id of its own, such as the preferences. */
	async readSingle(entity: string, path: string, query?: IDataObject): Promise<JsonRecord> {
		const request: ApiRequest = { method: 'GET', path, query };
		return readRecord(request, await this.send(request), entity);
	}

	list(entity: string, filters: FilterValue[], wanted = Infinity): AsyncGenerator<JsonRecord[]> {
		return this.pagesOf(entity, buildStatement(entity, filters, orderOf(entity)), wanted);
	}

	/** Pages of a statement that says nothing of paging itself. */
	pagesOf(entity: string, statement: string, wanted = Infinity): AsyncGenerator<JsonRecord[]> {
		const runQuery = async (page: string) => await this.rows(entity, page);
		return readPages(runQuery, statement, wanted);
	}

	/** The rows of one page. */
	async rows(entity: string, statement: string): Promise<JsonRecord[]> {
		return readRows(await this.query(statement), entity);
	}

	/** The `QueryResponse` of a statement, sent as it is. */
	async query(statement: string): Promise<JsonRecord> {
		const short = encodeURIComponent(statement).length <= LONGEST_STATEMENT_IN_ADDRESS;
		const request: ApiRequest = short
			? { method: 'GET', path: '/query', query: { query: statement } }
			: {
					method: 'POST',
					path: '/query',
					body: statement,
					headers: { 'Content-Type': 'application/text' },
				};
		return readQueryResponse(request, await this.send(request));
	}

	/** One call for up to 30 items. */
	async batch(items: JsonRecord[], key: string): Promise<Map<string, BatchReply>> {
		const request: ApiRequest = {
			method: 'POST',
			path: '/batch',
			query: { requestid: key },
			body: { BatchItemRequest: items } as IDataObject,
			idempotencyKey: key,
			limits: BATCH_LIMITS,
		};
		return readBatchReplies(request, await this.send(request));
	}

	async update(entity: string, id: string, body: JsonRecord, key: string): Promise<JsonRecord> {
		return await updateRecord(this, { entity, id, key, change: body });
	}

	async remove(entity: string, id: string, key: string): Promise<JsonRecord> {
		return await removeRecord(this, { entity, id, key });
	}

	/** `void` is the only action without fields of its own. */
	async act(entity: string, id: string, _verb: 'void', _body: JsonRecord, key: string) {
		return await voidRecord(this, { entity, id, key });
	}

	/** Any request below the company's address. */
	async send(request: ApiRequest): Promise<ApiAnswer> {
		return await this.api.send({
			...request,
			query: { minorversion: MINOR_VERSION, ...request.query },
		});
	}
}

/** The oldest that is still served; harmless where it is the default (QuickBooks sheet 1). */
const MINOR_VERSION = '75';
