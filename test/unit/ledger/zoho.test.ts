import { rowBytes, WANTED_ROW_BYTES } from '../../../nodes/shared/domain/ledger/entry';
import { replayEntries } from '../../../nodes/shared/domain/ledger/replay';
import { undoRun } from '../../../nodes/shared/domain/ledger/undo';
import { verifyEntries } from '../../../nodes/shared/domain/ledger/verifyEntries';
import { sealPlannedAction, type PlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { event, planFor, type Raw } from '../planner/records';
import { ZohoBookkeeper, zohoSettings } from '../planner/zohoBookkeeper';
import { debit, PAYMENT, zohoInvoice, zohoPaymentRow } from '../planner/zohoRecords';
import { asItem, dataOf, itemsOf, LedgerTable, NOON } from './ledgers';

/** What the ledger keeps of requests to Zoho Books, and makes of them again. */

const UNIQUE = { customerPayment: 'cf_gocardless_id', expense: 'cf_payout_id' };

const bookItem = (): Raw =>
	itemsOf(
		planFor('postings', {
			Events: [event(debit({ status: 'confirmed' }))],
			Invoices: [zohoInvoice()],
			Settings: [zohoSettings({ uniqueFields: UNIQUE })],
		}),
	)[0] ?? {};

const reverseItem = (): Raw =>
	itemsOf(
		planFor('postings', {
			Events: [event(debit({ status: 'failed' }), { action: 'failed' })],
			'Booked Payments': [zohoPaymentRow()],
			Settings: [zohoSettings()],
		}),
	)[0] ?? {};

function payoutItem(): Raw {
	const books = new ZohoBookkeeper({ settings: { uniqueFields: UNIQUE } });
	books.collect(12_000);
	books.work();
	books.payOut();
	return itemsOf(books.planPayouts())[0] ?? {};
}

const done = (item: Raw, results: Record<string, Raw>): Raw => ({
	...item,
	applied: { status: 'done', results },
});

const planOf = (item: Raw) => item.plannedAction as PlannedAction;

function replay(table: LedgerTable) {
	const states = ['failed', 'unfinished'] as const;
	return replayEntries(table.read(), {
		now: NOON,
		states: [...states],
		olderThanMinutes: 0,
		notOlderThanDays: 30,
	});
}

const verify = (table: LedgerTable) =>
	verifyEntries(table.read(), { now: NOON, olderThanMinutes: 60, isComplete: true }).findings.map(
		({ kind }) => kind,
	);

describe('a plan for Zoho Books', () => {
	it.each([
		['a payment with a unique field', bookItem],
		['a reversal', reverseItem],
		['a payout of two requests', payoutItem],
	])('comes back as it was: %s', (_, make) => {
		const item = make();
		const table = new LedgerTable();
		const [row] = table.record('31', [item]);
		expect(row === undefined ? 0 : rowBytes(row)).toBeLessThan(WANTED_ROW_BYTES + 800);
		const [again] = replay(table);
		expect(again?.json.plannedAction).toEqual(planOf(item));
		expect(verify(table)).toEqual(['unfinished']);
	});

	it('ends with the id of what was made', () => {
		const table = new LedgerTable();
		const [book, reverse, payout] = [bookItem(), reverseItem(), payoutItem()];
		table.record('31', [book, reverse, payout]);
		const rows = table.record('31', [
			done(book, { payment: { payment_id: PAYMENT, customer_id: '1', invoice_id: '' } }),
			done(reverse, { reversal: { payment_id: PAYMENT, state: 'refunded' } }),
			done(payout, {
				charges: { expense_id: '71', invoice_id: '' },
				payout: { transaction_id: '72', status: 'manually_added' },
			}),
		]);
		expect(rows.map((row) => dataOf(row).booksId)).toEqual([PAYMENT, PAYMENT, '72']);
		expect(rows.map((row) => dataOf(row).goCardlessId)).toEqual([
			'PM1',
			'PM1',
			payout.goCardlessId,
		]);
		expect(dataOf(rows[1]).answer).toMatchObject({
			results: { reversal: { payment_id: PAYMENT, state: 'refunded' } },
		});
		expect(verify(table)).toEqual([]);
	});

	it('that does not balance, or applies more than came, is shown', () => {
		const lines = (credit: number) => [
			{ account_id: '1', debit_or_credit: 'debit', amount: 0.3 },
			{ account_id: '2', debit_or_credit: 'credit', amount: credit },
		];
		const findings = (resource: string, body: Raw) => {
			const { mark, ...plan } = planOf(bookItem());
			expect(mark).toContain(':');
			const steps = plan.steps.map((step) => ({ ...step, resource, body }));
			const table = new LedgerTable();
			const sealed = asItem({
				...bookItem(),
				plannedAction: sealPlannedAction({ ...plan, steps }),
			});
			table.record('31', [sealed]);
			table.record('31', [done(sealed, { payment: { payment_id: '1' } })]);
			return verify(table);
		};
		expect(findings('journals', { line_items: lines(0.3) })).toEqual([]);
		expect(findings('journals', { line_items: lines(0.31) })).toEqual(['unbalanced']);
		const invoices = (amount_applied: number) => [{ invoice_id: '1', amount_applied }];
		const pay = (amount: number, applied: number) =>
			findings('customerpayments', { amount, invoices: invoices(applied) });
		expect(pay(120, 120)).toEqual([]);
		expect(pay(120, 120.01)).toEqual(['unbalanced']);
		expect(pay(119, 119)).toEqual(['unbalanced']);
	});
});

describe('undoing a run in Zoho Books', () => {
	function undo(item: Raw, results: Record<string, Raw>) {
		const table = new LedgerTable();
		table.record('31', [item]);
		table.record('31', [done(item, results)]);
		return undoRun(table.read(), { run: '31' });
	}

	it('deletes a payment', () => {
		const [line] = undo(bookItem(), { payment: { payment_id: PAYMENT } });
		expect(line?.json.plannedAction?.steps).toMatchObject([
			{ resource: 'customerpayments', verb: 'delete', id: PAYMENT, body: {} },
		]);
	});

	it('deletes the transfer of a payout before its fees', () => {
		const [line] = undo(payoutItem(), {
			charges: { expense_id: '71' },
			payout: { transaction_id: '72' },
		});
		expect(line?.json.plannedAction?.steps).toMatchObject([
			{ resource: 'banktransactions', verb: 'delete', id: '72' },
			{ resource: 'expenses', verb: 'delete', id: '71' },
		]);
	});

	it('leaves a reversal to a person', () => {
		const [line] = undo(reverseItem(), { reversal: { payment_id: PAYMENT, state: 'refunded' } });
		expect([line?.outcome, line?.json.code]).toEqual(['review', 'noReversal']);
	});
});
