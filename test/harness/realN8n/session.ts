import { z } from 'zod';

import { OWNER } from './environment';

export interface N8nAnswer {
	status: number;
	headers: Headers;
	text: string;
	/** The body as JSON, or undefined when it is none. */
	json: unknown;
}

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};

/** The owner, logged in: calls what the editor calls (cookie) and what programs call (API key). */
export class Session {
	private constructor(
		private readonly baseUrl: string,
		readonly cookie: string,
		readonly apiKey: string,
	) {}

	static async logIn(baseUrl: string): Promise<Session> {
		const login = await fetch(`${baseUrl}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ emailOrLdapLoginId: OWNER.email, password: OWNER.password }),
		});
		if (!login.ok) throw new Error(`n8n refused the login: ${login.status} ${await login.text()}`);
		const cookie = login.headers
			.getSetCookie()
			.map((line) => line.split(';')[0])
			.join('; ');
		const withoutKey = new Session(baseUrl, cookie, '');
		const scopes = await withoutKey.editor('GET', '/rest/api-keys/scopes');
		// Labels are unique in n8n, and a restart in the same folder logs in again.
		const created = await withoutKey.editor('POST', '/rest/api-keys', {
			label: `tests ${Date.now()}`,
			scopes: z.array(z.string()).parse(scopes),
			expiresAt: null,
		});
		return new Session(
			baseUrl,
			cookie,
			z.object({ rawApiKey: z.string() }).parse(created).rawApiKey,
		);
	}

	/** What the editor does: `/rest/...` with the cookie. @returns the answer's `data` */
	async editor(method: string, path: string, body?: unknown): Promise<unknown> {
		const answer = await this.fetch(method, path, { cookie: this.cookie }, body);
		return z.object({ data: z.unknown() }).parse(this.demandSuccess(method, path, answer)).data;
	}

	/** The public API: `/api/v1` is added. @returns the parsed body */
	async api(method: string, path: string, body?: unknown): Promise<unknown> {
		const answer = await this.fetch(
			method,
			`/api/v1${path}`,
			{ 'X-N8N-API-KEY': this.apiKey },
			body,
		);
		return this.demandSuccess(method, path, answer);
	}

	/** Any URL of this n8n as the signed-in user's browser would open it; redirects are not followed. */
	async browse(url: string): Promise<N8nAnswer> {
		return await this.fetch('GET', url.replace(this.baseUrl, ''), { cookie: this.cookie });
	}

	private async fetch(
		method: string,
		path: string,
		headers: Record<string, string>,
		body?: unknown,
	): Promise<N8nAnswer> {
		const answer = await fetch(`${this.baseUrl}${path}`, {
			method,
			headers: {
				...headers,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			redirect: 'manual',
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, text, json: parseJson(text) };
	}

	private demandSuccess(method: string, path: string, { status, text, json }: N8nAnswer): unknown {
		if (status >= 200 && status < 300) return json;
		throw new Error(`n8n answered ${status} to ${method} ${path}: ${text.slice(0, 500)}`);
	}
}
