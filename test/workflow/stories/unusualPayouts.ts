import type { OpenBooks } from '../anyBookkeeper';
import { codes, planned } from '../worlds';
import { AMOUNT, FEE } from './amounts';
import { payoutOf, untilPaidOut } from './paidOut';

/** Payouts that bounce, that are less than nothing, or that are in part for other books. */
export function describeUnusualPayouts(open: OpenBooks): void {
	describe('payouts that are no plain sum', () => {
		it('takes a bounced payout out of the books, and in again when it is sent again', async () => {
			const { keeper, payout } = await untilPaidOut(open);
			const { goCardless } = keeper.world;
			await keeper.reconcile();
			expect(keeper.balance('bank')).toBe(AMOUNT - FEE);
			goCardless.bouncePayout(payout);
			const run = await keeper.reconcile();
			expect(codes(run, 'do')).toEqual(['reversePayout']);
			expect(codes(run, 'review')).toEqual(['payoutBounced']);
			expect(keeper.balance('bank')).toBe(0);
			keeper.expectClearing(AMOUNT - FEE);
			expect(codes(await keeper.reconcile(), 'do')).toEqual([]);

			goCardless.resendPayout(payout);
			expect(codes(await keeper.reconcile(), 'do')).toEqual(['reinstatePayout']);
			keeper.expectBankLines();
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		});

		it('asks a person about a payout that bounced before it was booked', async () => {
			const { keeper, payout } = await untilPaidOut(open);
			keeper.world.goCardless.bouncePayout(payout);
			const run = await keeper.reconcile();
			expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], ['payoutBounced']]);
			keeper.world.goCardless.resendPayout(payout);
			await keeper.reconcile();
			keeper.expectBankLines();
		});

		it('books a negative payout as a journal entry', async () => {
			const { keeper, debit } = await untilPaidOut(open, {
				account: { payoutsWithoutSurplus: true },
			});
			await keeper.reconcile();
			keeper.world.goCardless.chargeBack(debit.payment);
			const second = await keeper.payOut();
			expect(payoutOf(keeper, second).amount).toBe(-AMOUNT + FEE);
			await keeper.letHoursPass();
			expect(keeper.bankEntries()).toHaveLength(1);
			expect(keeper.balance('bank')).toBe(0);
			expect(keeper.balance('fees')).toBe(0);
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		});

		it('books a payout of nothing, since its parts are something', async () => {
			const { keeper, debit } = await untilPaidOut(open, {
				account: { payoutsWithoutSurplus: true },
			});
			await keeper.reconcile();
			await keeper.confirmedDebit(AMOUNT, 'Bert Bikes');
			keeper.world.goCardless.chargeBack(debit.payment);
			const second = await keeper.payOut();
			expect(payoutOf(keeper, second).amount).toBe(0);
			await keeper.letHoursPass();
			keeper.expectBankLines();
			keeper.expectClearing(0);
			expect(keeper.balance('fees')).toBe(FEE);
			await keeper.expectNothingLeft();
		});

		it('books a payment that is in two payouts: paid out, charged back, and won', async () => {
			const { keeper, debit } = await untilPaidOut(open);
			const { goCardless } = keeper.world;
			await keeper.reconcile();
			goCardless.chargeBack(debit.payment);
			await keeper.confirmedDebit(50_000, 'Bert Bikes');
			await keeper.payOut();
			await keeper.letHoursPass();
			goCardless.cancelChargeback(debit.payment);
			await keeper.payOut();
			await keeper.letHoursPass();
			const withIt = goCardless.world.payouts
				.all()
				.filter(({ internal }) =>
					internal.items.some(
						({ type, links }) => type === 'payment_paid_out' && links.payment === debit.payment,
					),
				);
			expect(withIt).toHaveLength(2);
			expect(keeper.world.openOf(debit.invoice)).toBe(0);
			expect(keeper.world.owedBy(debit.customer)).toBe(0);
			keeper.expectBankLines();
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		});

		it('leaves what belongs to other books in the suspense account, and asks a person', async () => {
			const keeper = await open();
			const { world } = keeper;
			const { mandate } = world.seedPayer('Bert Bikes');
			const metadata = { books: 'quickbooks:another company' };
			world.goCardless.seedPayment({ amount: 3_000, mandate, metadata });
			await keeper.confirmedDebit(AMOUNT);
			await keeper.sweep();
			await keeper.payOut();
			const run = await keeper.reconcile();
			const asked = planned(run, 'review').map(({ reason }) => reason);
			expect(asked.join()).toMatch(/another company/);
			expect(keeper.balance('suspense')).toBe(-3_000);
			keeper.expectBankLines();
			expect(world.clearing).toBe(0);
			await keeper.expectNothingLeft();
		});
	});
}
