import type { Organization } from './organization/books';
import type { OrganizationOptions } from './organization/settings';
import type { ZohoSimulatorOptions } from './simulatorOptions';
import { isWire, wireList, type Wire } from './values/wire';
import { startZohoBooksSimulator, type ZohoBooksSimulator } from './zohoBooksSimulator';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	body: Wire;
}

/** A simulator with one organisation and a client that may do everything. */
export interface TestBench {
	simulator: ZohoBooksSimulator;
	organization: Organization;
	token: string;
	/** Calls `/books/v3/…` of the organisation; an object or array is sent as JSON. */
	call: (
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	) => Promise<Answer>;
	/** POST that must answer 201: the record under its key. */
	create: (path: string, body: Wire, key: string) => Promise<Wire>;
	/** GET that must answer 200: the record under its key. */
	read: (path: string, key: string) => Promise<Wire>;
	/** The rows of a list. */
	rows: (path: string, key?: string) => Promise<Wire[]>;
	close: () => Promise<void>;
}

export async function startBench(
	organizationOptions: Partial<OrganizationOptions> = {},
	options: ZohoSimulatorOptions = {},
): Promise<TestBench> {
	const simulator = await startZohoBooksSimulator({
		limits: false,
		tokenClock: 'real',
		...options,
	});
	const organization = simulator.createOrganization({
		name: 'Larch & Sons',
		...organizationOptions,
	});
	const token = simulator.issueTokens(undefined, organization.settings.region).access_token;
	const base = simulator.apiUrl(organization.settings.region);
	const call: TestBench['call'] = (method, path, body, headers) =>
		callApi(`${base}/books/v3${withOrganization(path, organization.id)}`, method, body, {
			authorization: `Zoho-oauthtoken ${token}`,
			...headers,
		});
	const expectStatus = (answer: Answer, status: number): Answer => {
		if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text}`);
		return answer;
	};
	return {
		simulator,
		organization,
		token,
		call,
		create: async (path, body, key) =>
			under(expectStatus(await call('POST', path, body), 201).body, key),
		read: async (path, key) => under(expectStatus(await call('GET', path), 200).body, key),
		rows: async (path, key = path.replace(/^\/|\?.*$/g, '')) =>
			wireList(expectStatus(await call('GET', path), 200).body[key]),
		close: () => simulator.close(),
	};
}

export async function callApi(
	url: string,
	method: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const answer = await fetch(url, {
		method,
		redirect: 'manual',
		headers: {
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, text, body: parse(text) };
}

export function under(body: Wire, key: string): Wire {
	const value = body[key];
	if (!isWire(value)) throw new Error(`No ${key} in ${JSON.stringify(body)}`);
	return value;
}

function withOrganization(path: string, id: string): string {
	return `${path}${path.includes('?') ? '&' : '?'}organization_id=${id}`;
}

function parse(text: string): Wire {
	try {
		const value: unknown = JSON.parse(text);
		return isWire(value) ? value : {};
	} catch {
		return {};
	}
}
