import type { OpenBooks } from '../anyBookkeeper';
import { codes } from '../worlds';
import { AMOUNT } from './amounts';

/** Collected money whose account or creditor the set-up did not name. */
export function describeUnnamedInSetUp(open: OpenBooks): void {
	describe('what the set-up did not name', () => {
		it.each([
			['noClearingAccount', { clearingAccounts: {} }],
			['otherCreditor', { creditorId: 'CR_ANOTHER' }],
		])('keeps a collected payment waiting: %s', async (code, settings) => {
			const keeper = await open({ settings });
			const debit = await keeper.confirmedDebit(AMOUNT);
			const run = await keeper.sweep();
			expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
			expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
			// Nothing is lost: once it is named, the next sweep books it.
			const { clearingAccount } = keeper.world;
			keeper.choose({ creditorId: undefined, clearingAccounts: { GBP: clearingAccount } });
			await keeper.sweep();
			expect(keeper.world.openOf(debit.invoice)).toBe(0);
			keeper.expectClearing(AMOUNT);
		});
	});
}
