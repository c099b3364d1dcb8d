/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

import { Faults } from './faults';

export interface SimulatedRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	/** The bytes as they came over the wire (decompressed). */
	raw: Buffer;
}

export interface SimulatedAnswer {
	status: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON, a string or Buffer as it is. */
	body?: unknown;
}

/** One line of the request log; nothing secret is kept. */
export interface LoggedCall {
	method: string;
	path: string;
	query: string;
	status: number;
	/** `dropped` when the connection was cut instead of answered. */
	outcome: 'answered' | 'dropped';
	at: number;
}

/** Bodies of the vendor for answers that the transport layer, not the business logic, makes. */
export interface TransportAnswers {
	tooManyRequests(request: SimulatedRequest): SimulatedAnswer;
	serverError(request: SimulatedRequest): SimulatedAnswer;
	notFound(request: SimulatedRequest): SimulatedAnswer;
}

/** Shared plumbing of the simulators: HTTP, latency, faults, and a log of calls to count. */
export abstract class SimulatorServer {
	readonly calls: LoggedCall[] = [];

	/** The highest number of requests that were open at one time. */
	mostInFlight = 0;

	private inFlight = 0;

	private server?: Server;

	constructor(readonly faults: Faults = new Faults()) {}

	protected abstract readonly answers: TransportAnswers;

	/** The business logic: must do all or nothing before it returns. */
	protected abstract handle(request: SimulatedRequest): SimulatedAnswer | Promise<SimulatedAnswer>;

	/** What a call is called in the log and by faults: its path, unless that does not tell enough. */
	protected nameOf({ path }: SimulatedRequest): string {
		return path;
	}

	/** Starts on 127.0.0.1; port 0 picks a free one. @returns the base URL, no trailing slash. */
	async listen(port = 0): Promise<string> {
		this.server = createServer((incoming, outgoing) => {
			void this.serve(incoming, outgoing);
		});
		this.server.keepAliveTimeout = 65_000;
		await new Promise<void>((resolve, reject) => {
			this.server?.once('error', reject);
			this.server?.listen(port, '127.0.0.1', resolve);
		});
		return this.url;
	}

	get url(): string {
		const address = this.server?.address() as AddressInfo | null | undefined;
		if (!address) throw new Error('The simulator is not listening.');
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		const { server } = this;
		if (server === undefined) return;
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
	}

	/** How many calls matched, for budgets such as "calls per posted payment". */
	count(match: { method?: string; path?: RegExp; status?: number } = {}): number {
		return this.calls.filter(
			(call) =>
				(match.method === undefined || call.method === match.method) &&
				(match.path === undefined || match.path.test(call.path)) &&
				(match.status === undefined || call.status === match.status),
		).length;
	}

	private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		this.inFlight += 1;
		this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
		try {
			const request = await read(incoming);
			const fault = this.faults.next(request.method, this.nameOf(request));
			const latency = this.faults.latency();
			if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
			if (fault === 'dropBefore') return this.drop(request, incoming);
			const answer = await this.answer(request, fault);
			if (fault === 'dropAfter') return this.drop(request, incoming);
			this.log(request, answer.status, 'answered');
			send(outgoing, answer);
		} finally {
			this.inFlight -= 1;
		}
	}

	private async answer(
		request: SimulatedRequest,
		fault: ReturnType<Faults['next']>,
	): Promise<SimulatedAnswer> {
		if (fault === 'tooManyRequests') return this.answers.tooManyRequests(request);
		if (fault === 'serverErrorBefore') return this.answers.serverError(request);
		try {
			const answer = await this.handle(request);
			return fault === 'serverErrorAfter' ? this.answers.serverError(request) : answer;
		} catch (error) {
			// A bug of the simulator must never look like an answer of the vendor.
			return { status: 599, body: { simulatorBug: String((error as Error).stack ?? error) } };
		}
	}

	private drop(request: SimulatedRequest, incoming: IncomingMessage): void {
		this.log(request, 0, 'dropped');
		incoming.socket.destroy();
	}

	private log(request: SimulatedRequest, status: number, outcome: LoggedCall['outcome']): void {
		this.calls.push({
			method: request.method,
			path: this.nameOf(request),
			query: request.query.toString(),
			status,
			outcome,
			at: Date.now(),
		});
	}
}

async function read(incoming: IncomingMessage): Promise<SimulatedRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const url = new URL(incoming.url ?? '/', 'http://simulator');
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
	}
	const raw = Buffer.concat(chunks);
	return {
		method: incoming.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers,
		raw: headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw,
	};
}

function send(outgoing: ServerResponse, answer: SimulatedAnswer): void {
	const { body } = answer;
	const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
	const payload = isJson ? JSON.stringify(body) : ((body ?? '') as string | Buffer);
	outgoing.writeHead(answer.status, {
		...(isJson ? { 'content-type': 'application/json;charset=UTF-8' } : {}),
		...answer.headers,
	});
	outgoing.end(payload);
}
