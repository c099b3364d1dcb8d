import type { SimulatedClock } from '../shared/clock';
import { toTenths, type GoCardlessSimulator, type Payment } from './index';
import { closeAll, start } from './testKit';

let simulator: GoCardlessSimulator;
let clock: SimulatedClock;

beforeEach(async () => {
	({ simulator, clock } = await start());
});

afterEach(closeAll);

const actionsOf = (link: string, id: string) =>
	simulator.events
		.filter(({ links }) => links[link] === id)
		.map(({ resource_type: type, action }) => `${type}.${action}`);

const days = async (count: number) => await clock.advance({ days: count });

function seed(
	amount = 10_000,
	fields: { scheme?: string; retryIfPossible?: boolean } = {},
): Payment {
	const { mandate } = simulator.seedCustomerWithMandate(
		fields.scheme === undefined ? {} : { scheme: fields.scheme },
	);
	return simulator.seedPayment({
		mandate,
		amount,
		retryIfPossible: fields.retryIfPossible ?? false,
	});
}

describe('a payment in time', () => {
	test.each([
		['bacs', '2026-03-03', '2026-03-05', '2026-03-06', '2026-03-09'],
		['autogiro', '2026-03-10', '2026-03-12', '2026-03-12', '2026-03-16'],
		['becs', '2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'],
		['pad', '2026-03-02', '2026-03-05', '2026-03-09', '2026-03-10'],
		['ach', '2026-03-03', '2026-03-04', '2026-03-06', '2026-03-09'],
	])('%s goes its working days', (scheme, submitOn, charge, confirmOn, payOutOn) => {
		const payment = seed(10_000, { scheme });
		expect(payment.charge_date).toBe(charge);
		expect(payment.internal).toMatchObject({ submitOn, confirmOn, payOutOn });
	});

	test('from creation to the bank: held by GoCardless, then paid out less fees', async () => {
		const payment = seed(12_345);
		await days(4);
		expect([payment.status, simulator.held('GBP')]).toEqual(['confirmed', 12_345]);
		await days(3);
		expect([payment.status, simulator.held('GBP')]).toEqual(['paid_out', 12_345]);
		const [payout] = simulator.world.payouts.all();
		expect(payout).toMatchObject({ status: 'pending', amount: 12_222, deducted_fees: 123 });
		expect(payout?.internal.items.map((item) => item.amount)).toEqual(['12345.0', '-123.5']);
		await days(1);
		expect(payout).toMatchObject({ status: 'paid', arrival_date: '2026-03-10' });
		expect(simulator.held('GBP')).toBe(0);
		expect(actionsOf('payment', payment.id)).toEqual([
			'payments.submitted',
			'payments.confirmed',
			'payments.paid_out',
		]);
	});

	test('SEPA mandates wait for their first payment and become active with it', async () => {
		const { mandate } = simulator.seedCustomerWithMandate({
			scheme: 'sepa_core',
			status: 'pending_submission',
		});
		await days(30);
		expect(mandate.status).toBe('pending_submission');
		const payment = simulator.seedPayment({ mandate, amount: 5000 });
		await days(10);
		expect([mandate.status, payment.status]).toEqual(['active', 'paid_out']);
	});

	test('a payment on a new Bacs mandate waits until the mandate is active', async () => {
		const { mandate } = simulator.seedCustomerWithMandate({ status: 'pending_submission' });
		const payment = simulator.seedPayment({ mandate, amount: 5000 });
		await days(14);
		expect([mandate.status, payment.status]).toEqual(['active', 'paid_out']);
	});
});

describe('after the happy path', () => {
	test('a failure keeps nothing; with a retry it is collected after all', async () => {
		const payment = seed(5000, { retryIfPossible: true });
		simulator.decide(payment.id, 'fail', { times: 1 });
		await days(4);
		expect([payment.status, simulator.held('GBP')]).toEqual(['failed', 0]);
		expect(simulator.events.at(-1)?.details).toMatchObject({
			cause: 'refer_to_payer',
			will_attempt_retry: true,
		});
		await days(14);
		expect(payment.status).toBe('paid_out');
		expect(actionsOf('payment', payment.id)).toEqual([
			'payments.submitted',
			'payments.failed',
			'payments.resubmission_requested',
			'payments.submitted',
			'payments.confirmed',
			'payments.paid_out',
		]);
	});

	test('a closed account ends the mandate and its other payments, told by parent_event', async () => {
		const payment = seed(5000);
		const later = simulator.seedPayment({
			mandate: payment.links.mandate ?? '',
			amount: 700,
			chargeDate: '2026-05-04',
		});
		simulator.decide(payment.id, 'fail', { cause: 'bank_account_closed' });
		await days(4);
		expect(later.status).toBe('cancelled');
		const cancelled = simulator.events.find(({ links }) => links.payment === later.id);
		const parent = simulator.events.find(({ id }) => id === cancelled?.links.parent_event);
		expect(parent).toMatchObject({ resource_type: 'mandates', action: 'cancelled' });
	});

	test('a late failure after the payout is taken back in a later payout, with its fee', async () => {
		const payment = seed(10_000);
		simulator.decide(payment.id, 'lateFailure', { times: 1 });
		await days(9);
		expect([payment.status, simulator.held('GBP')]).toEqual(['failed', -10_000]);
		const next = seed(30_000);
		await days(9);
		const [, payout] = simulator.world.payouts.all();
		expect(payout?.internal.items.map(({ type, amount }) => `${type} ${amount}`)).toEqual([
			'payment_paid_out 30000.0',
			'gocardless_fee -200.0',
			'payment_failed -10000.0',
			'gocardless_fee 100.0',
		]);
		expect(payout).toMatchObject({ amount: 19_900, deducted_fees: 100 });
		expect(actionsOf('payment', payment.id)).toContain('payments.late_failure_settled');
		expect([next.status, simulator.held('GBP')]).toEqual(['paid_out', 0]);
	});

	test('a chargeback before the payout leaves no item; won, it is collected again', async () => {
		const payment = seed(4000);
		simulator.decide(payment.id, 'chargeback', { beforePayout: true, times: 1 });
		await days(4);
		expect([payment.status, simulator.held('GBP')]).toEqual(['charged_back', 0]);
		expect(simulator.world.waiting).toHaveLength(0);
		simulator.cancelChargeback(payment.id);
		expect([payment.status, simulator.held('GBP')]).toEqual(['confirmed', 4000]);
		await days(5);
		expect([payment.status, simulator.held('GBP')]).toEqual(['paid_out', 0]);
	});

	test('a chargeback after the payout is settled, then won in a further payout', async () => {
		const payment = seed(4000);
		await days(8);
		simulator.chargeBack(payment.id);
		seed(50_000);
		await days(9);
		expect(actionsOf('payment', payment.id)).toContain('payments.chargeback_settled');
		simulator.cancelChargeback(payment.id);
		expect(simulator.held('GBP')).toBe(4000);
		await days(5);
		expect([payment.status, simulator.held('GBP')]).toEqual(['paid_out', 0]);
	});

	test('what is owed waits for a surplus', async () => {
		const payment = seed(4000);
		await days(8);
		simulator.failPayment(payment.id);
		await days(10);
		expect(simulator.world.payouts.size).toBe(1);
		expect(simulator.held('GBP')).toBe(-4000);
	});

	test('a bounced payout is held again, told by the creditor alone', async () => {
		seed(4000);
		await days(8);
		const [payout] = simulator.world.payouts.all();
		simulator.bouncePayout(payout?.id ?? '');
		expect(simulator.held('GBP')).toBe(payout?.amount);
		expect(simulator.events.at(-1)).toMatchObject({
			resource_type: 'creditors',
			action: 'bounced_payout',
		});
		simulator.resendPayout(payout?.id ?? '');
		expect(simulator.held('GBP')).toBe(0);
	});
});

test('foreign currency, fees with tax: paid is told before the rate is known', async () => {
	const own = await start({
		creditor: { fx_payout_currency: 'GBP' },
		exchangeRates: { 'EUR/GBP': '0.8500000000' },
		fees: { tax: { percent: 20, rateId: 'GB_VAT_1' } },
	});
	const { mandate } = own.simulator.seedCustomerWithMandate({ scheme: 'sepa_core' });
	own.simulator.seedPayment({ mandate, amount: 12_345, status: 'confirmed' });
	await own.clock.advance({ days: 1 });
	const [payout] = own.simulator.world.payouts.all();
	await own.clock.advance({ days: 1 });
	expect(own.simulator.events.at(-1)).toMatchObject({ action: 'tax_exchange_rates_confirmed' });
	expect(payout).toMatchObject({ status: 'pending', fx: { fx_amount: null } });
	await own.clock.advance({ days: 1 });
	expect(payout).toMatchObject({
		status: 'paid',
		amount: 12_222,
		fx: { fx_currency: 'GBP', fx_amount: 10_389, exchange_rate: '0.8500000000' },
	});
	expect(payout?.internal.items[1]?.taxes).toMatchObject([
		{ amount: '-20.6', destination_amount: '-17.5', destination_currency: 'GBP' },
	]);
});

test('every payout is the rounded sum of its items, and the books say what is held', async () => {
	const outcomes = ['confirm', 'fail', 'lateFailure', 'chargeback'] as const;
	for (let i = 0; i < 200; i += 1) {
		const payment = seed(1001 + i * 37);
		simulator.decide(payment.id, outcomes[i % 4] ?? 'confirm', { times: 1 });
		if (i % 10 === 9) await days(1);
	}
	await days(60);
	const { payouts } = simulator.world;
	expect(payouts.size).toBeGreaterThan(5);
	for (const payout of payouts.all()) {
		const tenths = payout.internal.items.reduce((sum, item) => sum + toTenths(item.amount), 0);
		expect(Math.abs(payout.amount * 10 - tenths)).toBeLessThanOrEqual(5);
	}
	const waiting = simulator.world.waiting
		.flatMap(({ items }) => items)
		.filter(({ type }) => type === 'payment_failed' || type === 'payment_charged_back')
		.reduce((sum, item) => sum + toTenths(item.amount) / 10, 0);
	expect(simulator.held('GBP')).toBe(waiting);
});

test('a refund that bounces comes back in a payout', async () => {
	const payment = seed(10_000);
	await days(4);
	const refund = simulator.refund(payment.id, 2000);
	await days(5);
	expect([refund.status, simulator.held('GBP')]).toEqual(['paid', 0]);
	simulator.bounceRefund(refund.id);
	simulator.returnRefund(refund.id);
	expect([payment.amount_refunded, simulator.held('GBP')]).toEqual([0, 2000]);
	await days(5);
	expect(simulator.held('GBP')).toBe(0);
	expect(actionsOf('refund', refund.id)).toEqual([
		'refunds.created',
		'refunds.refund_settled',
		'refunds.paid',
		'refunds.failed',
		'refunds.funds_returned',
	]);
});

describe('mandates that move', () => {
	test('a transferred mandate keeps collecting from the new account', async () => {
		const payment = seed(4000);
		const mandate = simulator.mandate(payment.links.mandate ?? '');
		const account = simulator.transferMandate(mandate.id);
		expect(mandate.links.customer_bank_account).toBe(account.id);
		expect(simulator.events.at(-1)).toMatchObject({
			action: 'transferred',
			links: { new_customer_bank_account: account.id },
		});
		await days(8);
		expect(payment.status).toBe('paid_out');
	});

	test('an approved mandate goes on to become active, with the payment that waited', async () => {
		const { mandate } = simulator.seedCustomerWithMandate({ status: 'pending_customer_approval' });
		const payment = simulator.seedPayment({ mandate, amount: 4000 });
		await days(10);
		expect([mandate.status, payment.status]).toEqual([
			'pending_customer_approval',
			'pending_submission',
		]);
		simulator.approveMandate(mandate.id);
		await days(15);
		expect([mandate.status, payment.status]).toEqual(['active', 'paid_out']);
	});

	test('a payment that needs approval is only sent with it', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		mandate.payments_require_approval = true;
		const granted = simulator.seedPayment({ mandate, amount: 500 });
		const denied = simulator.seedPayment({ mandate, amount: 600 });
		simulator.answerPayment(granted.id, true);
		simulator.answerPayment(denied.id, false);
		await days(10);
		expect([granted.status, denied.status]).toEqual(['paid_out', 'customer_approval_denied']);
	});
});

describe('scenarios of the sandbox', () => {
	test.each([
		['payment_submitted', 'submitted', 0],
		['payment_confirmed', 'confirmed', 5000],
		['payment_failed', 'failed', 0],
		['payment_paid_out', 'paid_out', 5000],
		['payment_charged_back', 'charged_back', 0],
		['payment_chargeback_settled', 'charged_back', 0],
		['payment_late_failure', 'failed', 0],
		['payment_late_failure_settled', 'failed', 0],
	])('%s leaves the payment %s and %i held', (scenario, status, held) => {
		const payment = seed(5000);
		simulator.runScenario(scenario, payment.id);
		expect([payment.status, simulator.held('GBP')]).toEqual([status, held]);
		const settled = actionsOf('payment', payment.id).some((action) => action.endsWith('_settled'));
		expect(settled).toBe(scenario.endsWith('_settled'));
	});

	test('names of payers steer what no rule decides', async () => {
		const named = (name: string) => {
			const { mandate } = simulator.seedCustomerWithMandate({
				given_name: name,
				family_name: 'Payer',
			});
			return simulator.seedPayment({ mandate, amount: 5000 });
		};
		const payments = ['Successful', 'Penniless', 'Late', 'Fickle'].map(named);
		await days(14);
		expect(payments.map(({ status }) => status)).toEqual([
			'paid_out',
			'failed',
			'failed',
			'charged_back',
		]);
	});
});
