import { canonicalJson } from '../../../nodes/shared/canonicalJson';

test('equal values give equal text, whatever the order of their keys', () => {
	expect(canonicalJson({ b: 1, a: { d: [1, { f: 2, e: 3 }], c: null } })).toBe(
		'{"a":{"c":null,"d":[1,{"e":3,"f":2}]},"b":1}',
	);
	expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});

test('the order of a list matters, and undefined is left out as JSON does', () => {
	expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
	expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
	expect(canonicalJson(undefined)).toBe('null');
});
