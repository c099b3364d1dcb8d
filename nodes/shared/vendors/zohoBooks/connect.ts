import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ApiClient, type VendorProfile } from '../../transport/client';
import { describeRefusal } from '../../transport/accessToken';
import { type ApiContext, readToken } from '../../transport/credentials';
import { VendorError } from '../../transport/vendorError';
import { VENDOR } from './answers';
import { ZohoBooksClient } from './client';
import { zohoBooksApi, zohoBooksPages } from './dataCentres';
import { isTokenCode } from './faultCodes';
import { readZohoBooksFault } from './faults';
import { organizationOf } from './organization';
import { readTokenRefusal } from './tokenRefusals';

export const CREDENTIAL_TYPE = 'zohoBooksOAuth2Api';

/** Zoho sheet 4: 100 a minute for all programs of the organization together, so not all of them. */
const PROFILE: VendorProfile = {
	name: VENDOR,
	limits: [{ limit: 80, windowMs: 60_000 }],
	maximumOpen: 4,
	repeatsWrites: false,
	headers: { Accept: 'application/json' },
	readFault: readZohoBooksFault,
	isTokenFault: ({ code }) => isTokenCode(code),
	readTokenRefusal,
};

/**
 * The client for one organization.
 *
 * @param chosen the node's choice of organization; empty: the credential's
 * @throws UserError, ParameterError, VendorError saying what to set right
 */
export async function connectZohoBooks(
	context: ApiContext,
	chosen: string,
): Promise<ZohoBooksClient> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE);
	const baseUrl = `${zohoBooksApi(credentials)}/books/v3`;
	const organization = organizationOf(credentials, chosen);
	const account =
		organization === undefined ? 'Zoho Books' : `Zoho Books organization ${organization}`;
	refuseUnconnected(context, credentials, account);
	const connection = { credentialType: CREDENTIAL_TYPE, baseUrl, account, isOAuth: true };
	const api = new ApiClient(context, PROFILE, connection);
	return new ZohoBooksClient(api, organization, zohoBooksPages(credentials));
}

/** n8n shows "connected" even where Zoho gave an error instead of a token (Zoho sheet 0.1). */
function refuseUnconnected(
	context: ApiContext,
	credentials: ICredentialDataDecryptedObject,
	account: string,
): void {
	const token = readToken(credentials);
	if (token.access_token !== undefined) return;
	const words = { credentialType: CREDENTIAL_TYPE, vendor: VENDOR, account, readTokenRefusal };
	const refusal = describeRefusal(context, words, token);
	if (refusal === undefined) return;
	throw new VendorError(VENDOR, refusal, { method: 'POST', path: 'token' });
}
