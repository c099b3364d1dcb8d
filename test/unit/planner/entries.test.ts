import {
	assertBalanced,
	EntryLines,
	imbalanceOf,
	reversePostings,
} from '../../../nodes/shared/domain/bookkeeping/entry';
import {
	entryNumber,
	entryNumbers,
	markedNumbers,
	markEntry,
} from '../../../nodes/shared/domain/bookkeeping/entryNumbers';
import {
	exchangeAt,
	proportion,
	rateBetween,
} from '../../../nodes/shared/domain/bookkeeping/exchange';

describe('an entry', () => {
	const payout = () =>
		new EntryLines('GBP').debit('bank', 9_880).debit('fees', 120).credit('clearing', 10_000);

	it('balances, or says by how much it does not', () => {
		expect(() => assertBalanced(payout().postings)).not.toThrow();
		const off = payout().credit('fees', 1).postings;
		expect(() => assertBalanced(off)).toThrow('credits exceed debits by 0.01 GBP');
	});

	it('of two currencies balances in each of them', () => {
		const mixed = [...payout().postings, ...new EntryLines('EUR').debit('bank', 5).postings];
		expect(() => assertBalanced(mixed)).toThrow('debits exceed credits by 0.05 EUR');
		expect(imbalanceOf(mixed)).toEqual(
			new Map([
				['GBP', 0],
				['EUR', 5],
			]),
		);
	});

	it('has two sides at least, each with an account and a whole amount', () => {
		expect(() => assertBalanced([])).toThrow('at least two sides');
		expect(() => assertBalanced(new EntryLines('GBP').debit('', 5).postings)).toThrow('an account');
		expect(() => assertBalanced(new EntryLines('GBP').debit('a', 0.5).postings)).toThrow(
			'whole number',
		);
	});

	it('leaves nothing when its reversal is added', () => {
		const { postings } = payout();
		const both = [...postings, ...reversePostings(postings)];
		const accounts = new Map<string, number>();
		for (const { account, direction, amount } of both) {
			accounts.set(
				account,
				(accounts.get(account) ?? 0) + (direction === 'debit' ? amount : -amount),
			);
		}
		expect([...accounts.values()]).toEqual([0, 0, 0]);
	});
});

describe('the number of an entry', () => {
	it('fits, tells reversals apart, and is found again in a note', () => {
		expect(entryNumbers('PO0006WJ2N7F4D')).toHaveLength(7);
		for (const number of entryNumbers('PM0123456789ABCDEFGHIJKLMNOP')) {
			expect(number.length).toBeLessThanOrEqual(21);
		}
		const number = entryNumber('PM000ABC', 'reversal', 2);
		expect(number).toBe('PM000ABC-R2');
		expect(markedNumbers(`x (${markEntry(number)}), ${markEntry('PO1')}: y`)).toEqual([
			number,
			'PO1',
		]);
	});
});

describe('exchange', () => {
	it('is exact, rounds halves away from zero, and knows currencies without decimals', () => {
		expect(exchangeAt(10_000, 0.85, 'EUR', 'GBP')).toBe(8_500);
		expect(exchangeAt(5, 0.1, 'EUR', 'GBP')).toBe(1);
		expect(exchangeAt(-5, 0.1, 'EUR', 'GBP')).toBe(-1);
		expect(exchangeAt(1_000, 0.0052, 'JPY', 'GBP')).toBe(520);
		expect(exchangeAt(1_000, 0, 'EUR', 'GBP')).toBeUndefined();
		expect(proportion(100, 8_427, 9_900)).toBe(85);
	});

	it('finds a rate that leads to the same amount again', () => {
		const rate = rateBetween(
			{ minorUnits: 9_900, currency: 'EUR' },
			{ minorUnits: 8_427, currency: 'GBP' },
		);
		expect(rate).toBe(0.8512121212);
		expect(exchangeAt(9_900, rate, 'EUR', 'GBP')).toBe(8_427);
	});
});
