import type { OpenBooks } from '../anyBookkeeper';
import { FEE } from './amounts';
import { untilPaidOut } from './paidOut';

/** A hundredth of each debit, of which a sixth is VAT. */
const account = {
	fees: {
		basisPoints: 100,
		smallest: 20,
		largest: 200,
		surcharge: 0,
		tax: { percent: 20, rateId: 'GB_VAT_1' },
	},
};

/** What GoCardless keeps for itself, and where the books show it. */
export function describeFees(open: OpenBooks): void {
	describe('fees and the tax within them', () => {
		it('keeps the tax apart where the set-up names an account for it', async () => {
			const { keeper } = await untilPaidOut(open, { account });
			keeper.choose({ feeVatAccountId: keeper.accounts.feeVat });
			await keeper.reconcile();
			const { fees, vat } = { fees: keeper.balance('fees'), vat: keeper.balance('feeVat') };
			expect(vat).toBe(20);
			expect(fees + vat).toBe(FEE);
			keeper.expectBankLines();
			keeper.expectClearing(0);
		});

		it('leaves the tax with the fees where it names none', async () => {
			const { keeper } = await untilPaidOut(open, { account });
			await keeper.reconcile();
			expect([keeper.balance('fees'), keeper.balance('feeVat')]).toEqual([FEE, 0]);
			keeper.expectClearing(0);
		});

		it('books surcharges and fees that come back', async () => {
			const { keeper, debit } = await untilPaidOut(open, { account: { fees: { surcharge: 35 } } });
			await keeper.reconcile();
			keeper.world.goCardless.chargeBack(debit.payment);
			await keeper.confirmedDebit(50_000, 'Bert Bikes');
			await keeper.payOut();
			await keeper.letHoursPass();
			keeper.expectClearing(0);
			keeper.expectBankLines();
			// The fee of the first debit came back; the surcharge and the fee of the second stay.
			expect(keeper.balance('fees')).toBe(35 + 200);
		});
	});
}
