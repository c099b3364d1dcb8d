import type { OpenBooks } from '../anyBookkeeper';
import { AMOUNT } from './amounts';

/** When a collected debit gets into the books, as the settings choose. */
export function describePostingMoment(open: OpenBooks): void {
	describe('when a collected debit is booked', () => {
		it.each(['submitted', 'confirmed', 'paid_out'] as const)(
			'follows the posting moment: %s',
			async (postingMoment) => {
				const keeper = await open({ settings: { postingMoment } });
				const { goCardless } = keeper.world;
				const debit = await keeper.debit(AMOUNT);
				const steps = [
					() => goCardless.submitPayment(debit.payment),
					() => goCardless.confirmPayment(debit.payment),
					async () => void (await keeper.payOut()),
				];
				for (const step of steps) {
					await step();
					await keeper.deliver(...keeper.takeDeliveries());
					await keeper.reconcile();
					expect(keeper.world.clearing).toBe(goCardless.expectedClearing('GBP', postingMoment));
				}
				expect(keeper.paymentsOf(debit.invoice)).toHaveLength(1);
				keeper.expectBankLines();
			},
		);

		it('takes back what was booked when it was submitted, if the bank then refuses', async () => {
			const keeper = await open({ settings: { postingMoment: 'submitted' } });
			const { goCardless } = keeper.world;
			const debit = await keeper.debit(AMOUNT);
			goCardless.submitPayment(debit.payment);
			await keeper.deliver(...keeper.takeDeliveries());
			expect(keeper.world.openOf(debit.invoice)).toBe(0);
			goCardless.failPayment(debit.payment);
			await keeper.deliver(...keeper.takeDeliveries());
			expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
			expect(keeper.world.clearing).toBe(0);
		});
	});
}
