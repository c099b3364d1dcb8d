/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isSignatureValid } from '../../../nodes/shared/signatures';
import { type Delivery, forge } from '../../simulators/shared/webhooks';
import { TriggerBench } from './bench';

let bench: TriggerBench;
let genuine: Delivery;

beforeEach(async () => {
	bench = await TriggerBench.start();
	bench.invoice();
	genuine = bench.take();
});

afterEach(async () => await bench.close());

const signed = (body: string, token: string) =>
	createHmac('sha256', token).update(body).digest('base64');

const withSignature = (delivery: Delivery, signature: string | undefined): Delivery => {
	const headers = { ...delivery.headers };
	delete headers['intuit-signature'];
	return {
		...delivery,
		headers: signature === undefined ? headers : { ...headers, 'intuit-signature': signature },
	};
};

const signatureOf = ({ headers }: Delivery) => headers['intuit-signature'] ?? '';

describe('a delivery from Intuit', () => {
	it('starts the workflow, though n8n does not know its content type', async () => {
		expect(genuine.headers['content-type']).toContain('application/cloudevents-batch+json');
		const { status, items } = await bench.deliver(genuine);
		expect(status).toBe(200);
		expect(items).toMatchObject([{ entity: 'Invoice', operation: 'created' }]);
	});

	it.each(['application/json', 'text/plain', 'application/octet-stream'])(
		'is read from its bytes when a proxy made its content type %s',
		async (type) => {
			const headers = { ...genuine.headers, 'content-type': type };
			expect((await bench.deliver({ ...genuine, headers })).items).toHaveLength(1);
		},
	);

	it('is read with white space and characters as they came', async () => {
		const body = `${genuine.body.replace('"data":{}', '"data":{"note":"Zoë – £5"}')}\r\n`;
		const again = withSignature({ ...genuine, body }, signed(body, bench.simulator.verifierToken));
		const { items } = await bench.deliver(again);
		expect(items).toMatchObject([{ event: { data: { note: 'Zoë – £5' } } }]);
	});

	const folder = join(__dirname, '../../../../shared/reference/quickbooks-fixtures/webhooks');
	(existsSync(folder) ? it : it.skip)('is checked as in a vector that is not ours', () => {
		const vector = JSON.parse(
			readFileSync(join(folder, 'legacy.signed.vector.json'), 'utf8'),
		) as Record<'bodyFile' | 'verifierToken' | 'signature', string>;
		const body = readFileSync(join(folder, vector.bodyFile));
		const { signature, verifierToken } = vector;
		expect(isSignatureValid(body, signature, [verifierToken], 'base64')).toBe(true);
		expect(isSignatureValid(body, signature, [`${verifierToken}x`], 'base64')).toBe(false);
	});
});

describe('a delivery that is not from Intuit', () => {
	const attempts: Array<[string, (told: Delivery) => Delivery]> = [
		['a forged signature', forge],
		['no signature', (told) => withSignature(told, undefined)],
		['an empty signature', (told) => withSignature(told, '')],
		['half a signature', (told) => withSignature(told, signatureOf(told).slice(0, 20))],
		['a signature under another token', (told) => withSignature(told, signed(told.body, 'other'))],
		['a signature under no token', (told) => withSignature(told, signed(told.body, ''))],
		[
			'its signature as hex',
			(told) => withSignature(told, Buffer.from(signatureOf(told), 'base64').toString('hex')),
		],
		['a changed body', (told) => ({ ...told, body: told.body.replace('created', 'deleted') })],
		['one more space', (told) => ({ ...told, body: `${told.body} ` })],
		['the signature of another body', (told) => ({ ...told, body: '[]' })],
		['no body', (told) => ({ ...told, body: '' })],
	];

	it.each(attempts)('is refused with %s, and starts nothing', async (_name, change) => {
		const { status, started } = await bench.deliver(change(genuine));
		expect(status).toBe(403);
		expect(started).toBe(false);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('is refused before any field of the node is computed', async () => {
		const { status } = await bench.deliver(forge(genuine), {
			events: '={{ $json.doesNotExist.fails }}' as never,
		});
		expect(status).toBe(403);
	});
});

describe('the verifier token', () => {
	it.each([
		['is missing', {}],
		['is empty', { webhookVerifierToken: '' }],
		['is nothing but separators', { webhookVerifierToken: ' ,\n' }],
	])(
		'that %s lets nothing pass, and keeps the workflow from being activated',
		async (_n, given) => {
			const other = await TriggerBench.start({ webhookVerifierToken: undefined, ...given });
			try {
				other.invoice();
				const told = other.take();
				const answer = await other.deliver(withSignature(told, signed(told.body, '')));
				expect([answer.status, answer.started]).toEqual([403, false]);
				await expect(other.activate()).rejects.toMatchObject({
					message: expect.stringContaining('has no webhook verifier token'),
					description: expect.stringContaining('Show verifier token'),
				});
			} finally {
				await other.close();
			}
		},
	);

	it('may be replaced without a gap, and lets the workflow be activated', async () => {
		const token = bench.simulator.verifierToken;
		const other = await TriggerBench.start({ webhookVerifierToken: `old-token, ${token}` });
		try {
			other.invoice();
			const told = other.take();
			expect((await other.deliver(told)).items).toHaveLength(1);
			const old = withSignature(told, signed(told.body, 'old-token'));
			expect((await other.deliver(old)).items).toHaveLength(1);
			const both = withSignature(told, signed(told.body, `old-token, ${token}`));
			expect((await other.deliver(both)).status).toBe(403);
			await expect(other.activate()).resolves.toBeUndefined();
		} finally {
			await other.close();
		}
	});

	it('is of no use to a credential that is connected to no company', async () => {
		const other = await TriggerBench.start({ oauthTokenData: {} });
		try {
			other.invoice();
			const answer = await other.deliver(other.take());
			// Intuit sends it again later.
			expect([answer.status, answer.started]).toEqual([503, false]);
			await expect(other.activate()).rejects.toThrow('names no company');
		} finally {
			await other.close();
		}
	});
});
