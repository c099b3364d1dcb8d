import fc from 'fast-check';

import { multiplyToAmount } from '../../../nodes/QuickBooksOnline/decimals';
import { ListMovedError, readPages } from '../../../nodes/shared/vendors/quickBooksOnline/paging';
import {
	buildStatement,
	quoteValue,
} from '../../../nodes/shared/vendors/quickBooksOnline/statement';
import { collect } from '../../../nodes/shared/engine/crud';
import { inTurn, RecentKeys } from '../../../nodes/QuickBooksOnline/turns';
import { parseQuery } from '../../simulators/quickBooksOnline/query/parse';

describe('statements', () => {
	it('mean what was given, whatever text is in a value', () => {
		fc.assert(
			fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (values) => {
				const statement = buildStatement('Customer', [
					{ target: 'DisplayName', operator: 'IN', value: values },
				]);
				expect(parseQuery(statement).conditions).toEqual([
					{ field: 'DisplayName', operator: 'IN', values },
				]);
			}),
		);
	});

	it('escape quote and backslash, and leave switches bare', () => {
		expect(quoteValue("O'Neill \\ Co")).toBe("'O\\'Neill \\\\ Co'");
		expect(quoteValue(true)).toBe('true');
	});

	it('take names of fields only', () => {
		const condition = { target: "Id = '1' OR Id", operator: '=' as const, value: '2' };
		expect(() => buildStatement('Customer', [condition])).toThrow('must be a name');
	});
});

describe('reading pages', () => {
	/** A list that is ordered by time of change, of which rows leave or move to the end. */
	const movingList = (length: number, movesByPage: number[][]) => {
		const rows = Array.from({ length }, (_, index) => ({ Id: String(index), SyncToken: '0' }));
		const left = [...movesByPage];
		const gone = new Set<string>();
		const runQuery = async (statement: string) => {
			const [, start = '1', size = '1'] =
				/STARTPOSITION (\d+) MAXRESULTS (\d+)$/.exec(statement) ?? [];
			const page = rows.slice(Number(start) - 1, Number(start) - 1 + Number(size));
			for (const move of left.pop() ?? []) {
				const [row] = rows.splice(move % Math.max(rows.length, 1), 1);
				if (row === undefined) continue;
				if (move % 4 === 0) gone.add(row.Id);
				else rows.push({ ...row, SyncToken: String(Number(row.SyncToken) + 1) });
			}
			return page;
		};
		return { runQuery, gone };
	};

	it('gives every row that stays in the list, once, whatever leaves or moves', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(fc.integer({ min: 0, max: 4200 }), fc.integer({ min: 990, max: 1060 })),
				fc.array(fc.array(fc.nat(900), { maxLength: 80 }), { maxLength: 6 }),
				async (length, moves) => {
					const { runQuery, gone } = movingList(length, moves);
					const rows = await collect(readPages(runQuery, 'SELECT * FROM X'), Infinity);
					const found = rows.map(({ Id }) => String(Id));
					const all = new Set(found);
					expect(all.size).toBe(found.length);
					for (let id = 0; id < length; id += 1) {
						if (!gone.has(String(id)) && !all.has(String(id))) throw new Error(`${id} was lost`);
					}
				},
			),
			{ numRuns: 100 },
		);
	}, 60_000);

	it('gives the last few rows although many of the first page move behind them', async () => {
		const { runQuery } = movingList(1010, [
			Array.from({ length: 60 }, (_, index) => index * 2 + 1),
		]);
		const found = await collect(readPages(runQuery, 'SELECT * FROM X'), Infinity);
		expect(new Set(found.map(({ Id }) => Id)).size).toBe(1010);
	});

	it('is an error when the list never stands still', async () => {
		let calls = 0;
		const runQuery = async () => {
			calls += 1;
			return Array.from({ length: 1000 }, (_, index) => ({ Id: `${calls}-${index}` }));
		};
		const reading = collect(readPages(runQuery, 'SELECT * FROM X'), Infinity);
		await expect(reading).rejects.toThrow(ListMovedError);
	});
});

describe('quantity times price', () => {
	it.each([
		[2.5, 33.33, 'GBP', 83.33],
		[3, 0.335, 'GBP', 1.01],
		[1.005, 1, 'GBP', 1.01],
		[-1, 10.1, 'GBP', -10.1],
		[7, 3, 'JPY', 21],
		[0.1, 0.2, 'GBP', 0.02],
	])('%d x %d %s is %d', (quantity, price, currency, amount) => {
		expect(multiplyToAmount(quantity, price, currency)).toBe(amount);
	});
});

describe('turns', () => {
	it('run one after the other for a company, also when one fails', async () => {
		const log: string[] = [];
		const work =
			(name: string, fails = false) =>
			async () => {
				log.push(`${name} starts`);
				await Promise.resolve();
				log.push(`${name} ends`);
				if (fails) throw new Error(name);
				return name;
			};
		const results = await Promise.allSettled([
			inTurn('one', work('a', true)),
			inTurn('one', work('b')),
		]);
		expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('remember keys for an hour', () => {
		let now = 0;
		const keys = new RecentKeys(() => now);
		keys.add('a');
		expect(keys.has('a')).toBe(true);
		now = 61 * 60_000;
		keys.add('b');
		expect([keys.has('a'), keys.has('b')]).toEqual([false, true]);
	});
});
