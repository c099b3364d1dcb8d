import fc from 'fast-check';

import type { PlanItem } from '../../nodes/shared/domain/planItem';
import type { GoCardlessSimulator } from '../simulators/goCardless';
import type { Raw } from '../unit/planner/records';

/** Weeks of a business in which everything happens, in any order, and the books are looked at. */

export type Happening =
	| { kind: 'collect' | 'elsewhere'; amount: number }
	| { kind: 'payOut' | 'work' }
	| { kind: 'fail' | 'chargeBack' | 'win' | 'refund' | 'bounce' | 'return'; which: number };

const amount = fc.integer({ min: 500, max: 90_000 });
const which = fc.nat(6);

const happening: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('collect' as const), amount }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), amount }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('payOut' as const) }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('work' as const) }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constantFrom(
				'fail' as const,
				'chargeBack' as const,
				'win' as const,
				'refund' as const,
				'bounce' as const,
				'return' as const,
			),
			which,
		}),
	},
);

export const month = fc.array(happening, { minLength: 3, maxLength: 25 });

/** A bookkeeper of whichever ledger, as far as the happenings of a month need one. */
export interface MonthBooks {
	readonly books: string;
	readonly goCardless: GoCardlessSimulator;
	collect(amount: number): unknown;
	collectElsewhere(amount: number, metadata: Record<string, string>): unknown;
	work(): string[];
	planPostings(arrange?: (records: Raw[]) => Raw[]): PlanItem[];
	planPayouts(arrange?: (records: Raw[]) => Raw[]): PlanItem[];
	balance(account: 'bank' | 'clearing'): number;
	trialBalance(): number;
}

export function happen(books: MonthBooks, story: Happening): void {
	const { goCardless } = books;
	const { payments, payouts, refunds } = goCardless.world;
	const pick = <Item>(all: readonly Item[], position: number) => all[position % all.length];
	switch (story.kind) {
		case 'collect':
			books.collect(story.amount);
			return;
		case 'elsewhere':
			books.collectElsewhere(story.amount, { books: 'xero:2' });
			return;
		case 'payOut': {
			const made = goCardless.payOut('GBP');
			if (made !== undefined) goCardless.payPayout(made.id);
			return;
		}
		case 'work':
			books.work();
			return;
		case 'bounce': {
			const payout = pick(payouts.all(), story.which);
			// What bounced is sent again by the next turn; an empty payout cannot bounce.
			if (payout?.status === 'bounced') goCardless.resendPayout(payout.id);
			else if (payout?.status === 'paid' && payout.amount > 0) goCardless.bouncePayout(payout.id);
			return;
		}
		case 'return': {
			const refund = pick(refunds.all(), story.which);
			if (refund !== undefined && refund.status !== 'funds_returned') {
				goCardless.returnRefund(refund.id);
			}
			return;
		}
		default: {
			const payment = pick(payments.all(), story.which);
			if (payment === undefined) return;
			const { id, status, metadata, amount_refunded: refunded } = payment;
			const isCollected = status === 'confirmed' || status === 'paid_out';
			if (story.kind === 'win') {
				if (status === 'charged_back') goCardless.cancelChargeback(id);
			} else if (!isCollected || refunded > 0) {
				return;
			} else if (story.kind === 'fail') {
				goCardless.failPayment(id, { willAttemptRetry: false });
			} else if (story.kind === 'chargeBack') {
				goCardless.chargeBack(id);
			} else if (metadata.books === books.books) {
				goCardless.refund(id, Math.ceil(payment.amount / 3));
			}
		}
	}
}

/** Works until there is nothing left to do. */
export function settle(books: MonthBooks): void {
	for (let round = 0; round < 5; round += 1) if (books.work().length === 0) return;
	throw new Error('There is always something to do.');
}

/** Money of others, which GoCardless holds and our clearing account does not know. */
export function heldForOthers(books: MonthBooks): number {
	const { world } = books.goCardless;
	const paidOut = new Map<string, number>();
	for (const { status, internal } of world.payouts.all()) {
		if (status === 'pending') continue;
		for (const { links, type, amount: value } of internal.items) {
			if (type.endsWith('_fee')) continue;
			const id = links.payment ?? '';
			paidOut.set(id, (paidOut.get(id) ?? 0) + Number(value));
		}
	}
	return world.payments
		.all()
		.filter(({ metadata }) => metadata.books !== books.books)
		.reduce((sum, { id, amount: value, status }) => {
			const collected = status === 'confirmed' || status === 'paid_out' ? value : 0;
			return sum + collected - (paidOut.get(id) ?? 0);
		}, 0);
}

export const marks = (plan: PlanItem[]) =>
	plan.map(({ json }) => [json.goCardlessId, json.code, json.plannedAction?.mark]).sort();

/** What holds whatever happens, for a ledger whose bookkeepers are made from `options`. */
export function describeMonths<Options>(
	ledger: string,
	options: fc.Arbitrary<Options>,
	open: (given?: Options) => MonthBooks,
): void {
	function story(test: (books: MonthBooks) => void, runs = 60): void {
		fc.assert(
			fc.property(month, options, (happenings, given) => {
				const books = open(given);
				for (const one of happenings) happen(books, one);
				test(books);
			}),
			{ numRuns: runs },
		);
	}

	describe(`whatever happens, in ${ledger}`, () => {
		it('clearing is what GoCardless owes us, and everything balances', () => {
			story((books) => {
				settle(books);
				const asked = books.planPostings().filter(({ json }) => json.code === 'turnedTooOften');
				fc.pre(asked.length === 0);
				// A payout that bounced before it was ever posted is posted once it is sent again.
				const unposted = books
					.planPayouts()
					.filter(({ outcome, json }) => outcome === 'review' && json.code === 'payoutBounced');
				fc.pre(unposted.length === 0);
				expect(books.balance('clearing')).toBe(books.goCardless.held('GBP') - heldForOthers(books));
				expect(books.trialBalance()).toBe(0);
			});
		});

		it('every payout is one bank line, to the penny', () => {
			story((books) => {
				settle(books);
				const sent = books.goCardless.world.payouts
					.all()
					.filter(({ status }) => status === 'paid')
					.reduce((sum, { amount: net }) => sum + net, 0);
				expect(books.balance('bank')).toBe(sent);
			});
		});

		it('the same is planned in any order and at any repetition', () => {
			fc.assert(
				fc.property(month, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (all, ranks) => {
					const books = open();
					for (const one of all) happen(books, one);
					const shuffled = (records: Raw[]) =>
						[...records, ...records]
							.map((record, index) => ({ record, rank: ranks[index % ranks.length] ?? 0 }))
							.sort((left, right) => left.rank - right.rank)
							.map(({ record }) => record);
					expect(marks(books.planPostings(shuffled))).toEqual(marks(books.planPostings()));
					// Items have no ids, so a repeated item is another one: only their order is free.
					const turned = (records: Raw[]) => [...records].reverse();
					expect(marks(books.planPayouts(turned))).toEqual(marks(books.planPayouts()));
				}),
				{ numRuns: 40 },
			);
		});
	});
}
