import QuickBooks from 'node-quickbooks';

import type { Company } from './company';
import type { CompanyOptions } from './companySettings';
import { QuickBooksSimulator } from './quickBooksSimulator';
import type { QuickBooksSimulatorOptions } from './simulatorOptions';
import { isWire, wireList, type Wire } from './values/wire';

/** A simulator with one company, called directly and through the client node-quickbooks. */
export interface TestBench {
	simulator: QuickBooksSimulator;
	company: Company;
	token: string;
	/** Calls `/v3/company/{realm}/…`; an object is sent as JSON. */
	call: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
	/** Calls a method of node-quickbooks; its reply, or the `Fault` it was refused with. */
	judge: (method: string, ...args: unknown[]) => Promise<Wire>;
	/** Runs a statement and gives the inner `QueryResponse`. */
	query: (statement: string) => Promise<Wire>;
	close: () => Promise<void>;
}

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	body: Wire;
}

export async function startBench(
	company: Partial<CompanyOptions> = {},
	options: QuickBooksSimulatorOptions = {},
): Promise<TestBench> {
	const simulator = new QuickBooksSimulator({ limits: false, ...options });
	const url = await simulator.listen();
	const created = simulator.createCompany({ name: 'Larch & Sons', ...company });
	const token = simulator.issueTokens(created.realmId).access_token;
	const base = `${url}/v3/company/${created.realmId}`;
	const call: TestBench['call'] = async (path, body, headers) => {
		const answer = await fetch(`${base}${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				authorization: `Bearer ${token}`,
				accept: 'application/json',
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, text, body: parse(text) };
	};
	return {
		simulator,
		company: created,
		token,
		call,
		judge: judgeOf(url, created.realmId, token),
		query: async (statement) => {
			const { body } = await call(`/query?query=${encodeURIComponent(statement)}`);
			return isWire(body.QueryResponse) ? body.QueryResponse : body;
		},
		close: () => simulator.close(),
	};
}

function parse(text: string): Wire {
	try {
		const value: unknown = JSON.parse(text);
		return isWire(value) ? value : {};
	} catch {
		return {};
	}
}

function judgeOf(url: string, realmId: string, token: string): TestBench['judge'] {
	const client: unknown = new QuickBooks(
		'simulated-client',
		'simulated-secret',
		token,
		'',
		realmId,
		true,
		false,
		'75',
		'2.0',
	);
	const methods = client as Record<string, (...args: unknown[]) => void> & { endpoint: string };
	methods.endpoint = `${url}/v3/company/`;
	return (method, ...args) =>
		new Promise((resolve) => {
			methods[method]?.(...args, (error: unknown, reply: unknown) => {
				resolve(error ? faultOf(error) : isWire(reply) ? reply : { reply });
			});
		});
}

/** The client hands out axios errors, or the body of a Fault that came with 200. */
function faultOf(error: unknown): Wire {
	const response = isWire(error) && isWire(error.response) ? error.response.data : error;
	return isWire(response) ? response : { error };
}

/** The code of the first error of a reply, in either of the two shapes. */
export function codeOf(reply: Wire): string | undefined {
	const { Fault, fault } = reply;
	const errors = isWire(Fault) ? Fault.Error : isWire(fault) ? fault.error : [];
	const code = wireList(errors)[0]?.code;
	return typeof code === 'string' ? code : undefined;
}

/** An entity of a reply such as `{ Invoice: { … }, time }`. */
export function entityOf(reply: Wire, name: string): Wire {
	const entity = reply[name];
	if (!isWire(entity)) throw new Error(`No ${name} in ${JSON.stringify(reply)}`);
	return entity;
}

/** One line of a sales form. */
export function salesLine(amount: number, detail: Wire = {}): Wire {
	return { Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail };
}

/** A line that applies an amount to a transaction. */
export function paymentLine(amount: number, id: string, type = 'Invoice'): Wire {
	return { Amount: amount, LinkedTxn: [{ TxnId: id, TxnType: type }] };
}

export function accountId(company: Company, subType: string): string {
	return company.accountBy('AccountSubType', subType);
}
