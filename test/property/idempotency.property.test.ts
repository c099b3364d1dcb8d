import fc from 'fast-check';

import {
	deriveIdempotencyKey,
	deriveUserKey,
	type IdempotencyKeyParts,
} from '../../nodes/shared/idempotency';

const parts: fc.Arbitrary<IdempotencyKeyParts> = fc.record({
	books: fc.string(),
	purpose: fc.string(),
	subjects: fc.array(fc.string(), { maxLength: 4 }),
	discriminator: fc.string(),
});

const same = (left: IdempotencyKeyParts, right: IdempotencyKeyParts) =>
	JSON.stringify([left.books, left.purpose, left.subjects, left.discriminator ?? '']) ===
	JSON.stringify([right.books, right.purpose, right.subjects, right.discriminator ?? '']);

test('a key is 36 hexadecimal characters, and the same for the same parts', () => {
	fc.assert(
		fc.property(parts, (given) => {
			const key = deriveIdempotencyKey(given);
			expect(key).toMatch(/^[0-9a-f]{36}$/);
			const copy: IdempotencyKeyParts = JSON.parse(JSON.stringify(given));
			expect(deriveIdempotencyKey(copy)).toBe(key);
		}),
	);
});

test('other parts give another key', () => {
	fc.assert(
		fc.property(parts, parts, (left, right) => {
			fc.pre(!same(left, right));
			expect(deriveIdempotencyKey(left)).not.toBe(deriveIdempotencyKey(right));
		}),
	);
});

test('moving characters from one part to the next gives another key', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 2 }), fc.string(), fc.nat(), (text, rest, cut) => {
			const at = 1 + (cut % (text.length - 1));
			const key = (subjects: string[]) =>
				deriveIdempotencyKey({ books: 'quickbooks:1', purpose: 'collect', subjects });
			expect(key([text.slice(0, at), text.slice(at) + rest])).not.toBe(key([text, rest]));
			expect(key([text, rest])).not.toBe(key([text + rest]));
		}),
	);
});

test('the order of subjects matters, and a missing discriminator is an empty one', () => {
	const key = (subjects: string[], discriminator?: string) =>
		deriveIdempotencyKey({ books: 'b', purpose: 'p', subjects, discriminator });
	expect(key(['a', 'b'])).not.toBe(key(['b', 'a']));
	expect(key(['a'])).toBe(key(['a'], ''));
});

test('keys of today are keys of tomorrow: a change of the rule would debit again', () => {
	expect(
		deriveIdempotencyKey({
			books: 'quickbooks:9130350000000000000',
			purpose: 'collect-invoice',
			subjects: ['145', '1'],
			discriminator: '10000',
		}),
	).toBe('34ac21f9eb0716df736379b08a1da3d5aed3');
	expect(deriveUserKey('gocardless:1', 'payments.create', 'invoice 7')).toBe(
		'2720347516f6f74b51a320c958f7845f6dae',
	);
});

test("a user's key is its own in every account and operation, and never one of the planner's", () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (account, operation, text) => {
			const key = deriveUserKey(account, operation, text);
			expect(deriveUserKey(`${account}x`, operation, text)).not.toBe(key);
			expect(deriveUserKey(account, `${operation}x`, text)).not.toBe(key);
			expect(
				deriveIdempotencyKey({ books: account, purpose: operation, subjects: [text] }),
			).not.toBe(key);
		}),
	);
});
