import type { OpenBooks } from '../anyBookkeeper';
import { codes } from '../worlds';
import { AMOUNT } from './amounts';

/** Payments and refunds that were made in GoCardless itself, or for another company. */
export function describeUnaskedPayments(open: OpenBooks): void {
	describe('payments that nobody here asked for', () => {
		it('pays the invoice whose number the payer was told, if the amount fits', async () => {
			const keeper = await open();
			const { world } = keeper;
			const payer = world.seedPayer('Ada Bakery');
			const invoice = world.seedInvoice(payer, AMOUNT);
			const number = keeper.numberOf(invoice);
			const { id } = world.goCardless.seedPayment({
				mandate: payer.mandate,
				amount: AMOUNT,
				description: `Invoice ${number}, thank you`,
				status: 'submitted',
			});
			world.goCardless.confirmPayment(id);
			await keeper.deliver(...world.goCardless.takeDeliveries());
			expect(world.openOf(invoice)).toBe(0);
			keeper.expectClearing(AMOUNT);
		});

		it('leaves one that says nothing to a person', async () => {
			const keeper = await open();
			const { world } = keeper;
			const { mandate } = world.seedPayer('Ada Bakery');
			const { id } = world.goCardless.seedPayment({ mandate, amount: 500, status: 'submitted' });
			world.goCardless.confirmPayment(id);
			const [run] = await keeper.deliver(...world.goCardless.takeDeliveries());
			expect(run && codes(run, 'review')).toEqual(['invoiceUnknown']);
			expect(keeper.paymentsInBooks).toBe(0);
		});

		it('leaves a refund of another company’s payment to that company', async () => {
			const keeper = await open();
			const { goCardless } = keeper.world;
			const { mandate } = keeper.world.seedPayer('Ada Bakery');
			const { id } = goCardless.seedPayment({
				mandate,
				amount: 5_000,
				status: 'confirmed',
				metadata: { books: 'quickbooks:another company', customer: '1', invoice: '1' },
			});
			goCardless.refund(id, 1_000);
			await keeper.payOut();
			const run = await keeper.sweep();
			expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], []]);
			expect(codes(run, 'nothing')).toContain('otherBooks');
			expect(keeper.world.clearing).toBe(0);
		});
	});
}
