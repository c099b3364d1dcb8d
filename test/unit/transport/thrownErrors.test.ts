import { NodeApiError, type INode } from 'n8n-workflow';

import { isPassing, readThrownError } from '../../../nodes/shared/transport/thrownErrors';

const NODE = { name: 'Node' } as unknown as INode;

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each(['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNABORTED'])(
	'%s is a fault of the network, bare or wrapped',
	(code) => {
		expect(readThrownError(withCode(code)).kind).toBe('network');
		const wrapped = new NodeApiError(NODE, { message: 'failed', code });
		expect(readThrownError(wrapped).kind).toBe('network');
		expect(readThrownError(new Error('outer', { cause: withCode(code) })).kind).toBe('network');
	},
);

test('an answer inside is read with its status and body', () => {
	const inner = Object.assign(new Error('Request failed'), {
		response: { status: 401, headers: {}, data: { error: 'x' } },
	});
	expect(readThrownError(new Error('outer', { cause: inner }))).toEqual({
		kind: 'answer',
		message: 'Request failed',
		answer: { status: 401, headers: {}, body: { error: 'x' } },
	});
});

test.each([
	[429, true],
	[503, true],
	[400, false],
])('status %d of the token endpoint passes by itself: %s', (status, passes) => {
	const body = { error: 'x' };
	const thrown = readThrownError(
		Object.assign(new Error(`HTTP status ${status}`), { code: 'ESTATUS', status, body }),
	);
	expect(isPassing(thrown)).toBe(passes);
	expect(thrown.kind).toBe(passes ? 'answer' : 'credential');
});

test('anything else is a matter of the credential', () => {
	expect(readThrownError(new Error('Unable to sign without access token'))).toEqual({
		kind: 'credential',
		message: 'Unable to sign without access token',
	});
	expect(readThrownError('text').kind).toBe('credential');
	expect(readThrownError(undefined).kind).toBe('credential');
});

test('errors that contain themselves do not catch us', () => {
	const error = new Error('loop');
	error.cause = error;
	expect(readThrownError(error).kind).toBe('credential');
});
