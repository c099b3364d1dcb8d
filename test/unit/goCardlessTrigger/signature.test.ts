/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { activate, deliveryOf, event, post, postSigned, SECRET, sign } from './triggerHost';

/** GoCardless' own client; its types are at another path than its code. */
const { parse, verifySignature } = jest.requireActual<
	typeof import('gocardless-nodejs/types/webhooks')
>('gocardless-nodejs/webhooks');

const BODY = deliveryOf([event('EV1'), event('EV2')]);

/** Whether GoCardless' own client takes the delivery; it throws something for every refusal. */
const clientAccepts = (body: string, secret: string, signature: string | undefined) => {
	try {
		verifySignature(body, secret, signature as string);
		return true;
	} catch {
		return false;
	}
};

describe('a delivery from GoCardless', () => {
	it('starts the workflow with the events that the official client reads from it', async () => {
		const answer = await postSigned(BODY);
		const items = answer.workflowData?.[0]?.map(({ json }) => json);
		const read = parse(BODY, SECRET, sign(BODY));
		expect(items).toEqual(read.map((sent) => ({ ...sent, webhook: expect.any(Object) })));
		expect(answer.status).toBeUndefined();
		expect(answer.noWebhookResponse).toBeUndefined();
	});

	it('is read from the raw bytes, whatever their white space and characters', async () => {
		const body = `{ "events" : [${JSON.stringify(event('EV1', { details: { description: 'Zoë – £5' } }))}]\r\n}\n`;
		const answer = await postSigned(body);
		expect(answer.workflowData?.[0]?.[0]?.json.details).toEqual({ description: 'Zoë – £5' });
	});

	it('is checked with a vector that does not come from this code', async () => {
		// openssl dgst -sha256 -hmac "Jefe" over these 28 bytes (RFC 4231, test case 2).
		const body = 'what do ya want for nothing?';
		const signature = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
		const answer = await post(
			body,
			{ 'webhook-signature': signature },
			{ credential: { webhookSecret: 'Jefe' } },
		);
		// The signature is right, so it is the content that is refused.
		expect(answer.status).toBe(400);
	});

	const folder = join(__dirname, '../../../../shared/reference/gocardless-fixtures/webhooks');
	(existsSync(folder) ? it : it.skip)('is taken as the official clients’ own vector', async () => {
		const [vector] = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as [
			{ file: string; secret: string; signature: string },
		];
		const answer = await post(
			readFileSync(join(folder, vector.file)),
			{ 'webhook-signature': vector.signature },
			{ credential: { webhookSecret: vector.secret } },
		);
		expect(answer.workflowData?.[0]?.length).toBeGreaterThan(0);
	});
});

describe('a delivery that is not from GoCardless', () => {
	const good = sign(BODY);
	const tampered = BODY.replace('PM-EV1', 'PM-EV9');
	const cases: Array<[string, string, string | undefined, boolean]> = [
		['has no signature', BODY, undefined, false],
		['has an empty signature', BODY, '', false],
		['is signed with another secret', BODY, sign(BODY, 'other'), false],
		['is signed with an empty secret', BODY, sign(BODY, ''), false],
		['has a short signature', BODY, good.slice(0, 63), false],
		['has a signature that is no hex', BODY, 'z'.repeat(64), false],
		['has one digit of its signature changed', BODY, flipFirst(good), false],
		['had one byte of its body changed', tampered, good, false],
		['gained a newline at the end', `${BODY}\n`, good, false],
		['was formatted anew', JSON.stringify(JSON.parse(BODY), null, 1), good, false],
		['has a signature of non-ASCII characters', BODY, 'é'.repeat(64), false],
		['carries its signature twice', BODY, `${good}, ${good}`, true],
		// The official client is more generous here; GoCardless itself sends neither.
		['has its signature in upper case', BODY, good.toUpperCase(), true],
		['has something behind its signature', BODY, `${good}zz`, true],
	];

	it.each(cases)(
		'is refused when it %s',
		async (_case, body, signature, officialClientIsMoreGenerous) => {
			const headers: Record<string, string> =
				signature === undefined ? {} : { 'webhook-signature': signature };
			const answer = await post(body, headers);
			expect(answer.status).toBe(498);
			expect(answer.noWebhookResponse).toBe(true);
			expect(answer.workflowData).toBeUndefined();
			expect(clientAccepts(body, SECRET, signature)).toBe(officialClientIsMoreGenerous);
		},
	);

	it('is answered 401 where the user chose so', async () => {
		const answer = await post(BODY, {}, { parameters: { options: { rejectionStatus: 401 } } });
		expect(answer.status).toBe(401);
	});

	it('is refused without any field of the node being computed from it', async () => {
		const parameters = { events: '={{ $json.doesNotExist.fails }}' };
		expect((await post(BODY, {}, { parameters })).status).toBe(498);
	});

	it('is refused without a trace in the executions when it breaks off or is too large', async () => {
		const answer = await post(new Error('request aborted'), { 'webhook-signature': good });
		expect(answer).toMatchObject({ status: 400, noWebhookResponse: true });
		expect(answer.workflowData).toBeUndefined();
	});

	it('learns neither secret nor expected signature from the answer or the log', async () => {
		const answer = await post(BODY, { 'webhook-signature': sign(BODY, 'other') });
		const told = JSON.stringify([answer.body, answer.warnings]);
		expect(told).not.toContain(SECRET);
		expect(told).not.toContain(good);
		expect(answer.warnings).toHaveLength(1);
	});
});

describe('the secret', () => {
	const noSecrets: Array<[string, { webhookSecret?: string } | null]> = [
		['is missing', {}],
		['is empty', { webhookSecret: '' }],
		['is nothing but separators', { webhookSecret: ' ,\n' }],
		['cannot be read', null],
	];

	it.each(noSecrets)('that %s lets no delivery pass', async (_case, credential) => {
		// An HMAC with an empty key is one that anybody can compute.
		const answer = await post(BODY, { 'webhook-signature': sign(BODY, '') }, { credential });
		expect(answer.status).toBe(498);
		expect(answer.workflowData).toBeUndefined();
	});

	it.each(noSecrets)(
		'that %s keeps the workflow from being activated',
		async (_case, credential) => {
			await expect(activate({ credential })).rejects.toThrow(
				credential === null ? 'could not be decrypted' : 'has no webhook endpoint secret',
			);
		},
	);

	it('tells what to do when it is missing', async () => {
		await expect(activate({ credential: {} })).rejects.toMatchObject({
			description: expect.stringContaining('Copy the secret of the webhook endpoint'),
		});
	});

	it('lets the workflow be activated when it is set', async () => {
		await expect(activate({})).resolves.toBeUndefined();
	});

	it.each(['old,new', 'old, new', 'old\nnew', ' old \r\n new '])(
		'may be replaced without a gap: %j',
		async (webhookSecret) => {
			for (const secret of ['old', 'new']) {
				const answer = await post(
					BODY,
					{ 'webhook-signature': sign(BODY, secret) },
					{ credential: { webhookSecret } },
				);
				expect(answer.workflowData?.[0]).toHaveLength(2);
			}
			const stranger = { 'webhook-signature': sign(BODY, 'old,new') };
			expect((await post(BODY, stranger, { credential: { webhookSecret } })).status).toBe(498);
		},
	);

	it('comes from the OAuth credential when that is chosen', async () => {
		const parameters = { authentication: 'oAuth2' };
		expect((await postSigned(BODY, { parameters })).workflowData?.[0]).toHaveLength(2);
	});
});

function flipFirst(signature: string): string {
	return (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
}
