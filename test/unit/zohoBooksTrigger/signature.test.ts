/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { isZohoSignatureValid } from '../../../nodes/ZohoBooksTrigger/signature';
import { sign, SIGNATURE_HEADER } from '../../simulators/zohoBooks';
import { SECRET, TriggerBench } from './bench';

const VECTORS = join(
	__dirname,
	'../../../../shared/reference/zoho-fixtures/synthetic/webhook-signature-vectors.json',
);

const vectorsSchema = z.object({
	vectors: z.array(
		z.object({
			secret: z.string(),
			request: z.object({
				raw_query: z.string(),
				content_type: z.string(),
				raw_body: z.string(),
			}),
			signature: z.string(),
		}),
	),
});

describe("Zoho's signature", () => {
	const hmac = (text: string | Buffer) => createHmac('sha256', SECRET).update(text).digest('hex');
	const check = (query: string, body: string | Buffer, signed: string | Buffer, type = '') =>
		isZohoSignatureValid({ query, contentType: type, body: Buffer.from(body) }, hmac(signed), [
			SECRET,
		]);

	it('is over the sorted parameters and the body, as the published example prints it', () => {
		const body = '{"created_date":"2019-03-06","event_id":"5675"}';
		const signed = `namebasicsubscription_id90343${body}`;
		expect(check('subscription_id=90343&name=basic', body, signed)).toBe(true);
		expect(check('name=basic&subscription_id=90343', body, signed)).toBe(true);
		expect(check('name=basic&subscription_id=90343&', body, signed)).toBe(true);
		expect(check('name=basics&subscription_id=90343', body, signed)).toBe(false);
		expect(check('', body, body)).toBe(true);
	});

	it('is over the bytes of the body, whatever they are', () => {
		const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
		expect(check('', body, body)).toBe(true);
		expect(check('', body, body.toString('utf8'))).toBe(false);
	});

	it('counts the pairs of a form among the parameters', () => {
		const form = 'application/x-www-form-urlencoded; charset=UTF-8';
		const body = 'invoice_id=982000000567114&note=paid+by+card%21';
		const signed = 'eventinvoice.addinvoice_id982000000567114notepaid by card!';
		expect(check('event=invoice.add', body, signed, form)).toBe(true);
		expect(check('event=invoice.add', body, `eventinvoice.add${body}`, form)).toBe(false);
	});

	it('may be over values as they are written', () => {
		expect(check('a=1%2B2', '{}', 'a1+2{}')).toBe(true);
		expect(check('a=1%2B2', '{}', 'a1%2B2{}')).toBe(true);
	});

	(existsSync(VECTORS) ? it : it.skip)('fits the signatures of the reference', () => {
		const { vectors } = vectorsSchema.parse(JSON.parse(readFileSync(VECTORS, 'utf8')));
		for (const { secret, request, signature } of vectors) {
			const { raw_query: query, content_type: contentType, raw_body: text } = request;
			const one = { query, contentType, body: Buffer.from(text) };
			expect(isZohoSignatureValid(one, signature, [secret])).toBe(true);
			const other = { ...one, body: Buffer.from(`${text} `) };
			expect(isZohoSignatureValid(other, signature, [secret])).toBe(false);
		}
		expect(vectors.length).toBeGreaterThan(2);
	});

	it('is worth nothing without a secret', () => {
		const request = { query: '', contentType: '', body: Buffer.from('{}') };
		const empty = createHmac('sha256', '').update('{}').digest('hex');
		expect(isZohoSignatureValid(request, empty, [])).toBe(false);
		expect(isZohoSignatureValid(request, empty, [''])).toBe(false);
		expect(isZohoSignatureValid(request, undefined, [SECRET])).toBe(false);
	});
});

describe('a delivery', () => {
	let bench: TriggerBench;

	beforeEach(async () => {
		bench = await TriggerBench.start();
		bench.parameters = { registration: 'byHand' };
		bench.connect({ webhookSecretToken: SECRET });
	});

	afterEach(async () => await bench.close());

	const signed = (
		url: string,
		body: string,
		change: (signature: string) => string = (same) => same,
	) => ({
		url,
		body,
		headers: { [SIGNATURE_HEADER]: change(sign(url, body, SECRET)) },
	});

	const url = 'http://n8n.example.com/webhook/abc?event=invoice.add_edit';
	const bodyOf = (id: string) => `{"invoice":{"invoice_id":${id}}}`;

	it('starts the workflow, in hex of either case, whatever the order of the query', async () => {
		const id = bench.invoice();
		const reordered = 'http://n8n.example.com/webhook/abc?zone=eu&event=invoice.add_edit&';
		for (const delivery of [
			signed(url, bodyOf(id)),
			signed(url, bodyOf(id), (signature) => signature.toUpperCase()),
			signed(reordered, bodyOf(id)),
		]) {
			const { status, items } = await bench.deliver(delivery);
			expect([status, items.map((item) => item.id)]).toEqual([200, [id]]);
		}
	});

	it.each([
		['a changed body', (id: string) => ({ ...signed(url, bodyOf(id)), body: `${bodyOf(id)} ` })],
		[
			'another event in the URL',
			(id: string) => ({ ...signed(url, bodyOf(id)), url: url.replace('add_edit', 'delete') }),
		],
		['one more parameter', (id: string) => ({ ...signed(url, bodyOf(id)), url: `${url}&a=1` })],
		['a signature of another length', (id: string) => signed(url, bodyOf(id), () => 'ab')],
		['no signature', (id: string) => ({ ...signed(url, bodyOf(id)), headers: {} })],
		[
			"somebody else's secret",
			(id: string) => ({
				...signed(url, bodyOf(id)),
				headers: { [SIGNATURE_HEADER]: sign(url, bodyOf(id), 'another-secret-1') },
			}),
		],
	])('with %s is refused and starts nothing', async (_what, forge) => {
		const { status, started } = await bench.deliver(forge(bench.invoice()));
		expect([status, started]).toEqual([401, false]);
	});

	it('is refused by a node without a secret', async () => {
		bench.connect({ webhookSecretToken: '' });
		const { status, started } = await bench.deliver(signed(url, bodyOf(bench.invoice())));
		expect([status, started]).toEqual([401, false]);
	});

	it('may be signed with either of two secrets while one replaces the other', async () => {
		bench.connect({ webhookSecretToken: `NewSecret1234567 ${SECRET}` });
		expect((await bench.deliver(signed(url, bodyOf(bench.invoice())))).status).toBe(200);
	});

	it.each([
		['no JSON', 'text', { 'content-type': 'text/plain' }],
		['a list', '[]', {}],
		['no record', '{"hello":1}', {}],
		['a record without an id', '{"invoice":{"number":"INV-1"}}', {}],
		['a record of another kind than the URL says', '{"contact":{"contact_id":12}}', {}],
	])('that is signed and has %s is refused', async (_what, body, headers) => {
		const delivery = signed(url, body);
		const { status, started } = await bench.deliver({
			...delivery,
			headers: { ...delivery.headers, ...headers },
		});
		expect([status, started]).toEqual([422, false]);
	});
});
