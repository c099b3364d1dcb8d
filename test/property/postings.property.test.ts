import fc from 'fast-check';

import type { PlanItem } from '../../nodes/shared/domain/planItem';
import {
	BOOKS,
	event,
	invoice,
	payment,
	planFor,
	requestsOf,
	type Raw,
} from '../unit/planner/records';

const STATUSES = [
	'pending_submission',
	'submitted',
	'confirmed',
	'paid_out',
	'failed',
	'cancelled',
	'charged_back',
	'teleported',
];

interface Debit {
	invoice: number;
	amount: number;
	status: string;
	day: number;
}

const debits = fc.array(
	fc.record({
		invoice: fc.nat(3),
		amount: fc.integer({ min: 1, max: 30_000 }),
		status: fc.constantFrom(...STATUSES),
		day: fc.integer({ min: 10, max: 28 }),
	}),
	{ minLength: 1, maxLength: 12 },
);

/** The books of four invoices, into which planned payments are written. */
class Books {
	readonly payments: Raw[] = [];

	private readonly balances = [10_000, 20_000, 30_000, 0];

	private readonly requests = new Set<string>();

	plan(events: Raw[]): PlanItem[] {
		return planFor('postings', {
			Events: events,
			Invoices: this.balances.map((balance, index) =>
				invoice({
					Id: String(index),
					DocNumber: `N-${index}`,
					TotalAmt: 300,
					Balance: balance / 100,
				}),
			),
			'Booked Payments': this.payments,
		});
	}

	carryOut(plan: PlanItem[]): void {
		for (const item of plan) {
			if (item.outcome !== 'do' || item.json.idempotencyKey === undefined) continue;
			if (this.requests.has(item.json.idempotencyKey)) continue;
			this.requests.add(item.json.idempotencyKey);
			const [request] = requestsOf(item);
			const [line] = request?.body.Line as Array<{ Amount: number }>;
			const applied = Math.round((line?.Amount ?? 0) * 100);
			const target = Number(item.json.invoiceId);
			this.balances[target] = (this.balances[target] ?? 0) - applied;
			expect(this.balances[target]).toBeGreaterThanOrEqual(0);
			this.payments.push({ Id: `P${this.payments.length}`, ...request?.body });
		}
	}

	booked(): string[] {
		return this.payments.map(({ PaymentRefNum }) => String(PaymentRefNum)).sort();
	}
}

function toEvents(list: Debit[]): Raw[] {
	return list.map(({ invoice: target, amount, status, day }, index) =>
		event(
			payment({
				id: `PM${index}`,
				amount,
				status,
				charge_date: `2026-11-${day}`,
				metadata: { books: BOOKS, customer: '12', invoice: String(target) },
			}),
			{ id: `EV${index}` },
		),
	);
}

function shuffled(events: Raw[], ranks: number[]): Raw[] {
	return events
		.map((record, index) => ({ record, rank: ranks[index % ranks.length] ?? 0 }))
		.sort((left, right) => left.rank - right.rank)
		.map(({ record }) => record);
}

const ranks = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });

describe('events in any order, any number of times', () => {
	it('ask for the same bookings', () => {
		fc.assert(
			fc.property(debits, ranks, (list, order) => {
				const events = toEvents(list);
				const marks = (given: Raw[]) =>
					new Books()
						.plan(given)
						.map(({ json }) => [json.goCardlessId, json.code, json.plannedAction?.mark])
						.sort();
				expect(marks(shuffled([...events, ...events], order))).toEqual(marks(events));
			}),
		);
	});

	it('book every collected payment at most once, and nothing that is not collected', () => {
		fc.assert(
			fc.property(debits, fc.array(ranks, { minLength: 1, maxLength: 5 }), (list, deliveries) => {
				const events = toEvents(list);
				const books = new Books();
				for (const order of deliveries) {
					const some = shuffled(events, order).slice(0, 1 + ((order[0] ?? 0) % events.length));
					const plan = books.plan(some);
					books.carryOut(plan);
					books.carryOut(plan);
				}
				const collected = list.flatMap(({ status }, index) =>
					status === 'confirmed' || status === 'paid_out' ? [`PM${index}`] : [],
				);
				expect(new Set(books.booked()).size).toBe(books.payments.length);
				expect(collected).toEqual(expect.arrayContaining(books.booked()));
			}),
		);
	});

	it('leave nothing to do once they are carried out', () => {
		fc.assert(
			fc.property(debits, (list) => {
				const books = new Books();
				books.carryOut(books.plan(toEvents(list)));
				const again = books.plan(toEvents(list));
				expect(again.filter(({ outcome }) => outcome === 'do')).toEqual([]);
			}),
		);
	});
});
