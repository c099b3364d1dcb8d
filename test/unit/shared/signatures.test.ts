import { isSignatureValid, signBody } from '../../../nodes/shared/signatures';

const BODY = Buffer.from('{"events":[]}\n');

test.each(['hex', 'base64'] as const)('what is signed in %s is accepted', (encoding) => {
	const signature = signBody(BODY, 'secret', encoding);
	expect(isSignatureValid(BODY, signature, ['secret'], encoding)).toBe(true);
	expect(isSignatureValid(BODY, signature, ['new', 'secret'], encoding)).toBe(true);
});

test('the vector of RFC 4231, case 2', () => {
	const body = Buffer.from('what do ya want for nothing?');
	expect(signBody(body, 'Jefe', 'hex')).toBe(
		'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
	);
});

const right = signBody(BODY, 'secret', 'hex');

test.each([
	['another secret', BODY, right, ['other']],
	['no secret at all', BODY, right, []],
	['an empty secret', BODY, signBody(BODY, '', 'hex'), ['']],
	['no signature', BODY, undefined, ['secret']],
	['an empty signature', BODY, '', ['secret']],
	['a body without its last byte', BODY.subarray(0, -1), right, ['secret']],
	['upper case', BODY, right.toUpperCase(), ['secret']],
	['something behind it', BODY, `${right}0`, ['secret']],
	['a part of it', BODY, right.slice(0, 10), ['secret']],
])('%s is refused', (_, body, signature, secrets) => {
	expect(isSignatureValid(body, signature, secrets, 'hex')).toBe(false);
});
