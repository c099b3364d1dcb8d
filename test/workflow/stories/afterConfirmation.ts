import type { AnyBookkeeper } from '../anyBookkeeper';
import type { Debit } from '../ledgerBooks';
import { AMOUNT } from './amounts';

/** What may happen to a debit after it was confirmed. */
export interface Story {
	title: string;
	/** What happens to a confirmed debit; `tell` is where a webhook would come. */
	happen(keeper: AnyBookkeeper, debit: Debit, tell: () => Promise<void>): Promise<void>;
	/** What the customer owes in the end, in minor units. */
	owed: number;
	/** What is left to pay of the invoice, when that is not what is owed. */
	open?: number;
	/** The money leaves its invoice, comes back, and leaves it again. */
	isTakenBackTwice?: true;
}

export const STORIES: Story[] = [
	{
		title: 'a debit that fails after it was confirmed',
		async happen({ world }, { payment }, tell) {
			world.goCardless.failPayment(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a debit that fails after it was paid out',
		async happen(keeper, { payment }, tell) {
			await keeper.payOut();
			await tell();
			keeper.world.goCardless.failPayment(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback before the payout',
		async happen({ world }, { payment }, tell) {
			world.goCardless.chargeBack(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback after the payout, settled with the next one',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			await keeper.payOut();
			await tell();
			goCardless.chargeBack(payment);
			await tell();
			await keeper.confirmedDebit(50_000, 'Bert Bikes');
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback before the payout that is won',
		async happen({ world }, { payment }, tell) {
			world.goCardless.chargeBack(payment);
			await tell();
			world.goCardless.cancelChargeback(payment);
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a chargeback after the payout that is won',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			await keeper.payOut();
			await tell();
			goCardless.chargeBack(payment);
			await tell();
			goCardless.cancelChargeback(payment);
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a chargeback that is won, and comes a second time',
		async happen({ world: { goCardless } }, { payment }, tell) {
			goCardless.chargeBack(payment);
			await tell();
			goCardless.cancelChargeback(payment);
			await tell();
			goCardless.chargeBack(payment);
			await tell();
		},
		owed: AMOUNT,
		isTakenBackTwice: true,
	},
	{
		title: 'a refund that is sent but not deducted yet',
		async happen(keeper, { payment }, tell) {
			keeper.world.goCardless.refund(payment, 2_000);
			await tell();
			keeper.world.goCardless.payRefund(keeper.lastRefund());
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a refund that is deducted from the payout',
		async happen(keeper, { payment }, tell) {
			keeper.world.goCardless.refund(payment, 2_000);
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: 2_000,
		open: 0,
	},
	{
		title: 'a refund that bounces and comes back',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			goCardless.refund(payment, 2_000);
			await keeper.payOut();
			await tell();
			goCardless.bounceRefund(keeper.lastRefund());
			await tell();
			goCardless.returnRefund(keeper.lastRefund());
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a refund that comes back before it was deducted',
		async happen(keeper, { payment }, tell) {
			keeper.world.goCardless.refund(payment, 2_000);
			await tell();
			keeper.world.goCardless.returnRefund(keeper.lastRefund());
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: 0,
	},
];
