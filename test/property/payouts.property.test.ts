import fc from 'fast-check';

import { provePayout, roundTenths } from '../../nodes/shared/domain/payouts/provePayout';
import { Bookkeeper, type BookkeeperOptions } from '../unit/planner/bookkeeper';
import { requestsOf } from '../unit/planner/records';
import { describeMonths, happen, month } from './month';

const options: fc.Arbitrary<BookkeeperOptions> = fc.record({
	settings: fc.record({
		payoutEntry: fc.constantFrom('deposit' as const, 'journalEntry' as const),
		payoutDetail: fc.constantFrom('totals' as const, 'items' as const),
		refundBooking: fc.constantFrom('receivable' as const, 'refundsAccount' as const),
		reversalMethod: fc.constantFrom('journalEntry' as const, 'void' as const),
	}),
	goCardless: fc.record({
		payoutsWithoutSurplus: fc.boolean(),
		fees: fc.record({ surcharge: fc.constantFrom(0, 250) }),
	}),
});

describeMonths('QuickBooks', options, (given) => new Bookkeeper(given));

describe('QuickBooks', () => {
	it('deposits add up to what the bank gets', () => {
		const story = (test: (books: Bookkeeper) => void) =>
			fc.assert(
				fc.property(month, options, (happenings, given) => {
					const books = new Bookkeeper(given);
					for (const one of happenings) happen(books, one);
					test(books);
				}),
				{ numRuns: 30 },
			);
		story((books) => {
			books.carryOut(books.planPostings());
			for (const item of books.planPayouts()) {
				const [request] = requestsOf(item);
				if (request?.body.DepositToAccountRef === undefined) continue;
				const lines = request.body.Line as Array<{ Amount: number }>;
				const total = lines.reduce((sum, { Amount }) => sum + Math.round(Amount * 100), 0);
				expect(total).toBe(item.json.amount?.minorUnits);
			}
		});
	});
});

describe('the proof', () => {
	it('holds for the rounded sum of the items and for no other amount', () => {
		const tenths = fc.array(fc.integer({ min: -99_999, max: 999_999 }), { minLength: 1 });
		fc.assert(
			fc.property(tenths, fc.integer({ min: 1, max: 500 }), (parts, off) => {
				const items = parts.map((part) => ({
					payoutId: 'PO1',
					type: 'payment_paid_out',
					tenths: part,
					taxTenths: 0,
					declaredTaxes: [],
				}));
				const payout = {
					id: 'PO1',
					status: 'paid',
					currency: 'GBP',
					createdAt: '',
					type: 'merchant',
					fees: 0,
					amount: roundTenths(parts.reduce((sum, part) => sum + part, 0)),
				};
				expect(provePayout(payout, items).difference).toBe(0);
				for (const wrong of [payout.amount + off + 1, payout.amount - off - 1]) {
					expect(provePayout({ ...payout, amount: wrong }, items).difference).not.toBe(0);
				}
			}),
		);
	});
});
