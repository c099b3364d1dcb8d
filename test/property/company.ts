import fc from 'fast-check';

import type { PlanItem } from '../../nodes/shared/domain/planItem';
import { plannedActionSchema, resolveReferences } from '../../nodes/shared/domain/plannedAction';
import { mandate, planFor, type Raw } from '../unit/planner/records';
import { QUICKBOOKS, type BooksShape } from './booksShapes';

/**
 * A company in memory: three invoices of one customer, the books with what they know, and GoCardless
 * with what it did. The two sides learn of each other late, partly, or not at all, as in life.
 */

const INVOICES = 3;
const CUSTOMER = '12';

export type Step =
	| { kind: 'plan' }
	/** The plan is made, but only some of it is carried out, and some of it twice. */
	| { kind: 'planPartly'; seed: number }
	| { kind: 'payByHand' | 'applyCredit'; invoice: number; share: number }
	| { kind: 'edit'; invoice: number; percent: number }
	| { kind: 'void'; invoice: number }
	| { kind: 'advance'; debit: number; happens: number }
	| { kind: 'book'; debit: number; share: number }
	| { kind: 'cancelByHand'; debit: number }
	/** GoCardless makes the payments of the instalment schedules that it has taken. */
	| { kind: 'makePayments' }
	| { kind: 'nextDays'; days: number };

const index = fc.nat(INVOICES - 1);
const share = fc.integer({ min: 1, max: 100 });
const debit = fc.nat(20);

export const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('plan' as const) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('planPartly' as const), seed: fc.nat() }) },
	fc.record({
		kind: fc.constantFrom('payByHand' as const, 'applyCredit' as const),
		invoice: index,
		share,
	}),
	fc.record({
		kind: fc.constant('edit' as const),
		invoice: index,
		percent: fc.integer({ min: 30, max: 250 }),
	}),
	fc.record({ kind: fc.constant('void' as const), invoice: index }),
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('advance' as const),
			debit,
			happens: fc.nat(5),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('book' as const), debit, share }) },
	fc.record({ kind: fc.constant('cancelByHand' as const), debit }),
	fc.record({ kind: fc.constant('makePayments' as const) }),
	fc.record({ kind: fc.constant('nextDays' as const), days: fc.integer({ min: 1, max: 40 }) }),
);

/** What GoCardless lets follow what. */
const NEXT: Record<string, readonly string[]> = {
	pending_submission: ['submitted', 'submitted', 'submitted', 'failed'],
	submitted: ['confirmed', 'confirmed', 'confirmed', 'failed'],
	confirmed: ['paid_out', 'failed', 'charged_back'],
	paid_out: ['failed', 'charged_back'],
};
const HOLDS_MONEY = new Set(['pending_submission', 'submitted', 'confirmed', 'paid_out']);

interface Debit {
	id: string;
	invoice: string;
	amount: number;
	status: string;
	mandate: string;
	createdAt: string;
	booked: boolean;
	/** The instalment schedule that made it. */
	schedule?: string;
}

interface Schedule {
	id: string;
	invoice: string;
	mandate: string;
	status: 'pending' | 'active' | 'cancelled';
	createdAt: string;
	parts: Array<{ amount: number; chargeDate: string }>;
}

interface Invoice {
	total: number;
	highestTotal: number;
	balance: number;
	/** By hand or by credit note, which the planner cannot tell from our own booked debits. */
	receivedOtherwise: number;
	voided: boolean;
	version: number;
}

export class Company {
	/** Debits that took more than the invoice had room for at the moment they were made. */
	readonly overdrafts: string[] = [];

	private readonly invoices = new Map<string, Invoice>();

	private readonly debits: Debit[] = [];

	private readonly schedules: Schedule[] = [];

	/** Idempotency keys GoCardless has seen: a repeat makes nothing. */
	private readonly keys = new Map<string, string>();

	private day = Date.UTC(2026, 10, 25);

	constructor(
		private readonly shape: BooksShape = QUICKBOOKS,
		private readonly collectionMode: 'oneOff' | 'instalments' = 'oneOff',
	) {
		for (let number = 0; number < INVOICES; number += 1) {
			const total = 10_000 * (number + 1);
			const fresh = {
				total,
				highestTotal: total,
				balance: total,
				receivedOtherwise: 0,
				voided: false,
				version: 0,
			};
			this.invoices.set(String(number), fresh);
		}
	}

	apply(happening: Step): void {
		switch (happening.kind) {
			case 'plan':
				return this.carryOut(this.plan());
			case 'planPartly': {
				const plan = this.plan().filter((_, place) => ((happening.seed >> place) & 1) === 1);
				this.carryOut(plan);
				return this.carryOut(plan);
			}
			case 'payByHand':
			case 'applyCredit':
				return this.lower(String(happening.invoice), happening.share);
			case 'edit':
				return this.edit(String(happening.invoice), happening.percent);
			case 'void':
				return this.voidInvoice(String(happening.invoice));
			case 'advance':
				return this.advance(happening.debit, happening.happens);
			case 'book':
				return this.book(happening.debit, happening.share);
			case 'cancelByHand':
				return this.cancel(this.pickDebit(happening.debit));
			case 'makePayments':
				return this.makePayments();
			case 'nextDays':
				this.day += happening.days * 86_400_000;
		}
	}

	plan(
		arrange: (records: Raw[]) => Raw[] = (records) => records,
		selectDebits: (records: Raw[]) => Raw[] = (records) => records,
	): PlanItem[] {
		const { shape } = this;
		const owed = [...this.invoices.values()].reduce((sum, { balance }) => sum + balance, 0);
		return planFor(
			'collections',
			{
				Invoices: arrange(
					[...this.invoices].map(([id, entry]) =>
						shape.invoice({ id, customer: CUSTOMER, ...entry }),
					),
				),
				Customers: arrange([shape.customer(CUSTOMER, owed)]),
				Mandates: arrange([this.rawMandate()]),
				Collections: arrange(selectDebits(this.debits.map((entry) => this.rawPayment(entry)))),
				'Instalment Schedules': arrange(this.schedules.map((entry) => this.rawSchedule(entry))),
				Settings: [shape.settings({ maximumAttempts: 3, collectionMode: this.collectionMode })],
			},
			{ today: this.dayText(0) },
		);
	}

	/** Does what the GoCardless node does with planned actions, against this GoCardless. */
	carryOut(plan: PlanItem[]): void {
		for (const { outcome, json } of plan) {
			if (outcome !== 'do') continue;
			const action = plannedActionSchema.parse(json.plannedAction);
			for (const { verb, id, body, idempotencyKey, resource } of action.steps) {
				if (resource === 'instalment_schedules') {
					if (verb === 'cancel') this.cancelSchedule(String(id));
					else this.createSchedule(body, idempotencyKey);
				} else if (verb === 'cancel') {
					const target = this.debits.find((entry) => entry.id === resolveReferences(id, {}));
					if (target?.status === 'cancelled') continue;
					if (target?.status !== 'pending_submission') break;
					this.cancel(target);
				} else {
					this.create(body, idempotencyKey);
				}
			}
		}
	}

	invoiceSums(): Array<{ total: number; highestTotal: number; debited: number }> {
		return [...this.invoices].map(([id, { total, highestTotal }]) => ({
			total,
			highestTotal,
			debited: this.heldFor(id),
		}));
	}

	balanceOf(id: string): number {
		return this.invoices.get(id)?.balance ?? 0;
	}

	private createSchedule(body: Raw, key: string): void {
		if (this.keys.has(key)) return;
		const { invoice: id = '' } = body.metadata as Record<string, string>;
		const { mandate: mandateId = '' } = body.links as Record<string, string>;
		const parts = body.instalments as Array<{ amount: number; charge_date: string }>;
		const amount = Number(body.total_amount);
		this.demandRoom(id, amount);
		if (parts.reduce((sum, part) => sum + part.amount, 0) !== amount) {
			this.overdrafts.push(`${id}: the parts are not ${amount}`);
		}
		const name = `IS${String(this.schedules.length).padStart(4, '0')}`;
		this.keys.set(key, name);
		this.schedules.push({
			id: name,
			invoice: id,
			mandate: mandateId,
			status: 'pending',
			createdAt: `${this.dayText(0)}T10:00:00.000Z`,
			parts: parts.map((part) => ({ amount: part.amount, chargeDate: part.charge_date })),
		});
	}

	private makePayments(): void {
		for (const schedule of this.schedules.filter(({ status }) => status === 'pending')) {
			schedule.status = 'active';
			for (const { amount } of schedule.parts) {
				this.debits.push({
					id: `PM${String(this.debits.length).padStart(4, '0')}`,
					invoice: schedule.invoice,
					amount,
					status: 'pending_submission',
					mandate: schedule.mandate,
					createdAt: `${this.dayText(0)}T10:00:00.000Z`,
					booked: false,
					schedule: schedule.id,
				});
			}
		}
	}

	private cancelSchedule(id: string): void {
		const schedule = this.schedules.find((entry) => entry.id === id);
		if (schedule === undefined) return;
		schedule.status = 'cancelled';
		for (const entry of this.debits) if (entry.schedule === id) this.cancel(entry);
	}

	private demandRoom(id: string, amount: number): void {
		const entry = this.invoices.get(id);
		const room = entry === undefined ? 0 : entry.total - entry.receivedOtherwise - this.heldFor(id);
		if (amount > Math.min(room, this.balanceOf(id))) this.overdrafts.push(`${id}: ${amount}`);
	}

	private create(body: Raw, key: string): void {
		if (this.keys.has(key)) return;
		const { invoice: id = '' } = body.metadata as Record<string, string>;
		const { mandate: mandateId = '' } = body.links as Record<string, string>;
		const amount = Number(body.amount);
		this.demandRoom(id, amount);
		const name = `PM${String(this.debits.length).padStart(4, '0')}`;
		this.keys.set(key, name);
		this.debits.push({
			id: name,
			invoice: id,
			amount,
			status: 'pending_submission',
			mandate: mandateId,
			createdAt: `${this.dayText(0)}T10:00:00.000Z`,
			booked: false,
		});
	}

	private lower(id: string, percent: number): void {
		const entry = this.invoices.get(id);
		if (entry === undefined) return;
		const amount = Math.floor((entry.balance * percent) / 100);
		entry.balance -= amount;
		entry.receivedOtherwise += amount;
		entry.version += 1;
	}

	/** The total changes; what was received stays received. */
	private edit(id: string, percent: number): void {
		const entry = this.invoices.get(id);
		if (entry === undefined || entry.voided) return;
		const received = entry.total - entry.balance;
		entry.total = Math.max(received, Math.floor((entry.total * percent) / 100));
		entry.highestTotal = Math.max(entry.highestTotal, entry.total);
		entry.balance = entry.total - received;
		entry.version += 1;
	}

	private voidInvoice(id: string): void {
		const entry = this.invoices.get(id);
		if (entry === undefined) return;
		Object.assign(entry, { total: 0, balance: 0, voided: true, version: entry.version + 1 });
	}

	private advance(position: number, happens: number): void {
		const entry = this.pickDebit(position);
		const next = NEXT[entry?.status ?? ''];
		if (entry !== undefined && next !== undefined) {
			entry.status = next[happens % next.length] ?? entry.status;
		}
	}

	/** The books learn of a debit: wholly, or only for a part that the invoice could take. */
	private book(position: number, percent: number): void {
		const entry = this.pickDebit(position);
		const open = this.invoices.get(entry?.invoice ?? '');
		if (entry === undefined || open === undefined || entry.booked) return;
		if (entry.status !== 'confirmed' && entry.status !== 'paid_out') return;
		entry.booked = true;
		open.balance -= Math.min(open.balance, Math.ceil((entry.amount * percent) / 100));
		open.version += 1;
	}

	private pickDebit(position: number): Debit | undefined {
		return this.debits[position % Math.max(1, this.debits.length)];
	}

	private cancel(entry: Debit | undefined): void {
		if (entry?.status === 'pending_submission') entry.status = 'cancelled';
	}

	private heldFor(id: string): number {
		const made = this.debits
			.filter((entry) => entry.invoice === id && HOLDS_MONEY.has(entry.status))
			.reduce((sum, { amount }) => sum + amount, 0);
		const expected = this.schedules
			.filter((entry) => entry.invoice === id && entry.status === 'pending')
			.flatMap(({ parts }) => parts)
			.reduce((sum, { amount }) => sum + amount, 0);
		return made + expected;
	}

	private rawMandate(): Raw {
		const metadata = { books: this.shape.books, customer: CUSTOMER };
		return mandate({ next_possible_charge_date: this.dayText(3), metadata });
	}

	private rawSchedule({
		id,
		invoice,
		mandate: mandateId,
		status,
		createdAt,
		parts,
	}: Schedule): Raw {
		return {
			id,
			status,
			total_amount: parts.reduce((sum, { amount }) => sum + amount, 0),
			currency: 'GBP',
			created_at: createdAt,
			metadata: { books: this.shape.books, customer: CUSTOMER, invoice },
			links: { mandate: mandateId },
		};
	}

	private rawPayment({
		id,
		invoice,
		amount,
		status,
		mandate: mandateId,
		createdAt,
		schedule,
	}: Debit): Raw {
		const metadata = { books: this.shape.books, customer: CUSTOMER, invoice };
		return {
			id,
			status,
			amount,
			amount_refunded: 0,
			currency: 'GBP',
			charge_date: createdAt.slice(0, 10),
			created_at: createdAt,
			metadata: schedule === undefined ? metadata : {},
			links: {
				mandate: mandateId,
				...(schedule === undefined ? {} : { instalment_schedule: schedule }),
			},
		};
	}

	private dayText(later: number): string {
		return new Date(this.day + later * 86_400_000).toISOString().slice(0, 10);
	}
}
