import { readEntries } from '../../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../../nodes/shared/domain/ledger/verifyEntries';
import { booked, bookItems, failed, LedgerTable, NOON } from './ledgers';

/** What is left after the oldest rows went to an archive. */
const kindsAfter = (table: LedgerTable, archived: number, isComplete: boolean) => {
	const rows = table.rows.filter(({ id }) => id > archived);
	const { findings } = verifyEntries(readEntries('Entries', rows), {
		now: NOON,
		olderThanMinutes: 15,
		isComplete,
	});
	return findings.map(({ kind }) => kind);
};

function twoOfOneRun(linked: boolean): LedgerTable {
	const table = new LedgerTable();
	const [first = {}, second = {}] = bookItems(145, 146);
	const record = (items: unknown[]) =>
		linked ? table.recordLinked('31', items) : table.record('31', items);
	record([first, second]);
	record([booked(first, '163'), failed(second)]);
	return table;
}

it.each([false, true])('plans may be archived before their ends (linked: %s)', (linked) => {
	const table = twoOfOneRun(linked);
	expect(kindsAfter(table, 0, true)).toEqual([]);
	expect(kindsAfter(table, 2, false)).toEqual([]);
	expect(kindsAfter(table, 2, true)).not.toEqual([]);
});

it('still tells an end that was never planned', () => {
	const table = twoOfOneRun(false);
	const orphan = { ...table.rows[2], id: 9, key: 'x' };
	const data = JSON.parse(String(orphan.data)) as Record<string, unknown>;
	table.insert({ ...orphan, data: JSON.stringify({ ...data, previous: null }) } as never);
	expect(kindsAfter(table, 2, false)).toContain('brokenHash');
});

it('still tells a row that is missing from the middle', () => {
	const table = new LedgerTable();
	const [item = {}] = bookItems(145);
	for (const run of ['31', '32', '33']) {
		table.recordLinked(run, [item]);
		table.recordLinked(run, [failed(item)]);
	}
	const without = table.rows.filter(({ id }) => id > 1 && id !== 4);
	const { findings } = verifyEntries(readEntries('Entries', without), {
		now: NOON,
		olderThanMinutes: 15,
		isComplete: false,
	});
	expect(findings.map(({ kind, rowId }) => [kind, rowId])).toEqual([['gap', 5]]);
});
