import {
	DEFAULT_ZOHO_CLIENT,
	type IssuedTokens,
	startZohoBooksSimulator,
	type ZohoBooksSimulator,
} from '../simulators/zohoBooks';
import {
	DATA_CENTRES,
	regionOfHost,
	type Region,
} from '../simulators/zohoBooks/accounts/dataCentres';
import { zohoTokenAfterConsent } from '../world/connections';

/** Data centres whose hosts lead to the simulator. */
const REGIONS = ['eu', 'us'] as const;

const hostsOf = (region: Region) => Object.values(DATA_CENTRES[region]);

/** Zoho in two data centres, by the names of the real hosts; tokens live by the wall clock. */
export async function startZohoOfTwoCentres(): Promise<ZohoBooksSimulator> {
	return await startZohoBooksSimulator({
		tokenClock: 'real',
		publicUrls: Object.fromEntries(REGIONS.map((region) => [region, DATA_CENTRES[region]])),
		// The day of a plan counts, the minute does not: these tests are not about pace.
		limits: { perMinute: 1_000_000 },
	});
}

/** For `hostRoutes`. */
export function routesTo({ url }: ZohoBooksSimulator): Record<string, string> {
	const hosts = REGIONS.flatMap(hostsOf).map((address) => new URL(address).hostname);
	return Object.fromEntries(hosts.map((host) => [host, url]));
}

/** The person at the consent page, who is sent on to the data centre of the account. */
export const consentAt =
	({ url }: ZohoBooksSimulator) =>
	async (authorizeUrl: string): Promise<string> => {
		const { hostname, pathname, search } = new URL(authorizeUrl);
		const region = regionOfHost(hostname);
		const page = `${url}/dc/${region}${pathname}${search}`;
		const answer = await fetch(page, { redirect: 'manual' });
		const back = answer.headers.get('location');
		if (back === null) throw new Error(`No consent: ${answer.status} ${await answer.text()}`);
		return back;
	};

/** What a user types into the credential. */
export const typedConnection = (environment: Region | 'custom', more: object = {}) => ({
	environment,
	...DEFAULT_ZOHO_CLIENT,
	...more,
});

/** A connection that n8n is given before it starts. */
export interface SeededConnection {
	credential: { id: string; name: string };
	issued: IssuedTokens;
	/** For `seed.credentials`. */
	entry: object;
}

interface SeedOptions {
	/** When n8n thinks that the access token ends. */
	endsInSeconds?: number;
	/** What the credential says; the tokens are of Europe. */
	chosen?: Region;
	/** Where the token answer says that the API is. */
	apiDomain?: string;
}

export function seedConnection(
	zoho: ZohoBooksSimulator,
	name: string,
	{ endsInSeconds, chosen = 'eu', apiDomain = zoho.apiUrl('eu') }: SeedOptions = {},
): SeededConnection {
	const issued = { ...zoho.issueTokens(undefined, 'eu'), api_domain: apiDomain };
	const credential = { id: `e2eZoho${name.replaceAll(/\W/g, '')}`, name: `Zoho ${name}` };
	const callback = { location: 'eu', 'accounts-server': zoho.accountsUrl('eu') };
	const oauthTokenData = zohoTokenAfterConsent(issued, callback, endsInSeconds);
	const data = { ...typedConnection(chosen), oauthTokenData };
	return { credential, issued, entry: { ...credential, type: 'zohoBooksOAuth2Api', data } };
}
