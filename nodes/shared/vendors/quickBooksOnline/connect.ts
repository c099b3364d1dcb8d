import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ApiClient } from '../../transport/client';
import type { ApiContext } from '../../transport/credentials';
import { quickBooksBaseUrl, quickBooksCompanyId } from '../../transport/environments';
import { VENDOR } from './answers';
import { QuickBooksClient } from './client';
import { readQuickBooksFault } from './faults';

export const CREDENTIAL_TYPE = 'quickBooksOnlineOAuth2Api';

/** QuickBooks sheet 3. */
const PROFILE = {
	name: VENDOR,
	limits: [
		{ limit: 10, windowMs: 1000 },
		{ limit: 500, windowMs: 60_000 },
	],
	// Without it the answer is XML (QuickBooks sheet 1).
	headers: { Accept: 'application/json' },
	readFault: readQuickBooksFault,
};

const PAGES: Record<string, string> = {
	production: 'https://app.qbo.intuit.com/app',
	sandbox: 'https://app.sandbox.qbo.intuit.com/app',
};

/** The client for the company that the node's credential is connected to. */
export async function connectQuickBooks(context: ApiContext): Promise<QuickBooksClient> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE);
	const companyId = quickBooksCompanyId(credentials);
	const api = new ApiClient(context, PROFILE, {
		credentialType: CREDENTIAL_TYPE,
		baseUrl: `${quickBooksBaseUrl(credentials)}/v3/company/${companyId}`,
		account: `QuickBooks company ${companyId}`,
		isOAuth: true,
	});
	return new QuickBooksClient(api, companyId, PAGES[String(credentials.environment)]);
}
