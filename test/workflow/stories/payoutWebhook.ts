import type { OpenBooks } from '../anyBookkeeper';
import { untilPaidOut } from './paidOut';

/** Payouts that are told the moment they happen. */
export function describePayoutWebhook(open: OpenBooks): void {
	describe('the webhook of payouts', () => {
		it('books a payout the moment it is told, however often that is', async () => {
			const { keeper } = await untilPaidOut(open);
			const { goCardless, n8n } = keeper.world;
			const about = goCardless.events.filter(({ resource_type: type }) => type === 'payouts');
			const told = goCardless.signDelivery(about);
			for (const delivery of [told, told]) {
				const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), delivery);
				expect(answer.status).toBe(200);
				answer.execution?.demandSuccess();
			}
			expect(keeper.bankEntries()).toHaveLength(1);
			keeper.expectBankLines();
		});

		it('takes a payout out when the creditor event tells that it bounced', async () => {
			const { keeper, payout } = await untilPaidOut(open);
			const { goCardless, n8n } = keeper.world;
			await keeper.reconcile();
			goCardless.bouncePayout(payout);
			const told = goCardless.signDelivery(goCardless.events.slice(-1));
			const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), told);
			answer.execution?.demandSuccess();
			expect(keeper.balance('bank')).toBe(0);
		});

		it('is not started by what is about something else', async () => {
			const { keeper } = await untilPaidOut(open);
			const { goCardless, n8n } = keeper.world;
			const about = goCardless.events.filter(({ resource_type: type }) => type === 'payments');
			const told = goCardless.signDelivery(about);
			const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), told);
			expect([answer.status, answer.execution]).toEqual([200, undefined]);
		});
	});
}
