import fc from 'fast-check';

import { mandate, planFor, requestsOf, type Raw } from '../unit/planner/records';
import { SHAPES } from './booksShapes';
import { Company, step, type Step } from './company';

const steps = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });

describe.each(SHAPES)('collecting the invoices of $ledger', (shape) => {
	describe.each(['oneOff', 'instalments'] as const)('%s, whatever happens', (mode) => {
		it('no invoice is debited for more than its total, and no debit asks for more than the balance', () => {
			fc.assert(
				fc.property(steps, (history: Step[]) => {
					const company = new Company(shape, mode);
					for (const happening of history) {
						company.apply(happening);
						for (const { total, debited, highestTotal } of company.invoiceSums()) {
							expect(debited).toBeLessThanOrEqual(Math.max(total, highestTotal));
						}
						expect(company.overdrafts).toEqual([]);
					}
				}),
				{ numRuns: 400 },
			);
		});

		it('planning again right after carrying out a plan does nothing', () => {
			fc.assert(
				fc.property(steps, (history: Step[]) => {
					const company = new Company(shape, mode);
					for (const happening of history) company.apply(happening);
					company.carryOut(company.plan());
					expect(company.plan().filter(({ outcome }) => outcome === 'do')).toEqual([]);
				}),
				{ numRuns: 200 },
			);
		});

		it('the order and repetition of the lists change no request', () => {
			fc.assert(
				fc.property(steps, fc.infiniteStream(fc.nat()), (history: Step[], random) => {
					const company = new Company(shape, mode);
					for (const happening of history) company.apply(happening);
					const shuffle = (records: Raw[]) =>
						[...records, ...records.filter((_, index) => index % 2 === 0)]
							.map((record) => ({ record, rank: Number(random.next().value) }))
							.sort((left, right) => left.rank - right.rank)
							.map(({ record }) => record);
					const marks = (plan: ReturnType<Company['plan']>) =>
						plan.map(({ json }) => [json.invoiceId, json.code, json.plannedAction?.mark]).sort();
					expect(marks(company.plan(shuffle))).toEqual(marks(company.plan()));
				}),
				{ numRuns: 200 },
			);
		});

		it('a list of debits with holes never asks for more than the balance', () => {
			fc.assert(
				fc.property(steps, fc.infiniteStream(fc.boolean()), (history: Step[], keep) => {
					const company = new Company(shape, mode);
					for (const happening of history) company.apply(happening);
					const holes = (records: Raw[]) => records.filter(() => keep.next().value === true);
					for (const item of company.plan(undefined, holes)) {
						for (const { verb, body } of requestsOf(item)) {
							if (verb !== 'create') continue;
							expect(body.amount ?? body.total_amount).toBeLessThanOrEqual(
								company.balanceOf(item.json.invoiceId ?? ''),
							);
						}
					}
				}),
				{ numRuns: 200 },
			);
		});
	});

	describe('a debit whose answer was lost', () => {
		it('gets the same key again, so that GoCardless makes no second one', () => {
			fc.assert(
				fc.property(fc.integer({ min: 0, max: 99 }), (share) => {
					const company = new Company(shape);
					company.apply({ kind: 'payByHand', invoice: 0, share });
					const first = company.plan();
					company.carryOut(first);
					const forgotten = company.plan(undefined, () => []);
					const keys = (plan: typeof first) => plan.map(({ json }) => json.idempotencyKey);
					expect(keys(forgotten)).toEqual(keys(first));
				}),
			);
		});
	});

	describe('unapplied credit', () => {
		it('of a customer is never collected on top of what is owed', () => {
			const amounts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 });
			fc.assert(
				fc.property(amounts, fc.nat(200_000), (balances, credit) => {
					const owed = balances.reduce((sum, balance) => sum + balance, 0);
					const net = owed - credit;
					const items = planFor('collections', {
						Invoices: balances.map((balance, index) =>
							shape.invoice({
								id: String(index),
								customer: '12',
								total: balance,
								balance,
								voided: false,
								version: 0,
							}),
						),
						Customers: [shape.customer('12', net)],
						Mandates: [mandate({ metadata: { books: shape.books, customer: '12' } })],
						Settings: [shape.settings({})],
					});
					const planned = items
						.filter(({ outcome }) => outcome === 'do')
						.reduce((sum, { json }) => sum + (json.amount?.minorUnits ?? 0), 0);
					expect(planned).toBe(Math.max(0, net));
				}),
			);
		});
	});
});
