import fc from 'fast-check';

import { multiplyToAmount } from '../../../nodes/QuickBooksOnline/decimals';
import { ListMovedError, readPages } from '../../../nodes/QuickBooksOnline/paging';
import { buildStatement, quoteValue } from '../../../nodes/QuickBooksOnline/statement';
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
	const movingList = (length: number, moves: number[]) => {
		const rows = Array.from({ length }, (_, index) => ({ Id: String(index) }));
		const left = [...moves];
		const gone = new Set<string>();
		const runQuery = async (statement: string) => {
			const [, start = '1', size = '1'] =
				/STARTPOSITION (\d+) MAXRESULTS (\d+)$/.exec(statement) ?? [];
			const page = rows.slice(Number(start) - 1, Number(start) - 1 + Number(size));
			const move = left.pop();
			if (move !== undefined) {
				const [row] = rows.splice(move % Math.max(rows.length, 1), 1);
				if (row !== undefined && move % 2 === 0) rows.push(row);
				else if (row !== undefined) gone.add(row.Id);
			}
			return page;
		};
		return { runQuery, gone, rows };
	};

	it('gives every row that stays in the list, once, whatever leaves or moves', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 4200 }),
				fc.array(fc.nat(5000), { maxLength: 6 }),
				async (length, moves) => {
					const { runQuery, gone } = movingList(length, moves);
					const found: string[] = [];
					for await (const page of readPages(runQuery, 'SELECT * FROM X')) {
						found.push(...page.map(({ Id }) => String(Id)));
					}
					expect(new Set(found).size).toBe(found.length);
					for (let id = 0; id < length; id += 1) {
						if (!gone.has(String(id))) expect(found).toContain(String(id));
					}
				},
			),
			{ numRuns: 40 },
		);
	}, 60_000);

	it('is an error when the list never stands still', async () => {
		let calls = 0;
		const runQuery = async () => {
			calls += 1;
			return Array.from({ length: 1000 }, (_, index) => ({ Id: `${calls}-${index}` }));
		};
		await expect(async () => {
			for await (const page of readPages(runQuery, 'SELECT * FROM X')) expect(page).toBeDefined();
		}).rejects.toThrow(ListMovedError);
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
