import { z } from 'zod';

import type { Session } from './session';

const identified = z.object({ id: z.coerce.string() });

export interface OAuthConsent {
	/**
	 * Stands for the person at the vendor's consent page: gets its address, returns where the vendor sends the browser
	 * (n8n's callback with code, state and, at Intuit, realmId). Default: opens the page and takes its redirect.
	 */
	consent?: (authorizeUrl: string) => Promise<string>;
}

const followOneRedirect = async (authorizeUrl: string): Promise<string> => {
	const answer = await fetch(authorizeUrl, { redirect: 'manual' });
	const location = answer.headers.get('location');
	if (!location) {
		throw new Error(
			`The consent page did not redirect: ${answer.status} ${(await answer.text()).slice(0, 300)}`,
		);
	}
	return new URL(location, authorizeUrl).href;
};

export class Credentials {
	constructor(private readonly session: () => Session) {}

	/** @returns the id and name, as workflows want them */
	async create(name: string, type: string, data: Record<string, unknown>) {
		const saved = await this.session().editor('POST', '/rest/credentials', { name, type, data });
		return { id: identified.parse(saved).id, name };
	}

	async update(id: string, name: string, type: string, data: Record<string, unknown>) {
		await this.session().editor('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** n8n's own "test" button. */
	async test(id: string, name: string, type: string, data: Record<string, unknown>) {
		const answer = await this.session().editor('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
		return z.object({ status: z.enum(['OK', 'Error']), message: z.string() }).parse(answer);
	}

	/** "Connect my account" without a browser. @returns the vendor's authorize URL that n8n built */
	async connect(id: string, { consent = followOneRedirect }: OAuthConsent = {}): Promise<URL> {
		const authorizeUrl = z
			.string()
			.url()
			.parse(await this.session().editor('GET', `/rest/oauth2-credential/auth?id=${id}`));
		const callback = await this.session().browse(await consent(authorizeUrl));
		if (
			callback.status !== 200 ||
			/error/i.test(callback.text.replace(/<script.*?<\/script>/gs, ''))
		) {
			throw new Error(
				`The OAuth callback failed: ${callback.status} ${callback.text.replace(/\s+/g, ' ').slice(0, 800)}`,
			);
		}
		return new URL(authorizeUrl);
	}
}
