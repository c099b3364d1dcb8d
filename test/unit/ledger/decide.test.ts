import type { DecideLists } from '../../../nodes/shared/domain/ledger/answersOfForm';
import { decideCases } from '../../../nodes/shared/domain/ledger/decide';
import { listOpenWork } from '../../../nodes/shared/domain/ledger/openWork';
import { recordEntries } from '../../../nodes/shared/domain/ledger/recordEntries';
import { event, invoice, payment, planFor, settings, type Raw } from '../planner/records';
import { booked, bookItems, failed, itemsOf, LedgerTable, MORNING, NOON } from './ledgers';

const OPTIONS = { now: NOON, olderThanMinutes: 15 };

/** A payment of the dashboard: nothing says which invoice it is for. */
const stranger = (changes: Raw = {}): Raw =>
	payment({ id: 'PM900', status: 'confirmed', metadata: {}, description: 'Hello', ...changes });

function askAbout(given: Raw): Raw[] {
	const items = itemsOf(planFor('postings', { Events: [event(given)] }), 'review');
	return recordEntries({ items, run: '31', time: MORNING }).reviews.map(({ record }, at) => ({
		id: at + 1,
		...record,
	}));
}

function tableWithFailure(): LedgerTable {
	const table = new LedgerTable();
	const [item = {}] = bookItems(145);
	table.record('31', [item]);
	table.record('31', [failed(item)]);
	return table;
}

function labelsOf(lists: Pick<DecideLists, 'entries' | 'reviews'>): string[] {
	const list = listOpenWork({ ...lists, settings: [settings()] }, { ...OPTIONS, limit: 50 });
	return list.cases.map(({ label }) => label);
}

function decide(answers: Raw, lists: Partial<DecideLists> = {}, by = 'olivia@example.com') {
	return decideCases(
		{ entries: [{}], reviews: [{}], settings: [settings()], answers: [answers], ...lists },
		{ ...OPTIONS, by, notOlderThanDays: 7 },
	);
}

describe('what waits', () => {
	it('is told with date, customer, invoice, amount and what happened', () => {
		const entries = tableWithFailure().rows;
		const list = listOpenWork({ entries, settings: [settings()] }, { ...OPTIONS, limit: 50 });
		expect(list).toMatchObject({ total: 1, company: 'Willow Bakery Ltd', runs: [] });
		expect(list.sentence).toBe('1 case waits for you.');
		const [open] = list.cases;
		expect(open?.label).toMatch(
			/^2026-11-25 · Corner Cafe, INV-145 · 120\.00 GBP · book payment failed \[\w{10}\]$/,
		);
		expect(open?.sentence).toContain('The account is inactive');
	});

	it('names the runs that did something, the latest first', () => {
		const table = new LedgerTable();
		const [first = {}, second = {}] = bookItems(145, 146);
		table.record('31', [first]);
		table.record('31', [booked(first, '163')]);
		table.record('32', [first, second]);
		table.record('32', [booked(first, '163', 'alreadyDone'), booked(second, '164')]);
		const { runs } = listOpenWork({ entries: table.rows }, { ...OPTIONS, limit: 50 });
		expect(runs.map(({ run, actions }) => [run, actions])).toEqual([
			['32', { bookPayment: 1 }],
			['31', { bookPayment: 1 }],
		]);
		expect(runs[0]?.label).toBe('2026-11-25 07:00 · 1 book payment [32]');
	});

	it('shows only the oldest of many, and says so', () => {
		const table = new LedgerTable();
		const items = bookItems(...Array.from({ length: 12 }, (_, index) => 200 + index));
		table.record('31', items);
		const list = listOpenWork({ entries: table.rows }, { ...OPTIONS, limit: 10 });
		expect(list.cases).toHaveLength(10);
		expect(list.sentence).toBe('12 cases wait for you. The 10 oldest are shown.');
	});

	it('says what a later run has done about a question', () => {
		const table = new LedgerTable();
		const asked = payment({
			id: 'PM145',
			status: 'confirmed',
			metadata: { books: 'quickbooks:9130350000000001', customer: '12', invoice: '999' },
		});
		const reviews = askAbout(asked);
		const list = () =>
			listOpenWork(
				{ entries: table.rows.length > 0 ? table.rows : [{}], reviews },
				{
					...OPTIONS,
					limit: 5,
				},
			).cases[0]?.sentence;
		expect(list()).toMatch(/It may have been deleted\.$/);
		const [item = {}] = bookItems(145);
		const later = { time: '2026-11-25T09:00:00.000Z' };
		table.record('32', [item], later);
		table.record('32', [booked(item, '163')], later);
		expect(list()).toMatch(/Since then "bookPayment" was done in run 32: approve it/);
	});

	it('is nothing that may still be under way', () => {
		const table = new LedgerTable();
		table.record('31', bookItems(145), { time: '2026-11-25T11:50:00.000Z' });
		expect(listOpenWork({ entries: table.rows }, { ...OPTIONS, limit: 10 }).total).toBe(0);
	});
});

describe('a decision', () => {
	it('to retry gives the action out as it was planned, under the same key', () => {
		const table = tableWithFailure();
		const [planned] = bookItems(145);
		const cases = labelsOf({ entries: table.rows });
		const { actions, decisions, answer } = decide(
			{ choice: 'Retry: send it again', cases },
			{ entries: table.rows },
		);
		expect(actions.map(({ json }) => json.plannedAction)).toEqual([planned?.plannedAction]);
		expect(decisions).toMatchObject([{ decision: 'retry', by: 'olivia@example.com' }]);
		expect(answer).toMatchObject({ isAccepted: true, problems: [] });
		const recorded = recordEntries({ items: decisions, run: '40', time: NOON });
		expect(recorded.ledger.map(({ record }) => [record.state, record.action])).toEqual([
			['reviewed', 'retry'],
		]);
		expect(recorded.reviews).toEqual([]);
	});

	it('to skip an action drops it, so that it waits no more', () => {
		const table = tableWithFailure();
		const cases = labelsOf({ entries: table.rows });
		table.record('40', decide({ choice: 'skip', cases }, { entries: table.rows }).decisions, {
			time: NOON,
		});
		expect(labelsOf({ entries: table.rows })).toEqual([]);
	});

	it('to approve an action is refused, and nothing of it is done', () => {
		const table = tableWithFailure();
		const reviews = askAbout(stranger());
		const cases = labelsOf({ entries: table.rows, reviews });
		expect(cases).toHaveLength(2);
		const lists = { entries: table.rows, reviews };
		const { decisions, answer } = decide({ choice: 'approve', cases }, lists);
		expect(decisions).toEqual([]);
		expect(answer.problems).toEqual([expect.stringMatching(/^book payment, .* Retry it, or skip/)]);
	});

	it('about a plan of three weeks ago is left to a new plan', () => {
		const table = new LedgerTable();
		table.record('31', bookItems(145), { time: '2026-11-04T07:00:00.000Z' });
		const cases = labelsOf({ entries: table.rows });
		const { actions, answer } = decide({ choice: 'retry', cases }, { entries: table.rows });
		expect(actions).toEqual([]);
		expect(answer.problems).toEqual([expect.stringMatching(/more than 7 days ago/)]);
	});

	it('needs a name, for the audit', () => {
		expect(() => decide({ choice: 'skip', cases: [] }, {}, '')).toThrow('Nobody is named');
	});

	it('is refused while a list failed', () => {
		const lists = { reviews: [{ error: 'no such table' }] };
		expect(() => decide({ choice: 'skip' }, lists)).toThrow(/The list on Reviews failed/);
	});
});

describe('a match by hand', () => {
	function match(given: string, payments: Raw[], invoices: Raw[], asked = stranger()) {
		const reviews = askAbout(asked);
		const cases = labelsOf({ entries: [{}], reviews });
		return decide({ choice: 'match', cases, invoice: given }, { reviews, payments, invoices });
	}

	it('marks the payment with company, customer and invoice', () => {
		const { actions, answer } = match('inv-1037', [stranger()], [invoice()]);
		expect(answer).toMatchObject({ isAccepted: true, paymentId: 'PM900', invoiceId: '145' });
		expect(actions.map(({ json }) => json.plannedAction?.steps)).toMatchObject([
			[
				{
					resource: 'payments',
					verb: 'update',
					id: 'PM900',
					body: {
						metadata: { books: 'quickbooks:9130350000000001', customer: '12', invoice: '145' },
					},
				},
			],
		]);
	});

	it.each([
		[
			'two invoices of one number',
			'INV-1037',
			[invoice(), invoice({ Id: '146' })],
			/Several .*id:145.*id:146/,
		],
		[
			'another currency',
			'INV-1037',
			[invoice({ CurrencyRef: { value: 'EUR' } })],
			/EUR, but the payment is in GBP/,
		],
		['nothing left to pay', 'id:145', [invoice({ Balance: 0 })], /is paid already/],
		['no such invoice', '77', [{}], /There is no invoice "77"/],
	])('is refused for %s', (_case, given, invoices, sentence) => {
		const { actions, answer } = match(given, [stranger()], invoices);
		expect(actions).toEqual([]);
		expect(answer.problems).toEqual([expect.stringMatching(sentence)]);
	});

	it('never takes the payment of other books', () => {
		const foreign = stranger({ metadata: { books: 'quickbooks:7' } });
		const { answer } = match('INV-1037', [foreign], [invoice()]);
		expect(answer.problems).toEqual(['Payment PM900 belongs to other books (quickbooks:7).']);
	});

	it('is for questions about a payment alone', () => {
		const odd = stranger({ status: 'teleported' });
		const { answer } = match('INV-1037', [odd], [invoice()], odd);
		expect(answer.problems).toEqual([expect.stringMatching(/"statusUnknown" is not a question/)]);
	});

	it('waits until GoCardless has given the payment', () => {
		const { answer } = match('INV-1037', [{}], [invoice()]);
		expect(answer.problems).toEqual([expect.stringMatching(/did not give payment PM900/)]);
	});
});
