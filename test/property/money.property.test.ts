import fc from 'fast-check';

import {
	currencyExponent,
	parseMinorUnits,
	parseTenths,
	toMajorNumber,
	toMajorUnits,
	toMinorUnits,
} from '../../nodes/shared/money';

const currency = fc.constantFrom('GBP', 'EUR', 'USD', 'JPY', 'KWD', 'CLP', 'TND');
const minorUnits = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

test('an amount survives the way out to major units and back, as text and as a number', () => {
	fc.assert(
		fc.property(minorUnits, currency, (amount, code) => {
			const money = { minorUnits: amount, currency: code };
			expect(toMinorUnits(toMajorUnits(money), code)).toBe(amount + 0);
			expect(toMinorUnits(toMajorNumber(money), code)).toBe(amount + 0);
		}),
	);
});

test('every amount is written with exactly the decimals of its currency', () => {
	fc.assert(
		fc.property(minorUnits, currency, (amount, code) => {
			const [, decimals = ''] = toMajorUnits({ minorUnits: amount, currency: code }).split('.');
			expect(decimals).toHaveLength(currencyExponent(code));
		}),
	);
});

test('zeros at the end change nothing; any other further decimal is refused', () => {
	const digit = fc.integer({ min: 1, max: 9 });
	fc.assert(
		fc.property(minorUnits, currency, fc.nat(5), digit, (amount, code, zeros, further) => {
			const text = toMajorUnits({ minorUnits: amount, currency: code });
			const written = (decimals: string) =>
				text + (text.includes('.') || decimals === '' ? '' : '.') + decimals;
			expect(toMinorUnits(written('0'.repeat(zeros)), code)).toBe(amount + 0);
			expect(() => toMinorUnits(written(`${'0'.repeat(zeros)}${further}`), code)).toThrow(
				/has more than \d decimals/,
			);
		}),
	);
});

test('what looks like no plain decimal is refused, never guessed', () => {
	fc.assert(
		fc.property(fc.string(), currency, (text, code) => {
			if (/^-?\d+(\.\d+)?$/.test(text.trim())) return;
			expect(() => toMinorUnits(text, code)).toThrow(/is not an amount/);
		}),
	);
	for (const text of ['1e3', '0x10', '1,000.00', '12.', '.5', '+1', 'NaN', 'Infinity', '', ' ']) {
		expect(() => toMinorUnits(text, 'GBP')).toThrow(/is not an amount/);
	}
});

test('numbers with binary noise are read as they were written', () => {
	expect(toMinorUnits(0.07, 'GBP')).toBe(7);
	expect(toMinorUnits(1.1, 'GBP')).toBe(110);
	expect(toMinorUnits(4.35, 'GBP')).toBe(435);
	// A sum of floats is not what anybody wrote; it must not pass as 30 pence.
	expect(() => toMinorUnits(0.1 + 0.2, 'GBP')).toThrow(/decimals/);
});

test('minor units are whole, or refused', () => {
	fc.assert(
		fc.property(minorUnits, (amount) => {
			expect(parseMinorUnits(String(amount))).toBe(amount + 0);
			expect(parseMinorUnits(`${amount}.0`)).toBe(amount + 0);
			expect(() => parseMinorUnits(`${amount}.5`)).toThrow(/whole number of minor units/);
		}),
	);
});

test('tenths of payout items are exact, and their sum does not depend on the order', () => {
	const tenths = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 200 });
	fc.assert(
		fc.property(tenths, (given) => {
			const texts = given.map((value) => {
				const sign = value < 0 ? '-' : '';
				return `${sign}${Math.floor(Math.abs(value) / 10)}.${Math.abs(value) % 10}`;
			});
			const sum = (list: string[]) => list.reduce((total, text) => total + parseTenths(text), 0);
			expect(sum(texts)).toBe(given.reduce((total, value) => total + value, 0));
			expect(sum([...texts].reverse())).toBe(sum(texts));
		}),
	);
	expect(() => parseTenths('1.25')).toThrow(/more than one decimal/);
});
