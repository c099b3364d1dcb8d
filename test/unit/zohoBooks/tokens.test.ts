import type { VendorError } from '../../../nodes/shared/transport/vendorError';
import { refusal, type Reply, ZohoHost } from './zohoHost';

const CONTACT = { body: { code: 0, contact: { contact_id: '1' } } };
const soon = () => Date.now() + 2 * 60_000;

const failureOf = async (work: Promise<unknown>): Promise<VendorError> =>
	(await work.then(
		() => new Error('It did not fail.'),
		(error: unknown) => error,
	)) as VendorError;

/** What n8n's helper throws when a request is answered by 401 again after its own refresh. */
function thrown401(code: number): Error {
	const data = { code, message: 'Nicht erlaubt' };
	return Object.assign(new Error('Request failed'), {
		response: { status: 401, headers: {}, data },
	});
}

/** What n8n's OAuth2 client throws for a token answer of HTTP 400 with an error in it. */
function authError(body: object): Error {
	return Object.assign(new Error('Access Denied'), { code: 'EAUTH', body });
}

const THROTTLED = { error: 'Access Denied', error_description: 'Too many', status: 'failure' };

describe('a token that ends within five minutes', () => {
	it('is renewed before anything is sent, once', async () => {
		const host = new ZohoHost({ token: { n8n_expires_at: soon() }, reply: () => CONTACT });
		const client = await host.client();
		await Promise.all([client.get('contacts', '1'), client.get('contacts', '2')]);
		expect(host.refreshes).toBe(1);
	});

	it('that Zoho refuses to renew, in HTTP 200, names the credential', async () => {
		const refresh = async () => ({ error: 'invalid_code' });
		const host = new ZohoHost({ token: { n8n_expires_at: soon() }, refresh });
		const { fault } = await failureOf((await host.client()).get('contacts', '1'));
		expect(fault).toMatchObject({ kind: 'unauthorized', code: 'invalid_code' });
		expect(fault.advice).toContain('"Our books"');
		expect(host.calls).toEqual([]);
	});

	it.each([
		['HTTP 200', async () => THROTTLED],
		[
			'HTTP 400',
			async () => {
				throw authError(THROTTLED);
			},
		],
	])('still holds when Zoho gives no new one for a while (%s)', async (_case, refresh) => {
		const host = new ZohoHost({
			token: { n8n_expires_at: soon() },
			refresh,
			reply: () => CONTACT,
		});
		await (await host.client()).get('contacts', '1');
		expect(host.takeCalls()).toEqual(['GET /contacts/1']);
	});

	it('is renewed although an error of an earlier time still lies beside it', async () => {
		const host = new ZohoHost({
			token: { n8n_expires_at: soon(), error: 'Access Denied', status: 'failure' },
			reply: () => CONTACT,
		});
		await (await host.client()).get('contacts', '1');
		expect(host.refreshes).toBe(1);
	});
});

describe('a token that Zoho does not accept', () => {
	it.each([
		[200, 57],
		[400, 14],
	])('in an answer of HTTP %i, code %i, is renewed once', async (status, code) => {
		let answered = 0;
		const reply: Reply = () => ((answered += 1) === 1 ? refusal(status, code) : CONTACT);
		const host = new ZohoHost({ reply });
		expect(await (await host.client()).get('contacts', '1')).toEqual({ contact_id: '1' });
		expect(host.refreshes).toBe(1);
	});

	it('also for a write, which surely was not done', async () => {
		let answered = 0;
		const reply: Reply = () => ((answered += 1) === 1 ? refusal(200, 57) : CONTACT);
		const host = new ZohoHost({ reply });
		await (await host.client()).create('contacts', { contact_name: 'Ada' });
		expect(host.calls).toHaveLength(2);
	});

	it('lacks a permission when a new one is refused as well', async () => {
		const host = new ZohoHost({ reply: () => refusal(200, 57) });
		const { fault } = await failureOf((await host.client()).get('contacts', '1'));
		expect(host.calls).toHaveLength(2);
		expect(fault).toMatchObject({ kind: 'forbidden', code: '57' });
		expect(fault.advice).toContain('lacks a permission');
	});

	it('lacks a permission when n8n renewed it after a 401, whatever lies beside it from before', async () => {
		const token = { error: 'invalid_code' };
		const host: ZohoHost = new ZohoHost({
			token,
			reply: () => {
				host.replaceToken('token-by-n8n');
				return thrown401(57);
			},
		});
		const { fault } = await failureOf((await host.client()).get('contacts', '1'));
		expect(fault).toMatchObject({ kind: 'forbidden', code: '57' });
	});

	it.each([
		['ended', { error: 'invalid_code' }, 'unauthorized', 'connect it again'],
		['is held up', THROTTLED, 'quota', 'Wait up to 10 minutes'],
	])(
		'shows why the connection %s, where n8n kept the answer of HTTP 200',
		async (_case, token, kind, words) => {
			const host = new ZohoHost({ token, reply: () => thrown401(57) });
			const { fault } = await failureOf((await host.client()).get('contacts', '1'));
			expect(fault).toMatchObject({ kind });
			expect(fault.advice).toContain(words);
		},
	);

	it.each([
		['ended', authError({ error: 'invalid_code' }), 'unauthorized'],
		['is held up', authError(THROTTLED), 'quota'],
	])('shows why the connection %s, where the refresh threw', async (_case, error, kind) => {
		const host = new ZohoHost({ reply: () => error });
		const { fault } = await failureOf((await host.client()).get('contacts', '1'));
		expect(fault).toMatchObject({ kind });
		expect(host.calls).toHaveLength(1);
	});
});

describe('a credential without a token', () => {
	it('says what Zoho said while connecting, although n8n shows it as connected', async () => {
		const token = { access_token: undefined, error: 'invalid_client' };
		const { fault } = await failureOf(new ZohoHost({ token }).client());
		expect(fault.advice).toContain('every data centre has a secret of its own');
	});
});
