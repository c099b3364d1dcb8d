import type { OpenBooks } from '../anyBookkeeper';
import { codes, planned } from '../worlds';
import { AMOUNT } from './amounts';
import { payoutOf, untilPaidOut } from './paidOut';

/** What keeps a payout out of the books until a person has looked at it. */
export function describeUnprovenPayouts(open: OpenBooks): void {
	describe('payouts that cannot be proven', () => {
		it('posts nothing when the items are a tenth more than rounding explains', async () => {
			const { keeper, payout } = await untilPaidOut(open);
			const record = payoutOf(keeper, payout);
			const [item] = record.internal.items;
			if (item === undefined) throw new Error('There are no items.');
			item.amount = `${AMOUNT}.6`;
			const run = await keeper.reconcile();
			expect(codes(run, 'do')).toEqual([]);
			expect(run.items('Plan', 2)).toMatchObject([
				{
					code: 'itemsDiffer',
					differenceText: '0.006 GBP',
					items: [{ type: 'payment_paid_out' }, { type: 'gocardless_fee' }],
				},
			]);
			expect(keeper.bankEntries()).toEqual([]);
			item.amount = `${AMOUNT}.0`;
			await keeper.reconcile();
			keeper.expectBankLines();
		});

		it('waits for payments that are not in the books yet', async () => {
			const keeper = await open();
			await keeper.confirmedDebit(AMOUNT);
			await keeper.payOut();
			const early = await keeper.reconcile();
			expect([codes(early, 'do'), codes(early, 'review')]).toEqual([[], ['paymentNotBooked']]);
			await keeper.letHoursPass();
			keeper.expectBankLines();
			keeper.expectClearing(0);
		});

		it('says so when GoCardless no longer has the items', async () => {
			const keeper = await open({ startsDaysAgo: 230 });
			const { clock, goCardless, n8n } = keeper.world;
			const { mandate } = keeper.world.seedPayer('Ada Bakery');
			goCardless.seedPayment({ mandate, amount: AMOUNT, status: 'confirmed' });
			await keeper.payOut();
			await clock.advance({ days: 200 });
			const template = JSON.parse(
				JSON.stringify(keeper.world.template('payouts')).replace(
					'"createdWithinDays":60',
					'"createdWithinDays":400',
				),
			) as unknown;
			const run = (await n8n.runWorkflow(template, { start: 'Schedule' })).demandSuccess();
			expect(codes(run, 'do')).toEqual([]);
			expect(planned(run, 'review')).toMatchObject([
				{ code: 'itemsGone', reason: expect.stringMatching(/older than six months/) },
			]);
		});

		it.each([
			['an item of a type of tomorrow', 'itemUnknown', { type: 'loyalty_bonus' }],
			['an item that names no payment', 'itemUnknown', { links: {} }],
		])('leaves a payout with %s to a person', async (_name, code, change) => {
			const { keeper, payout } = await untilPaidOut(open);
			const [item] = payoutOf(keeper, payout).internal.items;
			Object.assign(item ?? {}, change);
			const run = await keeper.reconcile();
			expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
			expect(keeper.bankEntries()).toEqual([]);
		});

		it.each([
			['noFeesAccount', { feesAccountId: undefined }],
			['noBankAccount', { bankAccountId: undefined }],
			['noClearingAccount', { clearingAccounts: {} }],
			['otherCreditor', { creditorId: 'CR_ANOTHER' }],
		])('asks for what the set-up did not name: %s', async (code, settings) => {
			const { keeper } = await untilPaidOut(open);
			keeper.choose(settings);
			const run = await keeper.reconcile();
			expect(codes(run, 'do')).toEqual([]);
			expect(codes(run, 'review').length).toBe(1);
			expect([code, 'bookedElsewhere']).toContain(codes(run, 'review')[0]);
			keeper.choose({});
			await keeper.reconcile();
			keeper.expectBankLines();
			keeper.expectClearing(0);
		});

		it('sees that somebody changed the entry', async () => {
			const { keeper } = await untilPaidOut(open);
			await keeper.reconcile();
			const [deposit] = keeper.bankEntries();
			expect(deposit).toBeDefined();
			expect(keeper.journals()).toEqual([]);
			// The payout itself is what changed here: the books now show another amount.
			const [payout] = keeper.world.goCardless.world.payouts.all();
			if (payout !== undefined) payout.amount += 1;
			expect(codes(await keeper.reconcile(), 'review')).toEqual(['bookedAmount']);
		});
	});
}
