import type { OpenBooks } from '../anyBookkeeper';
import { codes, planned } from '../worlds';
import { AMOUNT } from './amounts';

/** What the settings choose for money that went back to the payer. */
export function describeWentBack(open: OpenBooks): void {
	describe('the ways to book what went back', () => {
		it('undoes the payment where the settings say so, and books it anew when it comes again', async () => {
			const keeper = await open({ settings: { reversalMethod: 'void' } });
			const { world } = keeper;
			const debit = await keeper.confirmedDebit(AMOUNT);
			await keeper.sweep();
			world.goCardless.chargeBack(debit.payment);
			await keeper.sweep();
			keeper.expectUndone();
			expect(world.openOf(debit.invoice)).toBe(AMOUNT);
			keeper.expectClearing(0);
			world.goCardless.cancelChargeback(debit.payment);
			await keeper.sweep();
			expect(world.openOf(debit.invoice)).toBe(0);
			keeper.expectClearing(AMOUNT);
		});

		it.each([
			['receivable', 2_000, 0],
			['refundsAccount', 0, 2_000],
		])('charges a refund to the %s', async (refundBooking, owed, refunded) => {
			const keeper = await open({ settings: { refundBooking } });
			const debit = await keeper.confirmedDebit(AMOUNT);
			await keeper.sweep();
			keeper.world.goCardless.refund(debit.payment, 2_000);
			await keeper.payOut();
			await keeper.letHoursPass();
			expect(keeper.world.owedBy(debit.customer)).toBe(owed);
			expect(keeper.balance('refunds')).toBe(refunded);
			keeper.expectClearing(0);
			keeper.expectBankLines();
		});

		it('waits with a refund for its payment, when both are told at once', async () => {
			const keeper = await open();
			const debit = await keeper.confirmedDebit(AMOUNT);
			keeper.world.goCardless.refund(debit.payment, 2_000);
			await keeper.payOut();
			const first = await keeper.sweep();
			expect([codes(first, 'do'), codes(first, 'review')]).toEqual([['bookPayment'], []]);
			expect(planned(first, 'nothing').map(({ reason }) => reason)).toContainEqual(
				expect.stringMatching(/booked with the next run/),
			);
			expect(codes(await keeper.sweep(), 'do')).toEqual(['bookRefund']);
			await keeper.reconcile();
			keeper.expectClearing(0);
		});
	});
}
