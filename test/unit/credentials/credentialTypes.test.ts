/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INode,
	NodeParameterValue,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { GoCardlessApi } from '../../../credentials/GoCardlessApi.credentials';
import { GoCardlessOAuth2Api } from '../../../credentials/GoCardlessOAuth2Api.credentials';
import { QuickBooksOnlineOAuth2Api } from '../../../credentials/QuickBooksOnlineOAuth2Api.credentials';
import { ZohoBooksOAuth2Api } from '../../../credentials/ZohoBooksOAuth2Api.credentials';
import packageJson from '../../../package.json';

const PROJECT = join(__dirname, '../../..');
const types: ICredentialType[] = [
	new GoCardlessApi(),
	new GoCardlessOAuth2Api(),
	new QuickBooksOnlineOAuth2Api(),
	new ZohoBooksOAuth2Api(),
];

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'none',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const workflow = new Workflow({
	nodes: [node],
	connections: {},
	active: false,
	nodeTypes: {
		getByName: () => ({ description: { properties: [] } }) as never,
		getByNameAndVersion: () => ({ description: { properties: [] } }) as never,
		getKnownTypes: () => ({}),
	},
});

/** A field of a credential as n8n resolves it: saved data, with defaults where nothing was saved. */
function fieldOf(type: ICredentialType, name: string, saved: ICredentialDataDecryptedObject) {
	const defaults = Object.fromEntries(
		type.properties.map((property) => [property.name, property.default]),
	);
	const self = { ...defaults, ...saved } as ICredentialDataDecryptedObject;
	const value = { [name]: self[name] as NodeParameterValue };
	const resolved = workflow.expression.getComplexParameterValue(
		node,
		value,
		'internal',
		{},
		undefined,
		undefined,
		self,
	);
	return (resolved as Record<string, unknown>)[name];
}

/** Where the test request of a credential goes to. */
function testUrlOf(type: ICredentialType, $credentials: ICredentialDataDecryptedObject) {
	const { baseURL = '', url = '' } = type.test?.request ?? {};
	return [baseURL, url]
		.map((part) =>
			workflow.expression.getSimpleParameterValue(node, part, 'internal', { $credentials }),
		)
		.join('');
}

describe.each(types.map((type) => [type.name, type] as const))(
	'credential type %s',
	(name, type) => {
		it('is registered in package.json under its class name', () => {
			const file = `${type.constructor.name}.credentials`;
			expect(packageJson.n8n.credentials).toContain(`dist/credentials/${file}.js`);
			expect(name.toLowerCase()).toBe(type.constructor.name.toLowerCase());
		});

		it('hides everything secret', () => {
			const secrets = type.properties.filter(({ name: field }) => /secret|token$/i.test(field));
			expect(secrets.length).toBeGreaterThan(0);
			expect(secrets.filter(({ typeOptions }) => typeOptions?.password !== true)).toEqual([]);
		});

		it('has a light and a dark icon that differ, and a page of documentation', () => {
			if (typeof type.icon !== 'object') throw new Error('Two icons were expected');
			const [light, dark] = [type.icon.light, type.icon.dark].map((icon) =>
				readFileSync(join(PROJECT, 'credentials', icon.replace(/^file:/, '')), 'utf8'),
			);
			expect(light).toContain('viewBox="0 0 60 60"');
			expect(light).not.toBe(dark);
			expect(type.documentationUrl).toMatch(packageJson.homepage.replace(/#.*/, '#'));
		});
	},
);

describe('where a GoCardless access token is tested', () => {
	const type = new GoCardlessApi();

	it.each([
		[{ environment: 'live' }, 'https://api.gocardless.com/creditors'],
		[{ environment: 'sandbox' }, 'https://api-sandbox.gocardless.com/creditors'],
		[
			{ environment: 'custom', baseUrl: 'http://127.0.0.1:9/gc//' },
			'http://127.0.0.1:9/gc/creditors',
		],
		// Nothing known: nowhere rather than at the live one.
		[{ environment: 'other' }, '/creditors'],
	])('%j', (credentials, url) => {
		expect(testUrlOf(type, credentials)).toBe(url);
		expect(testUrlOf(new GoCardlessOAuth2Api(), credentials)).toBe(url);
	});

	it('sends the token and the version that GoCardless demands', () => {
		expect(type.authenticate.properties.headers).toMatchObject({
			Authorization: expect.stringMatching(/^=Bearer /),
			'GoCardless-Version': '2015-07-06',
		});
	});
});

describe('where a GoCardless partner app signs in', () => {
	const type = new GoCardlessOAuth2Api();

	it.each([
		[{}, 'https://connect.gocardless.com/oauth'],
		[{ environment: 'sandbox' }, 'https://connect-sandbox.gocardless.com/oauth'],
		[{ environment: 'custom', connectUrl: 'http://127.0.0.1:9/' }, 'http://127.0.0.1:9/oauth'],
	])('%j', (saved, oauth) => {
		expect(fieldOf(type, 'authUrl', saved)).toBe(`${oauth}/authorize`);
		expect(fieldOf(type, 'accessTokenUrl', saved)).toBe(`${oauth}/access_token`);
	});

	it('sends its id and secret in the body, for reading and writing', () => {
		expect(fieldOf(type, 'authentication', {})).toBe('body');
		expect(fieldOf(type, 'scope', {})).toBe('read_write');
	});
});

describe('where a QuickBooks Online app signs in', () => {
	const type = new QuickBooksOnlineOAuth2Api();
	const intuit = [
		'https://appcenter.intuit.com/connect/oauth2',
		'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
	];

	it.each([
		[{}, intuit],
		[{ environment: 'sandbox' }, intuit],
		[
			{ environment: 'custom', authorizeUrl: 'http://a/authorize', tokenUrl: 'http://b/token' },
			['http://a/authorize', 'http://b/token'],
		],
	])('%j', (saved: ICredentialDataDecryptedObject, urls) => {
		expect(['authUrl', 'accessTokenUrl'].map((name) => fieldOf(type, name, saved))).toEqual(urls);
	});
});

describe('which QuickBooks company is tested', () => {
	const type = new QuickBooksOnlineOAuth2Api();
	const oauthTokenData = { callbackQueryString: { realmId: '9130347957983546' } };
	const at = (company: string) =>
		`https://sandbox-quickbooks.api.intuit.com/v3/company/${company}/companyinfo/${company}`;

	it.each([
		['the connected one', { oauthTokenData }, '9130347957983546'],
		['the wanted one, so that another one fails', { oauthTokenData, companyId: '123' }, '123'],
		['none before connecting', {}, 'not-connected'],
	])('%s', (_case, credentials, company) => {
		expect(testUrlOf(type, { environment: 'sandbox', ...credentials })).toBe(at(company));
	});
});

describe('where a Zoho Books client signs in', () => {
	const type = new ZohoBooksOAuth2Api();

	it.each([
		[{}, 'https://accounts.zoho.com', 'https://www.zohoapis.com'],
		[{ environment: 'eu' }, 'https://accounts.zoho.eu', 'https://www.zohoapis.eu'],
		[{ environment: 'in' }, 'https://accounts.zoho.in', 'https://www.zohoapis.in'],
		[{ environment: 'au' }, 'https://accounts.zoho.com.au', 'https://www.zohoapis.com.au'],
		[{ environment: 'jp' }, 'https://accounts.zoho.jp', 'https://www.zohoapis.jp'],
		[{ environment: 'ca' }, 'https://accounts.zohocloud.ca', 'https://www.zohoapis.ca'],
		[{ environment: 'cn' }, 'https://accounts.zoho.com.cn', 'https://www.zohoapis.com.cn'],
		[{ environment: 'sa' }, 'https://accounts.zoho.sa', 'https://www.zohoapis.sa'],
		[
			{ environment: 'custom', accountsUrl: 'http://a:1/', baseUrl: 'http://b:2/zoho/' },
			'http://a:1',
			'http://b:2/zoho',
		],
	])('%j', (saved: ICredentialDataDecryptedObject, accounts, api) => {
		expect(fieldOf(type, 'authUrl', saved)).toBe(`${accounts}/oauth/v2/auth`);
		expect(fieldOf(type, 'accessTokenUrl', saved)).toBe(`${accounts}/oauth/v2/token`);
		const environment = fieldOf(type, 'environment', saved) as string;
		expect(testUrlOf(type, { ...saved, environment })).toBe(`${api}/books/v3/organizations`);
	});

	it('asks for a lasting connection, with its id and secret in the body', () => {
		expect(fieldOf(type, 'authQueryParameters', {})).toBe('access_type=offline&prompt=consent');
		expect(fieldOf(type, 'authentication', {})).toBe('body');
	});

	it('asks for no more than the nodes need', () => {
		const scopes = String(fieldOf(type, 'scope', {})).split(',');
		expect(scopes.filter((scope) => !/^ZohoBooks\.[a-z]+\.[A-Z]+$/.test(scope))).toEqual([]);
		const modules = new Set(scopes.map((scope) => scope.split('.')[1]));
		expect([...modules].sort()).toEqual(
			'accountants banking contacts creditnotes customerpayments expenses invoices settings'.split(
				' ',
			),
		);
	});
});

describe('icons', () => {
	it.each(['goCardless', 'quickBooksOnline', 'zohoBooks', 'directDebitPlanner', 'syncLedger'])(
		'%s stands on its own: no scripts, no links, square, in two variants',
		(name) => {
			const file = (suffix: string) => join(PROJECT, 'icons', `${name}${suffix}.svg`);
			const variants = ['', '.dark'].map((suffix) => readFileSync(file(suffix), 'utf8'));
			expect(new Set(variants).size).toBe(2);
			for (const svg of variants) {
				expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 60 60"/);
				expect(svg).not.toMatch(/<script|href|url\(|<image/);
			}
		},
	);
});
