import { DoubleEntryBooks } from '../shared/doubleEntry';
import type { SimulatedClock } from '../shared/clock';
import type {
	BillingRequest,
	BillingRequestFlow,
	BillingRequestTemplate,
} from './model/billingRequests';
import { IdentifierMaker } from './model/identifiers';
import type {
	Creditor,
	CreditorBankAccount,
	Customer,
	CustomerBankAccount,
	GoCardlessEvent,
	InstalmentSchedule,
	Mandate,
	Payment,
	Payout,
	PayoutItem,
	Refund,
	Subscription,
	WebhookRecord,
} from './model/records';
import { Store } from './model/store';
import { Decisions } from './business/decisions';
import { IdempotencyKeys } from './http/idempotency';
import { EVENT_ID_FILTERS } from './business/eventFilters';
import { DEFAULT_FEES, type FeeSettings, type GoCardlessSimulatorOptions } from './settings';

/** An item that waits for the next payout of its currency. */
export interface WaitingItem {
	currency: string;
	items: PayoutItem[];
	/** Told when the payout that holds the items is made. */
	settled?: (payout: Payout) => void;
}

/** All that GoCardless knows about one merchant: resources, events, waiting money, books. */
export class World {
	readonly ids = new IdentifierMaker();

	readonly books = new DoubleEntryBooks();

	readonly decisions = new Decisions();

	readonly idempotencyKeys = new IdempotencyKeys();

	readonly customers = new Store<Customer>();

	readonly customerBankAccounts = new Store<CustomerBankAccount>({
		customer: (account) => account.links.customer,
	});

	readonly mandates = new Store<Mandate>({
		customer: (mandate) => mandate.links.customer,
		customer_bank_account: (mandate) => mandate.links.customer_bank_account,
		reference: (mandate) => mandate.reference,
	});

	readonly payments = new Store<Payment>({
		mandate: (payment) => payment.links.mandate,
		customer: (payment) => payment.internal.customer,
		subscription: (payment) => payment.links.subscription,
		instalment_schedule: (payment) => payment.links.instalment_schedule,
	});

	readonly subscriptions = new Store<Subscription>({
		mandate: (subscription) => subscription.links.mandate,
		customer: (subscription) => subscription.internal.customer,
	});

	readonly instalmentSchedules = new Store<InstalmentSchedule>({
		mandate: (schedule) => schedule.links.mandate,
		customer: (schedule) => schedule.links.customer,
	});

	readonly refunds = new Store<Refund>({
		payment: (refund) => refund.links.payment,
		mandate: (refund) => refund.links.mandate,
	});

	readonly payouts = new Store<Payout>({ reference: (payout) => payout.reference });

	readonly creditors = new Store<Creditor>();

	readonly creditorBankAccounts = new Store<CreditorBankAccount>({
		creditor: (account) => account.links.creditor,
	});

	readonly billingRequests = new Store<BillingRequest>({
		customer: (request) => request.links.customer,
	});

	readonly billingRequestFlows = new Store<BillingRequestFlow>();

	readonly billingRequestTemplates = new Store<BillingRequestTemplate>();

	readonly events = new Store<GoCardlessEvent>({
		resource_type: (event) => event.resource_type,
		action: (event) => event.action,
		parent_event: (event) => event.links.parent_event,
		link: (event) =>
			EVENT_ID_FILTERS.flatMap((name) => {
				const id = event.links[name];
				return id === undefined ? [] : [`${name}:${id}`];
			}),
	});

	readonly webhooks = new Store<WebhookRecord>();

	/** Events not yet handed to a webhook delivery. */
	readonly outbox: GoCardlessEvent[] = [];

	/** Webhooks to be sent once more, by id. */
	readonly redeliveries: string[] = [];

	/** Payments that time still moves on. */
	readonly livePayments = new Set<string>();

	/** Mandates that time still moves on. */
	readonly liveMandates = new Set<string>();

	/** Payments with an automatic retry or a decided reversal ahead. */
	readonly awaited = new Set<string>();

	readonly livePayouts = new Set<string>();

	readonly liveRefunds = new Set<string>();

	readonly pendingSchedules = new Set<string>();

	readonly waiting: WaitingItem[] = [];

	readonly fees: FeeSettings;

	private lists = 0;

	constructor(
		readonly clock: SimulatedClock,
		readonly options: GoCardlessSimulatorOptions,
		readonly baseUrl: () => string,
	) {
		this.fees = { ...DEFAULT_FEES, ...options.fees };
	}

	get today(): string {
		return this.clock.today();
	}

	get creditor(): Creditor {
		const creditor = this.creditors.all()[0];
		if (creditor === undefined) throw new Error('The simulator has no creditor.');
		return creditor;
	}

	/** How the list that is answered now tells its end. */
	endOfList(): 'null' | 'missing' {
		const { lastPage = 'alternate' } = this.options;
		this.lists += 1;
		if (lastPage === 'alternate') return this.lists % 2 === 0 ? 'missing' : 'null';
		return lastPage;
	}

	/** Where payers are sent to. */
	get payerPagesUrl(): string {
		return this.options.payerPagesUrl ?? this.baseUrl();
	}
}
