import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { z } from 'zod';

/** One kind of URL of a vendor: where it is in each environment, and which field holds a custom one. */
export interface EnvironmentUrls {
	/** Value of the credential's `environment` -> URL without a slash at the end. */
	urls: Readonly<Record<string, string>>;
	/** Name of the credential's field that holds the URL when `environment` is `custom`. */
	customField: string;
}

/** GoCardless sheet 1. */
export const GO_CARDLESS_API: EnvironmentUrls = {
	urls: { live: 'https://api.gocardless.com', sandbox: 'https://api-sandbox.gocardless.com' },
	customField: 'baseUrl',
};

export const GO_CARDLESS_CONNECT: EnvironmentUrls = {
	urls: {
		live: 'https://connect.gocardless.com',
		sandbox: 'https://connect-sandbox.gocardless.com',
	},
	customField: 'connectUrl',
};

/** QuickBooks sheet 1. */
export const QUICKBOOKS_API: EnvironmentUrls = {
	urls: {
		production: 'https://quickbooks.api.intuit.com',
		sandbox: 'https://sandbox-quickbooks.api.intuit.com',
	},
	customField: 'baseUrl',
};

/** Sandbox and production sign in at the same place; the app's keys decide (QuickBooks sheet 2). */
export const QUICKBOOKS_AUTHORIZE = sameForAll(
	'https://appcenter.intuit.com/connect/oauth2',
	'authorizeUrl',
);

export const QUICKBOOKS_TOKEN = sameForAll(
	'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
	'tokenUrl',
);

function sameForAll(url: string, customField: string): EnvironmentUrls {
	return { urls: { production: url, sandbox: url }, customField };
}

/**
 * Where a GoCardless credential points to.
 *
 * @returns absolute URL without a slash at the end
 * @throws UserError when the custom base URL is missing or no URL
 */
export function goCardlessBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	return baseUrlOf('GoCardless', GO_CARDLESS_API, credentials);
}

/** The same for a QuickBooks Online credential. */
export function quickBooksBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	return baseUrlOf('QuickBooks Online', QUICKBOOKS_API, credentials);
}

/**
 * The same choice as an n8n expression, for the fields that n8n evaluates by itself.
 *
 * @param source `$self` in a credential's own fields, `$credentials` in its test request
 * @param path appended to the URL
 */
export function environmentExpression(
	source: '$self' | '$credentials',
	{ urls, customField }: EnvironmentUrls,
	path = '',
): string {
	const environment = `${source}["environment"]`;
	const custom = `(${source}["${customField}"] || "").trim().replace(/\\/+$/, "") + "${path}"`;
	const standard = Object.entries(urls)
		.map(([name, url]) => `${environment} === "${name}" ? "${url}${path}" : `)
		.join('');
	return `={{ ${environment} === "custom" ? ${custom} : ${standard}"" }}`;
}

/** The address of the chosen environment, or the custom one. @throws UserError when it is no URL */
export function baseUrlOf(
	vendor: string,
	{ urls, customField }: EnvironmentUrls,
	credentials: ICredentialDataDecryptedObject,
): string {
	const environment = String(credentials.environment ?? Object.keys(urls)[0]);
	if (environment === 'custom') return readCustomUrl(vendor, credentials[customField]);
	const url = urls[environment];
	if (url === undefined) {
		throw new UserError(
			`The ${vendor} credential has the unknown environment "${environment}". ` +
				`Open the credential and choose ${[...Object.keys(urls), 'custom'].join(', ')}.`,
		);
	}
	return url;
}

const customUrlSchema = z
	.string()
	.trim()
	.refine((text) => {
		if (!URL.canParse(text)) return false;
		const { protocol, username, search, hash } = new URL(text);
		return /^https?:$/.test(protocol) && username + search + hash === '';
	});

function readCustomUrl(vendor: string, value: unknown): string {
	if (value === undefined || value === '') {
		throw new UserError(
			`The ${vendor} credential is set to a custom environment but has no base URL. ` +
				'Open the credential and enter the base URL, or choose another environment.',
		);
	}
	const parsed = customUrlSchema.safeParse(value);
	if (!parsed.success) {
		throw new UserError(
			`The base URL of the ${vendor} credential is not a usable URL. ` +
				'Enter an absolute http or https address without user name, "?" or "#", ' +
				'for example https://gateway.example.com/api.',
		);
	}
	return parsed.data.replace(/\/+$/, '');
}

const connectedCompanySchema = z.object({
	oauthTokenData: z.object({
		callbackQueryString: z.object({ realmId: z.coerce.string().min(1) }),
	}),
});

/**
 * The company that a QuickBooks Online credential is connected to. Intuit names it only once, on the
 * way back from the sign-in (QuickBooks sheet 2); n8n keeps that query.
 *
 * @returns the realm id, a string of digits too long for a number
 * @throws UserError when not connected, or when another company is connected than `companyId` says
 */
export function quickBooksCompanyId(credentials: ICredentialDataDecryptedObject): string {
	const connected =
		connectedCompanySchema.safeParse(credentials).data?.oauthTokenData.callbackQueryString.realmId;
	const wanted = z.coerce
		.string()
		.trim()
		.parse(credentials.companyId ?? '');
	if (connected === undefined && wanted === '') {
		throw new UserError(
			'The QuickBooks Online credential names no company. Open the credential and connect it again, ' +
				'or enter the company ID if your n8n did not keep it.',
		);
	}
	if (connected !== undefined && wanted !== '' && connected !== wanted) {
		throw new UserError(
			`The QuickBooks Online credential is connected to company ${connected}, but its field ` +
				`"Company ID" expects ${wanted}. Connect it to the right company, or correct the field.`,
		);
	}
	return wanted === '' ? String(connected) : wanted;
}
