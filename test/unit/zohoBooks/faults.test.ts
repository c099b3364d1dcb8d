import { readZohoBooksFault } from '../../../nodes/shared/vendors/zohoBooks/faults';
import { readTokenRefusal } from '../../../nodes/shared/vendors/zohoBooks/tokenRefusals';

const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	readZohoBooksFault({ status, body, headers });

describe('an answer of Zoho Books', () => {
	it.each([
		[200, { code: 0, message: 'success' }],
		[201, { code: 0, message: 'The payment has been created.' }],
		[200, Buffer.from('%PDF-1.4')],
	])('%i with %j is a success', (status, body) => {
		expect(read(status, body)).toBeUndefined();
	});

	it.each([
		['unauthorized', 401, 14],
		['unauthorized', 200, 14],
		['forbidden', 401, 57],
		['forbidden', 200, 57],
		['forbidden', 400, 6041],
		['notFound', 404, 5],
		['notFound', 404, 1002],
		['invalid', 400, 2],
		['invalid', 400, 4],
		['invalid', 400, 99999],
		['conflict', 400, 3062],
		['throttled', 429, 44],
		['throttled', 429, 1070],
		['quota', 429, 45],
		['quota', 500, 45],
		['unavailable', 500, 1000],
		// Code 0 in an answer that is no success is none either.
		['unavailable', 502, 0],
	])('is %s for HTTP %i with code %i', (kind, status, code) => {
		expect(read(status, { code, message: 'Nein' })).toMatchObject({
			kind,
			code: String(code),
			message: 'Nein',
		});
	});

	it('may be no JSON', () => {
		expect(read(503, '<html>Busy</html>')).toMatchObject({
			kind: 'unavailable',
			message: 'HTTP 503: <html>Busy</html>',
		});
	});

	it('holds its failure as JSON even where a file was asked for', () => {
		const body = Buffer.from(JSON.stringify({ code: 1002, message: 'Invoice does not exist.' }));
		expect(read(404, body)).toMatchObject({ kind: 'notFound', code: '1002' });
	});

	it('waits for the next minute after 44, and a moment after 1070', () => {
		expect(read(429, { code: 44, message: '' })?.retryAfterMs).toBe(60_000);
		const wait = read(429, { code: 1070, message: '' })?.retryAfterMs ?? 0;
		expect(wait).toBeGreaterThanOrEqual(1000);
		expect(wait).toBeLessThanOrEqual(5000);
		expect(read(429, { code: 44, message: '' }, { 'retry-after': '7' })?.retryAfterMs).toBe(7000);
	});

	it('says when a spent day ends, of which the header gives the seconds', () => {
		const headers = { 'x-rate-limit-limit': '2000', 'x-rate-limit-reset': '18720' };
		const { advice } = read(429, { code: 45, message: 'No more' }, headers) ?? {};
		expect(advice).toContain('2000 calls');
		expect(advice).toContain("midnight in the organization's time zone, in 5 h 12 min");
	});
});

describe("an answer of Zoho's token endpoint", () => {
	it('that came too often passes by itself, whatever its language', () => {
		const answer = { error: 'Access Denied', error_description: '请求过多', status: 'failure' };
		const refusal = readTokenRefusal(answer, 'Our books');
		expect(refusal).toMatchObject({ kind: 'quota', code: 'token_throttled' });
		expect(refusal?.advice).toContain('Wait up to 10 minutes');
		expect(refusal?.advice).toContain('does not have to be connected again');
	});

	it.each([
		['invalid_code', 'connect it again'],
		['invalid_client', 'every data centre has a secret of its own'],
		['invalid_client_secret', 'every data centre has a secret of its own'],
	])('%s names the credential and what to do', (error, words) => {
		const refusal = readTokenRefusal({ error }, 'Our books');
		expect(refusal).toMatchObject({ kind: 'unauthorized', code: error });
		expect(refusal?.advice).toContain('"Our books"');
		expect(refusal?.advice).toContain(words);
	});

	it.each([[{ access_token: 'a', expires_in: 3600 }], [undefined], ['<html>']])(
		'%j is no refusal',
		(answer) => {
			expect(readTokenRefusal(answer, 'Our books')).toBeUndefined();
		},
	);
});
