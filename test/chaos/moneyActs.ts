import { invoiceKey, type Payment } from '../simulators/goCardless';
import type { WeightedAct } from './business';
import type { ChaosWorld } from './chaosWorld';

/* What happens to money after it was collected: at the payer's bank, ours, and in the dashboard. */

export const MONEY_ACTS: WeightedAct[] = [
	['refund_full', 2, (chaos) => refund(chaos, () => 1)],
	['refund_partial', 2, (chaos) => refund(chaos, ({ random }) => random.next())],
	['refund_returned', 2, returnRefund],
	['late_failure', 2, failLate],
	['chargeback', 2, chargeBack],
	['chargeback_won', 4, winChargeback],
	['payout_bounced', 1, bouncePayout],
	['payout_sent_again', 1, sendPayoutAgain],
];

const isCollected = ({ status }: Payment) => status === 'confirmed' || status === 'paid_out';

function refund(chaos: ChaosWorld, share: (chaos: ChaosWorld) => number): boolean {
	const payment = pickPayment(chaos, (one) => isCollected(one) && one.amount_refunded === 0);
	if (payment === undefined) return false;
	const amount = Math.max(1, Math.round(payment.amount * share(chaos)));
	chaos.main.world.goCardless.refund(payment.id, amount);
	return true;
}

/** The payer's bank does not take it, at once or after all; the money comes back. */
function returnRefund({ main, random }: ChaosWorld): boolean {
	const { goCardless } = main.world;
	const sent = goCardless.world.refunds
		.all()
		.filter(({ status }) => status === 'submitted' || status === 'paid' || status === 'bounced');
	if (sent.length === 0) return false;
	const { id, status } = random.pick(sent);
	if (status !== 'bounced' && random.chance(0.5)) goCardless.bounceRefund(id);
	else goCardless.returnRefund(id);
	return true;
}

function failLate(chaos: ChaosWorld): boolean {
	const payment = pickPayment(chaos, isCollected);
	if (payment !== undefined) chaos.main.world.goCardless.failPayment(payment.id);
	return payment !== undefined;
}

function chargeBack(chaos: ChaosWorld): boolean {
	const payment = pickPayment(chaos, isCollected);
	if (payment !== undefined) chaos.main.world.goCardless.chargeBack(payment.id);
	return payment !== undefined;
}

function winChargeback(chaos: ChaosWorld): boolean {
	const { goCardless } = chaos.main.world;
	const live = goCardless.liveDebitsByInvoice();
	const payment = pickPayment(chaos, ({ status, metadata: { books = '', invoice = '' } }) => {
		// The payer's bank would not take the money of an invoice that was collected anew meanwhile.
		return status === 'charged_back' && !live.has(invoiceKey(books, invoice));
	});
	if (payment !== undefined) chaos.main.world.goCardless.cancelChargeback(payment.id);
	return payment !== undefined;
}

function bouncePayout({ main, random }: ChaosWorld): boolean {
	const paid = payouts(main.world, 'paid').filter(
		({ fx, amount }) => fx.fx_currency === null && amount > 0,
	);
	if (paid.length > 0) main.world.goCardless.bouncePayout(random.pick(paid).id);
	return paid.length > 0;
}

function sendPayoutAgain({ main, random }: ChaosWorld): boolean {
	const bounced = payouts(main.world, 'bounced');
	if (bounced.length > 0) main.world.goCardless.resendPayout(random.pick(bounced).id);
	return bounced.length > 0;
}

function payouts({ goCardless }: ChaosWorld['main']['world'], wanted: 'paid' | 'bounced') {
	return goCardless.world.payouts.all().filter(({ status }) => status === wanted);
}

function pickPayment(
	{ main: { world }, random }: ChaosWorld,
	fits: (payment: Payment) => boolean,
): Payment | undefined {
	const fitting = world.goCardless.world.payments.all().filter(fits);
	return fitting.length === 0 ? undefined : random.pick(fitting);
}
