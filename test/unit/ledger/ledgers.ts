import type { LedgerRow } from '../../../nodes/shared/domain/ledger/entry';
import { readEntries } from '../../../nodes/shared/domain/ledger/readEntries';
import {
	recordEntries,
	type RecordRequest,
} from '../../../nodes/shared/domain/ledger/recordEntries';
import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import { customer, event, invoice, mandate, payment, planFor, type Raw } from '../planner/records';

/** Stories of a ledger: what the planner plans, what the action nodes answer, what the table holds. */

export const MORNING = '2026-11-25T07:00:00.000Z';
export const NOON = '2026-11-25T12:00:00.000Z';

/** As it passes through n8n: plain JSON. */
export const asItem = (json: unknown): Raw => JSON.parse(JSON.stringify(json)) as Raw;

export function itemsOf(plan: PlanItem[], outcome: PlanItem['outcome'] = 'do'): Raw[] {
	return plan.filter((item) => item.outcome === outcome).map(({ json }) => asItem(json));
}

/** One invoice to collect for each number. */
export function collectItems(...numbers: number[]): Raw[] {
	return itemsOf(
		planFor('collections', {
			Invoices: numbers.map((number) =>
				invoice({ Id: String(number), DocNumber: `INV-${number}`, Balance: number / 10 }),
			),
			Customers: [customer({ Balance: 1_000_000 })],
			Mandates: [mandate()],
		}),
	);
}

/** One collected payment to book for each number. */
export function bookItems(...numbers: number[]): Raw[] {
	return itemsOf(
		planFor('postings', {
			Events: numbers.map((number) =>
				event(
					payment({
						id: `PM${number}`,
						status: 'confirmed',
						metadata: {
							books: 'quickbooks:9130350000000001',
							customer: '12',
							invoice: `${number}`,
						},
					}),
					{ id: `EV${number}` },
				),
			),
			Invoices: numbers.map((number) =>
				invoice({ Id: String(number), DocNumber: `INV-${number}` }),
			),
		}),
	);
}

export const reviewItems = (): Raw[] =>
	itemsOf(planFor('postings', { Events: [event(payment({ status: 'teleported' }))] }), 'review');

/** What the GoCardless node returns for a debit. */
export function debited(item: Raw, id: string, status = 'done'): Raw {
	const result = { id, status: 'pending_submission', amount: 12000, currency: 'GBP' };
	return { ...item, applied: { status, results: { payment: result } } };
}

/** What the QuickBooks node returns for a payment. */
export function booked(item: Raw, id: string, status = 'done'): Raw {
	const result = { Id: id, SyncToken: '0', TotalAmt: 120, PaymentRefNum: 'PM145' };
	return { ...item, applied: { status, results: { payment: result } } };
}

/** What leaves an action node's error output: the item, and the error. */
export function failed(item: Raw, error = 'QuickBooks: The account is inactive.'): Raw {
	return {
		...item,
		error,
		message: 'Choose another account.',
		details: { kind: 'invalid', code: '6540', requestId: 'tid-1' },
	};
}

/** A Data Table: rows get ids in the order of writing. */
export class LedgerTable {
	readonly rows: Array<LedgerRow & { id: number }> = [];

	record(run: string, items: unknown[], request: Partial<RecordRequest> = {}): LedgerRow[] {
		const recorded = recordEntries({ items, run, time: MORNING, ...request });
		const rows = recorded.ledger.map(({ record }) => record);
		for (const row of rows) this.insert(row);
		return rows;
	}

	/** As `record`, with everything written so far at hand. */
	recordLinked(run: string, items: unknown[], request: Partial<RecordRequest> = {}): LedgerRow[] {
		return this.record(run, items, {
			earlier: this.rows.length > 0 ? this.rows : [{}],
			...request,
		});
	}

	insert(row: LedgerRow): void {
		this.rows.push({ id: this.rows.length + 1, ...row });
	}

	read() {
		return readEntries('Entries', this.rows.length > 0 ? this.rows : [{}]);
	}

	/** Changes a row behind the ledger's back. */
	tamper(id: number, change: (row: LedgerRow) => Partial<LedgerRow>): void {
		const index = this.rows.findIndex((row) => row.id === id);
		const row = this.rows[index];
		if (row === undefined) throw new Error(`There is no row ${id}.`);
		this.rows[index] = { ...row, ...change(row) };
	}
}

export function dataOf(row: { data: string } | undefined): Raw {
	if (row === undefined) throw new Error('There is no row.');
	return JSON.parse(row.data) as Raw;
}
