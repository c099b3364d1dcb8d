import type { ICredentialDataDecryptedObject, INodePropertyOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { z } from 'zod';

import { baseUrlOf, type EnvironmentUrls } from '../../transport/environments';

interface DataCentre {
	name: string;
	accounts: string;
	api: string;
	pages: string;
	/** Zoho's documents of Books do not list it (Zoho sheet 1). */
	isUnconfirmed?: boolean;
}

/** By Zoho's `location`. Canada's hosts do not follow the pattern (Zoho sheet 1). */
const DATA_CENTRES: Readonly<Record<string, DataCentre>> = {
	ae: { ...usual('United Arab Emirates', 'ae'), isUnconfirmed: true },
	au: usual('Australia', 'com.au'),
	ca: {
		name: 'Canada',
		accounts: 'https://accounts.zohocloud.ca',
		api: 'https://www.zohoapis.ca',
		pages: 'https://books.zohocloud.ca',
	},
	cn: usual('China', 'com.cn'),
	eu: usual('Europe', 'eu'),
	in: usual('India', 'in'),
	jp: usual('Japan', 'jp'),
	sa: usual('Saudi Arabia', 'sa'),
	uk: { ...usual('United Kingdom', 'uk'), isUnconfirmed: true },
	us: usual('United States', 'com'),
};

function usual(name: string, domain: string): DataCentre {
	return {
		name,
		accounts: `https://accounts.zoho.${domain}`,
		api: `https://www.zohoapis.${domain}`,
		pages: `https://books.zoho.${domain}`,
	};
}

export const ZOHO_ACCOUNTS: EnvironmentUrls = {
	urls: urlsOf(({ accounts }) => accounts),
	customField: 'accountsUrl',
};

export const ZOHO_API: EnvironmentUrls = { urls: urlsOf(({ api }) => api), customField: 'baseUrl' };

function urlsOf(pick: (centre: DataCentre) => string): Record<string, string> {
	// The United States first: what a credential without a choice means.
	const others = Object.entries(DATA_CENTRES).filter(([location]) => location !== 'us');
	const all = [['us', DATA_CENTRES.us] as const, ...others];
	return Object.fromEntries(
		all.flatMap(([location, centre]) => (centre ? [[location, pick(centre)]] : [])),
	);
}

/** The choice in the credential. */
export const DATA_CENTRE_OPTIONS: INodePropertyOptions[] = [
	...Object.entries(DATA_CENTRES).map(([value, { name, isUnconfirmed, pages }]) => ({
		name: isUnconfirmed ? `${name} (Unconfirmed)` : name,
		value,
		description: isUnconfirmed
			? `${host(pages)}; Zoho does not say that Books is offered there`
			: host(pages),
	})),
	{ name: 'Custom', value: 'custom', description: 'A gateway or a mock server' },
].sort((left, right) => left.name.localeCompare(right.name));

/** Address of the Books pages, where it is known. */
export function zohoBooksPages(credentials: ICredentialDataDecryptedObject): string | undefined {
	return DATA_CENTRES[String(credentials.environment)]?.pages;
}

const connectionSchema = z
	.object({
		api_domain: z.string(),
		callbackQueryString: z
			.object({ location: z.string(), 'accounts-server': z.string() })
			.partial()
			.catch({}),
	})
	.partial();

/**
 * Where the API of a Zoho Books credential is: what the token answer says, if that is the data
 * centre that was chosen. Both values come through a browser or an answer, so nothing but a known
 * host is ever believed (DESIGN 3.7).
 *
 * @returns absolute URL without a slash at the end
 * @throws UserError when Zoho connected another data centre than the chosen one
 */
export function zohoBooksApi(credentials: ICredentialDataDecryptedObject): string {
	const chosenApi = baseUrlOf('Zoho Books', ZOHO_API, credentials);
	if (credentials.environment === 'custom') return chosenApi;
	const token = connectionSchema.safeParse(credentials.oauthTokenData ?? {}).data ?? {};
	const { location, 'accounts-server': accounts } = token.callbackQueryString ?? {};
	const chosen = Object.values(DATA_CENTRES).find(({ api }) => api === chosenApi);
	if (accounts !== undefined && host(accounts) !== host(chosen?.accounts ?? '')) {
		throw elsewhere(host(accounts), chosen, ({ accounts: each }) => host(each) === host(accounts));
	}
	const named = location === undefined ? undefined : DATA_CENTRES[location];
	if (named !== undefined && named !== chosen) {
		throw elsewhere(named.name, chosen, (each) => each === named);
	}
	const { api_domain: domain } = token;
	if (domain !== undefined && !isSameApi(domain, chosenApi)) {
		throw elsewhere(host(domain), chosen, ({ api }) => isSameApi(domain, api));
	}
	return chosenApi;
}

function isSameApi(domain: string, api: string): boolean {
	const isSecure = domain.startsWith('https://');
	return isSecure && host(domain).replace(/^www\./, '') === host(api).replace(/^www\./, '');
}

function elsewhere(
	where: string,
	chosen: DataCentre | undefined,
	matches: (centre: DataCentre) => boolean,
): UserError {
	const right = Object.values(DATA_CENTRES).find(matches);
	const advice =
		right === undefined
			? 'That is no known address of Zoho, so nothing is sent there. Connect again, or choose "Custom" if you run a gateway.'
			: `Open the credential, choose the data centre "${right.name}" and connect again.`;
	return new UserError(
		`The Zoho Books credential is set to the data centre "${chosen?.name ?? 'unknown'}", but Zoho connected it at ${where}. ${advice}`,
	);
}

/** Host of an address; the text itself where it is none, which then equals no host. */
function host(address: string): string {
	return URL.canParse(address) ? new URL(address).host : address;
}
