/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';

import type { Browser, Page } from './browser';
import { isForm, readAuthToken, readFields, readText, type FormField } from './formPage';

const PAGE_TIMEOUT_MS = 60_000;

/**
 * A person filling in a form of a workflow, page by page, over HTTP (sheet n8n-verified 4).
 *
 *     const form = await n8n.openForm(url);
 *     await form.submit({ 'Clearing account': 'GoCardless clearing [35]' });   // by label; the rest keeps its values
 *     expect(form.isFinished).toBe(true); expect(form.text).toContain('Connected to Books Ltd');
 */
export class FormVisit {
	private waitingUrl?: string;

	private constructor(
		private readonly browser: Browser,
		private page: Page,
	) {}

	static async open(browser: Browser, url: string): Promise<FormVisit> {
		const page = await browser.open(url);
		if (page.status !== 200) throw new Error(`The form answered ${page.status}: ${readText(page)}`);
		return new FormVisit(browser, page);
	}

	get fields(): FormField[] {
		return readFields(this.page);
	}

	/** What the page says, without markup. */
	get text(): string {
		return readText(this.page);
	}

	get html(): string {
		return this.page.html;
	}

	/** The last page has been shown, and the execution ended with it. */
	get isFinished(): boolean {
		return !isForm(this.page);
	}

	/** Submits the page and waits for the next one. @param values by label; fields not named keep what they show */
	async submit(values: Record<string, string | number> = {}): Promise<void> {
		const { fields } = this;
		for (const label of Object.keys(values)) {
			if (fields.some((field) => field.label === label)) continue;
			const offered = fields.map((field) => `"${field.label}"`).join(', ');
			throw new Error(`The page has no field "${label}"; it has ${offered || 'none'}.`);
		}
		const body = new FormData();
		for (const { name, label, value } of fields) body.append(name, String(values[label] ?? value));
		const answer = await this.post(body);
		const started = /"formWaitingUrl"\s*:\s*"([^"]+)"/.exec(answer)?.[1];
		if (started) this.waitingUrl = started;
		if (!this.waitingUrl) {
			// A form of one page: what came back is what the browser shows.
			this.page = { ...this.page, html: answer };
			return;
		}
		await this.waitForNextPage(this.waitingUrl);
	}

	private async waitForNextPage(waitingUrl: string): Promise<void> {
		const statusUrl = new URL(waitingUrl);
		statusUrl.pathname += '/n8n-execution-status';
		const deadline = Date.now() + PAGE_TIMEOUT_MS;
		let status = '';
		while (Date.now() < deadline) {
			status = (await (await this.browser.send(statusUrl.href)).text()).trim();
			if (status === 'form-waiting') {
				this.page = await this.browser.open(waitingUrl);
				// The script of the last page posts once more, and only that ends the execution.
				if (!isForm(this.page)) await this.post(new FormData());
				return;
			}
			if (status === 'success') {
				this.page = { ...this.page, html: '<p>Form Submitted</p>' };
				return;
			}
			if (['canceled', 'crashed', 'error'].includes(status)) {
				throw new Error(`The workflow behind the form ended as "${status}".`);
			}
			await wait(50);
		}
		throw new Error(`No next page after ${PAGE_TIMEOUT_MS / 1000} s; the workflow is "${status}".`);
	}

	private async post(body: FormData): Promise<string> {
		const token = readAuthToken(this.page);
		const answer = await this.browser.send(this.waitingUrl ?? this.page.url, {
			method: 'POST',
			body,
			headers: token ? { 'x-auth-token': token } : {},
		});
		const text = await answer.text();
		if (answer.status >= 400) {
			throw new Error(`n8n answered ${answer.status} to the form: ${text.slice(0, 300)}`);
		}
		return text;
	}
}
