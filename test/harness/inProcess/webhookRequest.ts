import type { IWebhookFunctions } from 'n8n-workflow';

export interface Delivery {
	/** The bytes as they come over the wire; an object is sent as JSON. */
	body?: Buffer | string | object;
	headers?: Record<string, string>;
	method?: string;
	query?: Record<string, string>;
	/** The address as it was called, of which the path and the query count; made from `query` when omitted. */
	url?: string;
}

type NodeRequest = ReturnType<IWebhookFunctions['getRequestObject']>;

type NodeResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

const toBytes = (body: Delivery['body']): Buffer => {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
};

/** @returns undefined for a body that claims to be JSON and is none */
const parse = (bytes: Buffer, contentType: string): unknown => {
	if (/^application\/x-www-form-urlencoded/.test(contentType)) {
		return Object.fromEntries(new URLSearchParams(bytes.toString()));
	}
	if (!/json/.test(contentType)) return bytes.toString();
	if (bytes.length === 0) return {};
	try {
		return JSON.parse(bytes.toString()) as unknown;
	} catch {
		return undefined;
	}
};

/**
 * The request as n8n hands it to a node: parsed body, raw bytes, headers in lower case.
 * @returns undefined when n8n would refuse it before any node sees it: malformed JSON (sheet n8n 0.3)
 */
export function buildRequest(delivery: Delivery) {
	const { body, headers = {}, method = 'POST' } = delivery;
	const address = new URL(delivery.url ?? '/webhook/in-process', 'http://in-process');
	const query = delivery.query ?? Object.fromEntries(address.searchParams);
	const search = address.search || `?${new URLSearchParams(query).toString()}`;
	const url = address.pathname + (search === '?' ? '' : search);
	const lowerCased = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const allHeaders: Record<string, string> = { 'content-type': 'application/json', ...lowerCased };
	const contentType = allHeaders['content-type'] ?? '';
	const rawBody = toBytes(body);
	const parsed = parse(rawBody, contentType);
	if (parsed === undefined) return undefined;
	const request = {
		method,
		headers: allHeaders,
		url,
		originalUrl: url,
		query,
		params: {},
		body: parsed,
		rawBody,
		readRawBody: async () => {},
		contentType,
		ip: '127.0.0.1',
		ips: [],
		get: (name: string) => allHeaders[name.toLowerCase()],
		header: (name: string) => allHeaders[name.toLowerCase()],
	};
	return request as unknown as NodeRequest;
}

/** Collects what a node writes to the response itself. */
export class CollectedResponse {
	statusCode = 200;

	body: unknown;

	headersSent = false;

	readonly headers: Record<string, unknown> = {};

	status = (code: number) => {
		this.statusCode = code;
		return this;
	};

	setHeader = (name: string, value: unknown) => {
		this.headers[name.toLowerCase()] = value;
		return this;
	};

	header = this.setHeader;

	set = this.setHeader;

	writeHead = (code: number, headers: Record<string, unknown> = {}) => {
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		return this.status(code);
	};

	send = (body?: unknown) => {
		this.body = body ?? this.body;
		this.headersSent = true;
		return this;
	};

	json = this.send;

	end = this.send;

	sendStatus = (code: number) => this.status(code).send();

	asResponse(): NodeResponse {
		return this as unknown as NodeResponse;
	}
}
