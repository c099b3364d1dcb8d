import {
	DEFAULT_APP,
	DEFAULT_TOKEN,
	DEFAULT_WEBHOOK_SECRET,
} from '../simulators/goCardless/settings';
import { DEFAULT_CLIENT, type IssuedTokens } from '../simulators/quickBooksOnline/simulatorOptions';
import {
	DEFAULT_ZOHO_CLIENT,
	type IssuedTokens as ZohoTokens,
	type ZohoBooksSimulator,
} from '../simulators/zohoBooks';

/* What a user types into our credentials to work with the simulators. */

interface Address {
	url: string;
}

export const goCardlessConnection = ({ url }: Address) => ({
	environment: 'custom',
	baseUrl: url,
	accessToken: DEFAULT_TOKEN,
	webhookSecret: DEFAULT_WEBHOOK_SECRET,
});

export const goCardlessAppConnection = ({ url }: Address) => ({
	environment: 'custom',
	connectUrl: url,
	baseUrl: url,
	...DEFAULT_APP,
	webhookSecret: DEFAULT_WEBHOOK_SECRET,
});

export const quickBooksConnection = ({ url }: Address) => ({
	environment: 'custom',
	authorizeUrl: `${url}/connect/oauth2`,
	tokenUrl: `${url}/oauth2/v1/tokens/bearer`,
	baseUrl: url,
	...DEFAULT_CLIENT,
});

/**
 * The token of QuickBooks Online as n8n keeps it after the consent (n8n facts 0.2).
 * @param endsInSeconds when n8n thinks that the access token ends; as issued when left out
 */
export function tokenAfterConsent(issued: IssuedTokens, endsInSeconds = issued.expires_in) {
	const { realmId, ...token } = issued;
	return {
		...token,
		n8n_expires_at: Date.now() + endsInSeconds * 1000,
		callbackQueryString: { realmId },
	};
}

/** Zoho Books as n8n keeps it after the consent, for all organisations of the user. */
export function zohoBooksConnection(
	zohoBooks: Pick<ZohoBooksSimulator, 'accountsUrl' | 'apiUrl' | 'issueTokens'>,
) {
	return {
		environment: 'custom',
		accountsUrl: zohoBooks.accountsUrl(),
		baseUrl: zohoBooks.apiUrl(),
		...DEFAULT_ZOHO_CLIENT,
		oauthTokenData: { ...zohoBooks.issueTokens() },
	};
}

/**
 * The token of Zoho Books as n8n keeps it after the consent.
 * @param callback what Zoho's redirect named besides code and state
 * @param endsInSeconds when n8n thinks that the access token ends; as issued when left out
 */
export function zohoTokenAfterConsent(
	issued: ZohoTokens,
	callback: { location: string; 'accounts-server': string },
	endsInSeconds = issued.expires_in,
) {
	return {
		...issued,
		n8n_expires_at: Date.now() + endsInSeconds * 1000,
		callbackQueryString: callback,
	};
}
