import fc from 'fast-check';

import type { PlanItem } from '../../nodes/shared/domain/planItem';
import { plannedActionSchema, resolveReferences } from '../../nodes/shared/domain/plannedAction';
import { customer, planFor, type Raw } from '../unit/planner/records';

const MANDATE_STATUSES = [
	'pending_submission',
	'active',
	'failed',
	'cancelled',
	'expired',
	'blocked',
];

interface Person {
	balance: number;
	email: string | null;
	/** What GoCardless has of this customer before we come: nothing, or a customer with mandates. */
	known: 'no' | 'byEmail' | 'otherBooks';
	mandates: string[];
}

const people = fc.array(
	fc.record<Person>({
		balance: fc.nat(200),
		email: fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', null),
		known: fc.constantFrom('no', 'byEmail', 'otherBooks'),
		mandates: fc.array(fc.constantFrom(...MANDATE_STATUSES), { maxLength: 3 }),
	}),
	{ minLength: 1, maxLength: 6 },
);

/** GoCardless as far as customers, mandates and invitations go. */
class Desk {
	readonly customers: Raw[] = [];

	readonly mandates: Raw[] = [];

	readonly invitations: Raw[] = [];

	private readonly results = new Map<string, string>();

	constructor(private readonly persons: Person[]) {
		persons.forEach(({ email, known, mandates }, index) => {
			if (known === 'no') return;
			const metadata = known === 'otherBooks' ? { books: 'quickbooks:2', customer: '1' } : {};
			const id = `CU${index}`;
			this.customers.push({ id, email, company_name: `Shop ${index}`, metadata });
			mandates.forEach((status, number) =>
				this.mandates.push({
					id: `MD${index}-${number}`,
					status,
					scheme: 'bacs',
					created_at: `2026-01-0${number + 1}T00:00:00.000Z`,
					metadata,
					links: { customer: id },
				}),
			);
		});
	}

	plan(today: string): PlanItem[] {
		const Customers = this.persons.map(({ balance, email }, index) =>
			customer({
				Id: String(index),
				DisplayName: `Shop ${index}`,
				CompanyName: null,
				BillAddr: null,
				Balance: balance,
				PrimaryEmailAddr: email === null ? null : { Address: email },
			}),
		);
		return planFor(
			'mandates',
			{
				Customers,
				'GoCardless Customers': this.customers,
				Mandates: this.mandates,
				Invitations: this.invitations,
			},
			{ today },
		);
	}

	carryOut(plan: PlanItem[], today: string): void {
		for (const { outcome, json } of plan) {
			if (outcome !== 'do') continue;
			const ids: Record<string, string> = {};
			for (const step of plannedActionSchema.parse(json.plannedAction).steps) {
				const body = resolveReferences(step.body, ids) as Raw;
				const known = this.results.get(step.idempotencyKey);
				const id = known ?? this.perform(step.resource, step.verb, step.id, body, today);
				this.results.set(step.idempotencyKey, id);
				ids[step.name] = id;
			}
		}
	}

	private perform(resource: string, verb: string, id: unknown, body: Raw, today: string): string {
		const lists: Record<string, Raw[]> = {
			customers: this.customers,
			mandates: this.mandates,
			billing_requests: this.invitations,
			billing_request_flows: [],
		};
		const list = lists[resource] ?? [];
		if (verb === 'update') {
			const record = list.find((entry) => entry.id === id);
			if (record === undefined) throw new Error(`There is no ${String(id)}.`);
			expect(Object.keys((body.metadata ?? {}) as Raw).length).toBeLessThanOrEqual(3);
			Object.assign(record, body);
			return String(id);
		}
		const created = `${resource}-${list.length}`;
		list.push({
			...body,
			id: created,
			status: statusOf(resource),
			created_at: `${today}T09:00:00.000Z`,
		});
		return created;
	}
}

function statusOf(resource: string): string | undefined {
	return resource === 'billing_requests' ? 'pending' : undefined;
}

describe('asking for mandates', () => {
	it('comes to rest: whatever GoCardless knew, two rounds of a day leave nothing to do', () => {
		fc.assert(
			fc.property(people, fc.integer({ min: 0, max: 60 }), (persons, later) => {
				const desk = new Desk(persons);
				const first = '2026-11-01';
				// The first round links what exists; the second asks those who are linked now.
				desk.carryOut(desk.plan(first), first);
				desk.carryOut(desk.plan(first), first);
				expect(desk.plan(first).filter(({ outcome }) => outcome === 'do')).toEqual([]);
				const day = new Date(Date.UTC(2026, 10, 1 + later)).toISOString().slice(0, 10);
				desk.carryOut(desk.plan(day), day);
				expect(desk.plan(day).filter(({ outcome }) => outcome === 'do')).toEqual([]);
			}),
		);
	});

	it('never touches what another company marked, and never invites a customer twice', () => {
		fc.assert(
			fc.property(people, (persons) => {
				const desk = new Desk(persons);
				const foreign = JSON.stringify(desk.customers.filter(isForeign));
				for (const day of ['2026-11-01', '2026-11-01', '2026-11-05', '2026-11-09']) {
					desk.carryOut(desk.plan(day), day);
				}
				expect(JSON.stringify(desk.customers.filter(isForeign))).toBe(foreign);
				const invited = desk.invitations.map(({ metadata }) => (metadata as Raw).customer);
				expect(new Set(invited).size).toBe(invited.length);
			}),
		);
	});
});

function isForeign({ metadata }: Raw): boolean {
	return (metadata as Raw).books === 'quickbooks:2';
}
