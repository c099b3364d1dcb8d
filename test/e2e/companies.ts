import { DEFAULT_CLIENT } from '../simulators/quickBooksOnline/simulatorOptions';
import type { QuickBooksSimulator } from '../simulators/quickBooksOnline';
import { quickBooksConnection, tokenAfterConsent } from '../world/connections';

/** A company with a connection that n8n is given before it starts. */
export interface SeededCompany {
	name: string;
	realmId: string;
	credential: { id: string; name: string };
	token: ReturnType<typeof tokenAfterConsent>;
	/** Somebody else refreshes: what n8n holds is good for nothing from then on. */
	useUpRefreshToken(): Promise<void>;
}

/** Opens a company for each key, with a token of its own that n8n believes to end at a certain time. */
export function openCompanies<K extends string>(
	quickBooks: QuickBooksSimulator,
	wanted: Record<K, { name: string; endsInSeconds?: number }>,
): Record<K, SeededCompany> {
	const opened: Partial<Record<K, SeededCompany>> = {};
	for (const key of Object.keys(wanted) as K[]) {
		const { name, endsInSeconds } = wanted[key];
		const { realmId } = quickBooks.createCompany({ name, homeCurrency: 'GBP', country: 'GB' });
		const token = tokenAfterConsent(quickBooks.issueTokens(realmId), endsInSeconds);
		opened[key] = {
			name,
			realmId,
			credential: { id: `e2eBooks${key}`, name: `Books of ${name}` },
			token,
			useUpRefreshToken: async () => await refresh(quickBooks, token.refresh_token),
		};
	}
	return opened as Record<K, SeededCompany>;
}

/** For `seed.credentials` of a real n8n. */
export const seededCredential =
	(quickBooks: QuickBooksSimulator) =>
	({ credential, token }: SeededCompany) => ({
		...credential,
		type: 'quickBooksOnlineOAuth2Api',
		data: { ...quickBooksConnection(quickBooks), oauthTokenData: token },
	});

async function refresh({ url }: QuickBooksSimulator, refreshToken: string): Promise<void> {
	const { clientId, clientSecret } = DEFAULT_CLIENT;
	const answer = await fetch(`${url}/oauth2/v1/tokens/bearer`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
		body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
	});
	if (!answer.ok) throw new Error(`The simulator refused the refresh: ${await answer.text()}`);
}
