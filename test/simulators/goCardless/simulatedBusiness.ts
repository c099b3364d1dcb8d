import { SimulatorServer } from '../shared/httpServer';
import type { Delivery } from '../shared/webhooks';
import { runDailyJobs } from './business/dailyJobs';
import type { Outcome, OutcomeDetails, PaymentMatch } from './business/decisions';
import type { Cause } from './business/events';
import {
	cancelChargeback,
	chargeBack,
	failPayment,
	type ChargebackDetails,
	type FailureDetails,
} from './business/failures';
import { held } from './business/ledger';
import {
	answerPayment,
	approveMandate,
	replaceMandate,
	transferMandate,
} from './business/mandateMoves';
import { cancelMandate, changeMandate } from './business/mandates';
import { completeFlow, type PayerDetails } from './business/payerPages';
import { cancelPayment, confirmPayment, submitPayment } from './business/payments';
import { bouncePayout, makePayout, payPayout, resendPayout } from './business/payouts';
import { bounceRefund, payRefund, refundInDashboard, returnRefund } from './business/refunds';
import { runScenario } from './business/scenarios';
import { addMerchant } from './merchant';
import type { BillingRequest } from './model/billingRequests';
import type {
	CustomerBankAccount,
	GoCardlessEvent,
	Mandate,
	MandateStatus,
	Metadata,
	Payment,
	Payout,
	Refund,
} from './model/records';
import { expectedClearing, invoiceKey, liveDebitsByInvoice, paymentsOf } from './questions';
import {
	seedCustomerWithMandate,
	seedPayment,
	type SeedCustomer,
	type SeededCustomer,
	type SeedPayment,
} from './seeding';
import { DEFAULT_WEBHOOK_SECRET, type GoCardlessSimulatorOptions } from './settings';
import { WebhookOutbox, type SendResult, type TakeOptions } from './webhooks/outbox';
import { World } from './world';

const BY_BANK = (cause: string): Cause => ({ origin: 'bank', cause });

/**
 * What a test can do to the business behind the API, and ask of it. Time moves it on by itself;
 * every verb here writes the events that the vendor would write.
 */
export abstract class SimulatedBusiness extends SimulatorServer {
	readonly world: World;

	readonly webhooks: WebhookOutbox;

	constructor(readonly options: GoCardlessSimulatorOptions) {
		super(options.faults);
		this.world = new World(options.clock, options, () => this.url);
		this.webhooks = new WebhookOutbox(this.world, options.webhookSecret ?? DEFAULT_WEBHOOK_SECRET);
		addMerchant(this.world);
		options.clock.onAdvance(() => runDailyJobs(this.world));
	}

	/** What becomes of a payment, or of all that match; the newest decision wins. */
	decide(match: PaymentMatch, outcome: Outcome, details: OutcomeDetails = {}): void {
		this.world.decisions.add(match, outcome, details);
	}

	/** A payer opens the link and agrees. Takes a flow or billing request id; expired ones refuse. */
	completeFlow(id: string, details: PayerDetails = {}): BillingRequest {
		return completeFlow(this.world, id, details);
	}

	payment(id: string): Payment {
		return this.world.payments.require(id);
	}

	mandate(id: string): Mandate {
		return this.world.mandates.require(id);
	}

	submitPayment(id: string): void {
		submitPayment(this.world, this.payment(id));
	}

	confirmPayment(id: string): void {
		confirmPayment(this.world, this.payment(id));
	}

	/** Also late, from confirmed or paid out. */
	failPayment(id: string, details: FailureDetails = {}): void {
		failPayment(this.world, this.payment(id), details);
	}

	/** Cancelled by the payer's bank before it was sent. */
	cancelPayment(id: string, cause: Cause = BY_BANK('mandate_cancelled')): void {
		cancelPayment(this.world, this.payment(id), cause);
	}

	chargeBack(id: string, details: ChargebackDetails = {}): void {
		chargeBack(this.world, this.payment(id), details);
	}

	cancelChargeback(id: string): void {
		cancelChargeback(this.world, this.payment(id));
	}

	/** Ends a mandate for the bank or the payer, with all that hangs on it. */
	cancelMandate(id: string, cause = 'mandate_cancelled'): void {
		cancelMandate(this.world, this.mandate(id), BY_BANK(cause));
	}

	/** The payer changed banks; the mandate goes along. */
	transferMandate(id: string): CustomerBankAccount {
		return transferMandate(this.world, this.mandate(id));
	}

	/** A new mandate takes over; the old one refuses with `mandate_replaced`. */
	replaceMandate(id: string): Mandate {
		return replaceMandate(this.world, this.mandate(id));
	}

	/** The second signature of a mandate that waits for it. */
	approveMandate(id: string): void {
		approveMandate(this.world, this.mandate(id));
	}

	/** The payer's answer to a payment that needs approval. */
	answerPayment(id: string, approved: boolean): void {
		answerPayment(this.world, this.payment(id), approved);
	}

	/** Any other change of a mandate: `failed`, `expired`, `blocked` and so on. */
	changeMandate(id: string, status: MandateStatus, cause: Cause, action: string = status): void {
		changeMandate(this.world, this.mandate(id), status, action, cause);
	}

	/** Makes a payout of confirmed payments now; all that are confirmed when no ids are given. */
	payOut(currency: string, ids?: string[]): Payout | undefined {
		const payments =
			ids?.map((id) => this.payment(id)) ??
			[...this.world.livePayments]
				.map((id) => this.payment(id))
				.filter((one) => one.currency === currency && one.status === 'confirmed');
		return makePayout(this.world, currency, payments);
	}

	/** Sends a pending payout to the merchant's bank now. */
	payPayout(id: string): void {
		payPayout(this.world, this.world.payouts.require(id));
	}

	bouncePayout(id: string): void {
		bouncePayout(this.world, this.world.payouts.require(id));
	}

	resendPayout(id: string): void {
		resendPayout(this.world, this.world.payouts.require(id));
	}

	/** A refund made in the dashboard. `amount` in minor units. */
	refund(payment: string, amount: number): Refund {
		return refundInDashboard(this.world, this.payment(payment), amount);
	}

	payRefund(id: string): void {
		payRefund(this.world, this.world.refunds.require(id));
	}

	bounceRefund(id: string): void {
		bounceRefund(this.world, this.world.refunds.require(id));
	}

	returnRefund(id: string): void {
		returnRefund(this.world, this.world.refunds.require(id));
	}

	runScenario(scenario: string, resource: string): void {
		runScenario(this.world, scenario, resource);
	}

	seedCustomerWithMandate(given: SeedCustomer = {}): SeededCustomer {
		return seedCustomerWithMandate(this.world, given);
	}

	seedPayment(given: SeedPayment): Payment {
		return seedPayment(this.world, given);
	}

	/** Minor units that GoCardless holds for the merchant, payouts under way included. */
	held(currency: string): number {
		return held(this.world, currency);
	}

	/** What the merchant's clearing account should show for a posting moment. */
	expectedClearing(currency: string, moment: 'submitted' | 'confirmed' | 'paid_out'): number {
		return expectedClearing(this.world, currency, this.held(currency), moment);
	}

	paymentsOf(of: string | Mandate | Metadata): readonly Payment[] {
		return paymentsOf(this.world, of);
	}

	/** Live and successful debits of one invoice, minor units. */
	liveDebitsOfInvoice(books: string, invoice: string): number {
		return this.liveDebitsByInvoice().get(invoiceKey(books, invoice)) ?? 0;
	}

	liveDebitsByInvoice(): Map<string, number> {
		return liveDebitsByInvoice(this.world);
	}

	/** All events so far, oldest first. */
	get events(): readonly GoCardlessEvent[] {
		return this.world.events.all();
	}

	/** Empties the outbox into signed deliveries. */
	takeDeliveries(options: TakeOptions = {}): Delivery[] {
		return this.webhooks.take(options);
	}

	signDelivery(events: readonly GoCardlessEvent[]): Delivery {
		return this.webhooks.sign([...events]);
	}

	testWebhook(): Delivery {
		return this.webhooks.test();
	}

	/** Sends the outbox to a URL; refused deliveries go again with the next call. */
	async sendWebhooks(
		url: string,
		options: Parameters<WebhookOutbox['send']>[1] = {},
	): Promise<SendResult[]> {
		return this.webhooks.send(url, options);
	}
}
