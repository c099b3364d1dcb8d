/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	DATA_CENTRE_OPTIONS,
	ZOHO_ACCOUNTS,
	ZOHO_API,
	zohoBooksApi,
} from '../../../nodes/shared/vendors/zohoBooks/dataCentres';

const REFERENCE = join(
	__dirname,
	'../../../../shared/reference/zoho-fixtures/oauth/data-centres.json',
);

describe('the data centres of Zoho Books', () => {
	it('are a choice, with the doubtful ones marked and a custom one', () => {
		const names = DATA_CENTRE_OPTIONS.map(({ name }) => name);
		expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
		expect(names.filter((name) => name.includes('Unconfirmed'))).toEqual([
			'United Arab Emirates (Unconfirmed)',
			'United Kingdom (Unconfirmed)',
		]);
		expect(DATA_CENTRE_OPTIONS.map(({ value }) => value)).toContain('custom');
	});

	it("have Canada's own accounts host", () => {
		expect(ZOHO_ACCOUNTS.urls.ca).toBe('https://accounts.zohocloud.ca');
	});

	const isThere = existsSync(REFERENCE);
	(isThere ? it : it.skip)('are where the reference says, when it is present', () => {
		const table = JSON.parse(readFileSync(REFERENCE, 'utf8')) as Record<
			string,
			Array<{ dc: string; accounts: string; api: string }>
		>;
		for (const { dc, accounts, api } of [
			...(table.confirmed_for_books ?? []),
			...(table.unconfirmed_for_books ?? []),
		]) {
			expect([dc, ZOHO_ACCOUNTS.urls[dc], ZOHO_API.urls[dc]]).toEqual([dc, accounts, api]);
		}
	});
});

describe('where the API of a credential is', () => {
	const connected = (api: string, callback = {}) => ({
		oauthTokenData: { access_token: 'a', api_domain: api, callbackQueryString: callback },
	});

	it.each([
		['chosen, before anything is known', { environment: 'in' }, 'https://www.zohoapis.in'],
		[
			'confirmed by the token',
			{ environment: 'eu', ...connected('https://www.zohoapis.eu', { location: 'eu' }) },
			'https://www.zohoapis.eu',
		],
		[
			'custom, whatever the token says',
			{ environment: 'custom', baseUrl: 'http://127.0.0.1:9/', ...connected('https://evil') },
			'http://127.0.0.1:9',
		],
	])('%s', (_case, credentials, url) => {
		expect(zohoBooksApi(credentials)).toBe(url);
	});

	it.each([
		[
			'the token belongs to another data centre',
			{ environment: 'us', ...connected('https://www.zohoapis.in') },
			'choose the data centre "India" and connect again',
		],
		[
			'Zoho moved the user to another one while connecting',
			{
				environment: 'us',
				oauthTokenData: {
					error: 'invalid_code',
					callbackQueryString: { 'accounts-server': 'https://accounts.zoho.eu', location: 'eu' },
				},
			},
			'choose the data centre "Europe" and connect again',
		],
		[
			'only the location tells',
			{ environment: 'us', ...connected('https://www.zohoapis.com', { location: 'au' }) },
			'choose the data centre "Australia" and connect again',
		],
		[
			'the token names a host that is not of Zoho',
			{ environment: 'us', ...connected('https://www.zohoapis.com.evil.example') },
			'nothing is sent there',
		],
		[
			'the token names an unencrypted host',
			{ environment: 'us', ...connected('http://www.zohoapis.com') },
			'nothing is sent there',
		],
		['the choice is unknown', { environment: 'moon' }, 'unknown environment "moon"'],
		['the custom one has no address', { environment: 'custom' }, 'has no base URL'],
	])('is refused when %s', (_case, credentials, sentence) => {
		expect(() => zohoBooksApi(credentials)).toThrow(sentence);
	});
});
