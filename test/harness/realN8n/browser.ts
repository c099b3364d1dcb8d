import type { Session } from './session';

const MOST_REDIRECTS = 12;

export interface Page {
	/** Where the browser ended up. */
	url: string;
	status: number;
	html: string;
}

/**
 * The signed-in user's browser, as far as n8n's own pages need one: it keeps cookies, follows redirects, and says yes
 * on the page where n8n asks whether a form may know who is signed in.
 */
export class Browser {
	private readonly cookies = new Map<string, string>();

	constructor(
		private readonly baseUrl: string,
		session: Session,
	) {
		for (const cookie of session.cookie.split('; ')) this.keep(cookie);
	}

	async open(url: string): Promise<Page> {
		let current = url;
		for (let redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
			if (new URL(current).pathname === '/oauth/consent') current = await this.consent();
			const answer = await this.send(current);
			const location = answer.headers.get('location');
			if (!location) return { url: current, status: answer.status, html: await answer.text() };
			current = new URL(location, current).href;
		}
		throw new Error(`n8n kept redirecting; the last address was ${current}`);
	}

	async send(url: string, init: RequestInit = {}): Promise<Response> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(url, {
			...init,
			redirect: 'manual',
			headers: { ...init.headers, cookie },
		});
		for (const line of answer.headers.getSetCookie()) this.keep(line.split(';')[0] ?? '');
		return answer;
	}

	/** @returns where n8n wants the browser to go after "Allow access" */
	private async consent(): Promise<string> {
		const details = await this.consentCall('details');
		if (details.redirectUrl) return details.redirectUrl;
		const approval = await this.consentCall('approve', { approved: true, scopes: details.scopes });
		if (!approval.redirectUrl) throw new Error('n8n did not accept the consent.');
		return approval.redirectUrl;
	}

	private async consentCall(step: 'details' | 'approve', body?: object) {
		const answer = await this.send(`${this.baseUrl}/rest/consent/${step}`, {
			method: body ? 'POST' : 'GET',
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`n8n's consent page answered ${answer.status}: ${text}`);
		return (JSON.parse(text) as { data: { redirectUrl?: string; scopes?: string[] } }).data;
	}

	private keep(pair: string): void {
		const [name = '', ...value] = pair.split('=');
		this.cookies.set(name, value.join('='));
	}
}
