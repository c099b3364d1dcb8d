import { DateTime } from 'luxon';

import type { FieldDefinition } from '../../../nodes/shared/engine/fields';
import { readFieldValue } from '../../../nodes/shared/engine/fieldValues';
import { getPath, setPath } from '../../../nodes/shared/engine/paths';

const field = (type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}) => ({
	name: 'field',
	label: 'Field',
	type,
	...more,
});

const GBP = { unit: 'major' as const, currency: 'GBP' };
const PENCE = { unit: 'minor' as const, currency: 'GBP' };

test.each([
	['text', ' Ada ', 'Ada'],
	['text', 12, '12'],
	['integer', '7', 7],
	['integer', -1, -1],
	['decimal', '12.50', 12.5],
	['boolean', true, true],
	['boolean', 'false', false],
	['textList', 'a, b,,c', ['a', 'b', 'c']],
	['multiOptions', ['x'], ['x']],
	['date', '2026-03-31T22:00:00.000Z', '2026-03-31'],
	['date', DateTime.fromISO('2026-03-31'), '2026-03-31'],
	['dateTime', '2026-03-31T09:00:00+02:00', '2026-03-31T07:00:00.000Z'],
	['dateTime', DateTime.fromISO('2026-03-31T09:00:00Z'), '2026-03-31T09:00:00.000Z'],
	['json', '{"a": 1}', { a: 1 }],
	['json', [1], [1]],
	['reference', { __rl: true, mode: 'id', value: 'MD1' }, 'MD1'],
] as const)('a %s of %j is read as %j', (type, value, expected) => {
	expect(readFieldValue(field(type), value)).toEqual(expected);
});

test.each([
	['integer', '1.5', '"Field" must be a whole number, not "1.5".'],
	['integer', 'many', '"Field" must be a whole number, not "many".'],
	['decimal', '1,5', '"Field" must be a number like 12.34, not "1,5".'],
	['date', '31.03.2026', '"Field" must be a date like 2026-03-31, not "31.03.2026".'],
	['date', '2026-13-01', '"Field" must be a date like 2026-03-31, not "2026-13-01".'],
	['dateTime', 'soon', '"Field" must be a date and time like'],
	['json', '{', '"Field" is not valid JSON'],
	['text', {}, '"Field" must be text, not an object.'],
	['text', [], '"Field" must be text, not a list.'],
] as const)('a %s of %j is refused', (type, value, message) => {
	expect(() => readFieldValue(field(type), value)).toThrow(message);
});

test.each([
	['12.34', GBP, 1234],
	[12.3, GBP, 1230],
	['0.07', GBP, 7],
	['-5', GBP, -500],
	[1234, PENCE, 1234],
	['1234.0', PENCE, 1234],
	['12', { unit: 'major' as const, currency: 'JPY' }, 12],
])('money of %j in %j is %i', (value, money, expected) => {
	expect(readFieldValue(field('money'), value, money)).toBe(expected);
});

test.each([
	['12.345', GBP, 'has more than 2 decimals'],
	['1e3', GBP, 'is not an amount'],
	['12.34', PENCE, 'is not a whole number of minor units'],
	['9'.repeat(20), GBP, 'is too large'],
])('money of %j is refused', (value, money, message) => {
	expect(() => readFieldValue(field('money'), value, money)).toThrow(message);
	expect(() => readFieldValue(field('money'), value, money)).toThrow(/^"Field": /);
});

test('metadata becomes text, in the rules of GoCardless', () => {
	const metadata = field('metadata', { maximumEntries: 3 });
	const entries = [
		{ key: 'invoice', value: 7 },
		{ key: 'paid', value: true },
	];
	expect(readFieldValue(metadata, { entries })).toEqual({ invoice: '7', paid: 'true' });
	expect(readFieldValue(metadata, { a: 1 })).toEqual({ a: '1' });
	const twice = [...entries, { key: 'paid', value: 'x' }];
	expect(() => readFieldValue(metadata, { entries: twice })).toThrow('has the key "paid" twice');
	expect(() => readFieldValue(metadata, { entries: [{ key: '', value: '' }] })).toThrow(
		'has an entry without a key',
	);
	expect(() => readFieldValue(metadata, { ['k'.repeat(51)]: '1' })).toThrow('longer than 50');
});

test('rows name the row and column that is wrong, and leave empty cells out', () => {
	const rows = field('rows', {
		columns: [
			{ ...field('money'), name: 'amount', label: 'Amount', required: true },
			{ ...field('text'), name: 'note', label: 'Note', target: 'details.note' },
		],
	});
	const given = {
		rows: [
			{ amount: '1.00', note: '' },
			{ amount: '2', note: 'x' },
		],
	};
	expect(readFieldValue(rows, given, GBP)).toEqual([
		{ amount: 100 },
		{ amount: 200, details: { note: 'x' } },
	]);
	expect(() => readFieldValue(rows, [{ amount: '1' }, { note: 'x' }], GBP)).toThrow(
		'"Field, row 2, Amount" is empty. Fill it in.',
	);
	expect(() => readFieldValue(rows, [{ amount: 'x' }], GBP)).toThrow('"Field, row 1, Amount"');
	expect(() => readFieldValue(rows, 7, GBP)).toThrow('must be a list of rows');
});

test('a path goes as deep as it says, and beside what is there', () => {
	const body = { links: { creditor: 'CR1' } };
	setPath(body, 'links.mandate', 'MD1');
	expect(body).toEqual({ links: { creditor: 'CR1', mandate: 'MD1' } });
	expect(getPath(body, 'links.mandate')).toBe('MD1');
	expect(getPath(body, 'links.mandate.id.deeper')).toBeUndefined();
});
