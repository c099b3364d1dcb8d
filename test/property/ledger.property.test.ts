import fc from 'fast-check';

import { replayEntries } from '../../nodes/shared/domain/ledger/replay';
import { verifyEntries } from '../../nodes/shared/domain/ledger/verifyEntries';
import { booked, bookItems, failed, itemsOf, LedgerTable, NOON } from '../unit/ledger/ledgers';
import type { Raw } from '../unit/planner/records';

const PAYMENTS = [145, 146, 147, 148] as const;

/** Planned once: a property looks at hundreds of ledgers. */
const ITEMS = new Map(bookItems(...PAYMENTS).map((item) => [String(item.goCardlessId), item]));

const itemsFor = (payments: Iterable<number>): Raw[] =>
	[...payments].flatMap((payment) => {
		const item = ITEMS.get(`PM${payment}`);
		return item === undefined ? [] : [item];
	});

/** What becomes of each payment that a run takes up. */
const ENDS = ['done', 'alreadyDone', 'failed', 'lost'] as const;

const history = fc.record({
	linked: fc.boolean(),
	runs: fc.array(
		fc.array(fc.tuple(fc.constantFrom(...PAYMENTS), fc.constantFrom(...ENDS)), {
			minLength: 1,
			maxLength: 4,
		}),
		{ minLength: 1, maxLength: 5 },
	),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function write({ linked, runs }: History): LedgerTable {
	const table = new LedgerTable();
	runs.forEach((lines, index) => {
		const run = String(index + 1);
		const ends = new Map(lines);
		const items = itemsFor(ends.keys());
		const results = items.flatMap((item) => {
			const payment = Number(String(item.goCardlessId).slice(2));
			const end = ends.get(payment as (typeof PAYMENTS)[number]);
			if (end === 'lost' || end === undefined) return [];
			return [end === 'failed' ? failed(item) : booked(item, String(payment), end)];
		});
		const record = linked ? table.recordLinked.bind(table) : table.record.bind(table);
		record(run, items);
		if (results.length > 0) record(run, results);
	});
	return table;
}

const verify = (table: LedgerTable) =>
	verifyEntries(table.read(), { now: NOON, olderThanMinutes: 15, isComplete: true });

const replay = (table: LedgerTable) =>
	replayEntries(table.read(), {
		now: NOON,
		states: ['failed', 'unfinished'],
		olderThanMinutes: 15,
		notOlderThanDays: 7,
	});

/** A place in a list of unknown length. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('any ledger', () => {
	it('has no finding but what was lost, and a replay of it all leaves nothing', () => {
		fc.assert(
			fc.property(history, (past) => {
				const table = write(past);
				const lost = new Set(verify(table).findings.map(({ kind }) => kind));
				expect([...lost].filter((kind) => kind !== 'unfinished')).toEqual([]);

				const open = itemsOf(replay(table));
				const booksOf = new Map(
					past.runs.flatMap((lines) => [...new Map(lines)]).map(([payment]) => [payment, false]),
				);
				for (const lines of past.runs) {
					for (const [payment, end] of new Map(lines)) {
						if (end === 'done' || end === 'alreadyDone') booksOf.set(payment, true);
					}
				}
				const missing = [...booksOf].filter(([, isBooked]) => !isBooked);
				expect(open.map(({ goCardlessId }) => goCardlessId).sort()).toEqual(
					missing.map(([payment]) => `PM${payment}`).sort(),
				);
				for (const item of open) {
					expect(item.plannedAction).toEqual(ITEMS.get(String(item.goCardlessId))?.plannedAction);
				}

				if (open.length > 0) {
					table.record('again', open);
					table.record(
						'again',
						open.map((item) => booked(item, '9')),
					);
				}
				expect(replay(table)).toEqual([]);
				expect(verify(table).findings).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('shows a change of any one character', () => {
		fc.assert(
			fc.property(
				history,
				place,
				fc.constantFrom('key', 'chain', 'hash', 'state', 'action', 'run', 'data' as const),
				place,
				(past, row, column, position) => {
					const table = write(past);
					const before = verify(table).findings.filter(({ kind }) => kind !== 'unfinished');
					expect(before).toEqual([]);
					table.tamper(Math.floor(row * table.rows.length) + 1, (stored) => {
						const text = stored[column];
						const at = Math.floor(position * text.length);
						const other = text[at] === '7' ? '8' : '7';
						return { [column]: text.slice(0, at) + other + text.slice(at + 1) };
					});
					const after = verify(table).findings.filter(({ kind }) => kind !== 'unfinished');
					expect(after.length).toBeGreaterThan(0);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('shows a row that is missing, where the chain was written with the earlier entries at hand', () => {
		fc.assert(
			fc.property(history, place, (past, row) => {
				const table = write({ ...past, linked: true });
				const index = Math.floor(row * table.rows.length);
				const removed = table.rows[index];
				const isLast = !table.rows.slice(index + 1).some(({ chain }) => chain === removed?.chain);
				table.rows.splice(index, 1);
				const kinds = verify(table).findings.map(({ kind }) => kind);
				// Of the end of a chain nothing but its plan tells.
				if (!isLast) expect(kinds).toContain('gap');
			}),
			{ numRuns: 150 },
		);
	});
});
