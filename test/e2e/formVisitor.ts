/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

import type { RealN8n } from '../harness/realN8n';

const PAGE_TIMEOUT_MS = 60_000;

const consentSchema = z.object({ data: z.object({ redirectUrl: z.string() }).passthrough() });

/** A page of a form, as the browser got it. */
export interface FormPage {
	url: string;
	html: string;
	/** The questions in their order; `options` for drop-downs. */
	fields: Array<{ label: string; value: string; options: string[] }>;
}

/**
 * The signed-in person in front of a form of n8n, without a browser: keeps cookies, agrees on the
 * consent page that guards forms of n8n's own users, follows from page to page.
 */
export class FormVisitor {
	private readonly cookies = new Map<string, string>();

	constructor(private readonly n8n: RealN8n) {
		this.remember(n8n.session.cookie.split('; '));
	}

	/** Opens the first page. */
	async open(url: string): Promise<FormPage> {
		return readPage(url, await this.follow(url));
	}

	/** Sends a page; texts by label, in the order of the page. @returns the page that comes next */
	async send(page: FormPage, texts: Record<string, string> = {}): Promise<FormPage> {
		const form = new FormData();
		page.fields.forEach(({ label, value }, index) =>
			form.set(`field-${index}`, texts[label] ?? value),
		);
		const answer = await this.fetch(page.url, {
			method: 'POST',
			body: form,
			headers: tokenHeader(page),
		});
		const text = await answer.text();
		if (answer.status !== 200) throw new Error(`The form answered ${answer.status}: ${text}`);
		const next = /"formWaitingUrl":"([^"]+)"/.exec(text)?.[1] ?? page.url;
		return await this.waitForPage(next);
	}

	/** What the last page does by itself; it ends the execution. */
	async finish(page: FormPage): Promise<void> {
		await this.fetch(page.url, { method: 'POST', body: '', headers: tokenHeader(page) });
	}

	/** A waiting page changes when the execution has gone on to the next form node. */
	private async waitForPage(url: string): Promise<FormPage> {
		const status = new URL(url);
		status.pathname += '/n8n-execution-status';
		const deadline = Date.now() + PAGE_TIMEOUT_MS;
		for (;;) {
			const answer = await this.fetch(status.href);
			const text = (await answer.text()).replace(/"/g, '');
			if (text === 'form-waiting') return readPage(url, await this.follow(url));
			if (Date.now() > deadline || !/running|new|waiting/.test(text)) {
				throw new Error(`The form did not come to its next page; its execution is "${text}".`);
			}
			await wait(100);
		}
	}

	/** GET with redirects, as a browser navigates. */
	private async follow(url: string): Promise<string> {
		let next = url;
		for (let hops = 0; hops < 10; hops += 1) {
			const answer = await this.fetch(next);
			const location = answer.headers.get('location');
			if (location === null) return await answer.text();
			next = new URL(location, next).href;
			if (new URL(next).pathname === '/oauth/consent') next = await this.consent();
		}
		throw new Error(`${url} redirects for ever.`);
	}

	/** "Allow access" on the page that asks a signed-in user whether the form may know who it is. */
	private async consent(): Promise<string> {
		const answer = await this.fetch(`${this.n8n.baseUrl}/rest/consent/approve`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ approved: true }),
		});
		const body: unknown = await answer.json();
		return consentSchema.parse(body).data.redirectUrl;
	}

	private async fetch(url: string, init: RequestInit = {}): Promise<Response> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...init.headers, cookie };
		const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
		this.remember(answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? ''));
		return answer;
	}

	private remember(pairs: string[]): void {
		for (const pair of pairs) {
			const at = pair.indexOf('=');
			const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
			if (value === '') this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
	}
}

/** Pages of signed-in users carry a token, since their sandbox sends no cookies. */
function tokenHeader({ html }: FormPage): Record<string, string> {
	const token = /const authToken = '([^']*)'/.exec(html)?.[1] ?? '';
	return token === '' ? {} : { 'x-auth-token': decode(token) };
}

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
	'&#x3D;': '=',
	'&#x60;': '`',
};

const decode = (text: string) =>
	text.replace(/&(?:amp|lt|gt|quot|#x27|#x3D|#x60);/g, (entity) => ENTITIES[entity] ?? entity);

function readPage(url: string, html: string): FormPage {
	const blocks = html.split(/(?=<label[^>]*for='field-\d+')/).slice(1);
	const fields = blocks.map((block) => {
		const options = [...block.matchAll(/<option value='([^']*)'( selected)?>/g)];
		const chosen = options.find(([, , selected]) => selected !== undefined)?.[1];
		const typed = /<input[^>]*?value=\s*"([^"]*)"/.exec(block)?.[1];
		return {
			label: decode(/>([^<]*)<\/label>/.exec(block)?.[1]?.trim() ?? ''),
			value: decode(chosen ?? typed ?? ''),
			options: options.map(([, value = '']) => decode(value)),
		};
	});
	return { url, html, fields };
}
