import {
	goCardlessBaseUrl,
	quickBooksBaseUrl,
	quickBooksCompanyId,
} from '../../../nodes/shared/transport/environments';

describe('the address of GoCardless', () => {
	it.each([
		[{}, 'https://api.gocardless.com'],
		[{ environment: 'live' }, 'https://api.gocardless.com'],
		[{ environment: 'sandbox' }, 'https://api-sandbox.gocardless.com'],
		[{ environment: 'live', baseUrl: 'http://left.over' }, 'https://api.gocardless.com'],
		[{ environment: 'custom', baseUrl: 'http://127.0.0.1:4010' }, 'http://127.0.0.1:4010'],
		[{ environment: 'custom', baseUrl: ' https://gw.example/gc// ' }, 'https://gw.example/gc'],
	])('%j', (credentials, url) => {
		expect(goCardlessBaseUrl(credentials)).toBe(url);
	});

	it.each([
		[undefined, 'has no base URL'],
		['', 'has no base URL'],
		['api.gocardless.com', 'is not a usable URL'],
		['ftp://gw.example', 'is not a usable URL'],
		['javascript:alert(1)', 'is not a usable URL'],
		['https://user:password@gw.example', 'is not a usable URL'],
		['https://gw.example/?a=1', 'is not a usable URL'],
		['https://gw.example/#a', 'is not a usable URL'],
	])('cannot be %j', (baseUrl, sentence) => {
		const credentials = { environment: 'custom', ...(baseUrl === undefined ? {} : { baseUrl }) };
		expect(() => goCardlessBaseUrl(credentials)).toThrow(sentence);
	});

	it('does not repeat a password that somebody put into it', () => {
		const credentials = { environment: 'custom', baseUrl: 'https://user:hunter2@gw.example' };
		expect(() => goCardlessBaseUrl(credentials)).toThrow(/^(?!.*hunter2)/);
	});

	it('is not guessed for an unknown environment', () => {
		expect(() => goCardlessBaseUrl({ environment: 'staging' })).toThrow(
			'unknown environment "staging". Open the credential and choose live, sandbox, custom.',
		);
	});
});

describe('the address of QuickBooks Online', () => {
	it.each([
		[{}, 'https://quickbooks.api.intuit.com'],
		[{ environment: 'production' }, 'https://quickbooks.api.intuit.com'],
		[{ environment: 'sandbox' }, 'https://sandbox-quickbooks.api.intuit.com'],
		[{ environment: 'custom', baseUrl: 'http://127.0.0.1:4020/' }, 'http://127.0.0.1:4020'],
	])('%j', (credentials, url) => {
		expect(quickBooksBaseUrl(credentials)).toBe(url);
	});

	it('names the vendor when it is missing', () => {
		expect(() => quickBooksBaseUrl({ environment: 'custom' })).toThrow(/QuickBooks Online/);
	});
});

describe('the company of QuickBooks Online', () => {
	const connectedTo = (realmId: string | number) => ({
		oauthTokenData: { access_token: 'at', callbackQueryString: { realmId } },
	});

	it('is the one chosen while connecting', () => {
		expect(quickBooksCompanyId(connectedTo('9223372036854775807'))).toBe('9223372036854775807');
		expect(quickBooksCompanyId({ ...connectedTo('123'), companyId: ' 123 ' })).toBe('123');
	});

	it('may be entered where n8n did not keep it', () => {
		expect(quickBooksCompanyId({ oauthTokenData: { access_token: 'at' }, companyId: '123' })).toBe(
			'123',
		);
	});

	it('is not another one than the user wants', () => {
		expect(() => quickBooksCompanyId({ ...connectedTo('999'), companyId: '123' })).toThrow(
			'is connected to company 999, but its field "Company ID" expects 123',
		);
	});

	it('is asked for when nobody named it', () => {
		expect(() => quickBooksCompanyId({})).toThrow('Open the credential and connect it again');
		expect(() => quickBooksCompanyId({ oauthTokenData: 'none', companyId: '' })).toThrow(
			'names no company',
		);
	});
});
