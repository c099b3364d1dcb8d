import type { AnyBookkeeper, OpenBooks } from '../anyBookkeeper';
import type { Debit } from '../ledgerBooks';
import { codes, planned } from '../worlds';
import { AMOUNT } from './amounts';

const NOTHINGS: Array<[string, (keeper: AnyBookkeeper, debit: Debit) => void | Promise<void>]> = [
	[
		'fails at the bank',
		async ({ world }, { payment }) => {
			world.goCardless.submitPayment(payment);
			world.goCardless.failPayment(payment);
		},
	],
	['is cancelled', ({ world }, { payment }) => world.goCardless.cancelPayment(payment)],
	[
		'is denied by the payer',
		({ world }, { payment }) => {
			world.goCardless.payment(payment).status = 'pending_customer_approval';
			world.goCardless.answerPayment(payment, false);
		},
	],
	[
		'ends with its mandate',
		({ world }, { mandate }) => world.goCardless.cancelMandate(mandate, 'bank_account_closed'),
	],
	[
		'takes its mandate along',
		({ world }, { payment }) => {
			world.goCardless.submitPayment(payment);
			world.goCardless.failPayment(payment, { cause: 'invalid_bank_details' });
		},
	],
];

/** Debits that fail, end or wait before any money was collected. */
export function describeComesToNothing(open: OpenBooks): void {
	describe('a debit that comes to nothing', () => {
		it.each(NOTHINGS)('books nothing when it %s', async (_name, happen) => {
			const keeper = await open();
			const debit = await keeper.debit(AMOUNT);
			await happen(keeper, debit);
			for (const run of await keeper.deliver(...keeper.takeDeliveries())) {
				expect(codes(run, 'do')).toEqual([]);
				expect(codes(run, 'review')).toEqual([]);
			}
			await keeper.sweep();
			expect(keeper.paymentsInBooks).toBe(0);
			expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
			keeper.expectClearing(0);
		});

		it('waits for the retry that GoCardless makes by itself, and books that once', async () => {
			const keeper = await open();
			const debit = await keeper.debit(AMOUNT);
			const { goCardless } = keeper.world;
			goCardless.submitPayment(debit.payment);
			goCardless.failPayment(debit.payment, { willAttemptRetry: true });
			const [run] = await keeper.deliver(goCardless.signDelivery(goCardless.events.slice(-1)));
			expect(run && planned(run, 'nothing')[0]?.reason).toMatch(/will try it again by itself/);
			await keeper.world.clock.advance({ days: 8 });
			await keeper.world.letDebitsConfirm();
			await keeper.deliver(...keeper.takeDeliveries());
			expect(keeper.paymentsOf(debit.invoice)).toHaveLength(1);
			expect(keeper.world.openOf(debit.invoice)).toBe(0);
			keeper.expectClearing(AMOUNT);
		});

		it('is collected after all when somebody retries a late failure by hand', async () => {
			const keeper = await open();
			const { world } = keeper;
			const debit = await keeper.confirmedDebit(AMOUNT);
			await keeper.sweep();
			world.goCardless.failPayment(debit.payment);
			await keeper.deliver(...keeper.takeDeliveries());
			expect(world.openOf(debit.invoice)).toBe(AMOUNT);
			const recordId = { __rl: true, mode: 'id', value: debit.payment };
			const node = 'n8n-nodes-gocardless-books.goCardless';
			const retry = { authentication: 'accessToken', resource: 'payment', operation: 'retry' };
			(await world.n8n.runNode(node, { ...retry, recordId })).demandSuccess();
			await world.letDebitsConfirm();
			await keeper.deliver(...keeper.takeDeliveries());
			expect(world.openOf(debit.invoice)).toBe(0);
			expect(world.owedBy(debit.customer)).toBe(0);
			keeper.expectClearing(AMOUNT);
			await keeper.expectNothingLeft();
		});
	});
}
