import { seedCustomer, seedInvoice } from '../simulators/quickBooksOnline';
import type { Payment } from '../simulators/goCardless';
import { addDays } from '../simulators/shared/clock';
import { SeededRandom } from '../simulators/shared/random';
import { Bookkeeper } from './bookkeeper';
import { planCustomers, type CustomerPlan } from './customers';
import type { DemoOptions } from './options';
import type { Vendors } from './vendors';

/** Every so many invoices the payer's bank refuses the first debit; the last one ends the mandate as well. */
const FAILS_EVERY = 17;

/** Banks take these debits back after they were paid out; their mandates go on. */
const TAKEN_BACK = { lateFailure: 2, chargeback: 1 } as const;

/** Days on which the owner gives money back in the GoCardless dashboard, and how much of a payment. */
const REFUNDS: ReadonlyMap<number, number> = new Map([
	[14, 1],
	[22, 0.25],
]);

const STREETS = ['High Street', 'Station Road', 'Mill Lane', 'Church Road', 'Market Square'];

interface DemoCustomer extends CustomerPlan {
	id: string;
}

/** The people of the story: a bookkeeper, payers and their banks. They know nothing of n8n. */
export class Business {
	readonly bookkeeper: Bookkeeper;

	invoicesWritten = 0;

	readonly customers: DemoCustomer[];

	private readonly random: SeededRandom;

	/** Customers, by the day on which they get their next invoice. */
	private readonly invoicing = new Map<number, DemoCustomer[]>();

	private readonly refunds = new Map(REFUNDS);

	constructor(
		private readonly vendors: Vendors,
		private readonly options: DemoOptions,
	) {
		this.random = new SeededRandom(options.seed);
		this.customers = planCustomers(options.customers, this.random).map((plan) => ({
			...plan,
			id: this.enterCustomer(plan),
		}));
		this.bookkeeper = new Bookkeeper(vendors, this.random);
		this.planInvoices();
		this.planFailures();
	}

	get books(): string {
		return `quickbooks:${this.vendors.company.realmId}`;
	}

	/** The bookkeeper's working day. */
	keepBooks(day: number): void {
		// What falls on a weekend is done on Monday.
		for (const [due, customers] of [...this.invoicing]) {
			if (due > day) continue;
			this.invoicing.delete(due);
			for (const customer of customers) this.invoice(customer);
		}
		if (day < this.options.days) this.bookkeeper.handleOpenInvoices();
		this.giveRefunds(day);
	}

	/** A customer complains, and gets a payment back, or a part of it. */
	private giveRefunds(day: number): void {
		const { goCardless } = this.vendors;
		for (const [due, share] of [...this.refunds]) {
			const paid = goCardless.world.payments
				.all()
				.find(
					({ status, amount_refunded: refunded, metadata }) =>
						status === 'paid_out' && refunded === 0 && metadata.books === this.books,
				);
			if (due > day || paid === undefined) continue;
			this.refunds.delete(due);
			goCardless.refund(paid.id, Math.round(paid.amount * share));
		}
	}

	/** Payers open the link of their invitation and agree, each in his own time. */
	answerInvitations(): void {
		const { goCardless, clock } = this.vendors;
		for (const { id, created_at, thinksForDays } of this.awaitedAnswers()) {
			if (addDays(created_at.slice(0, 10), thinksForDays) > clock.today()) continue;
			goCardless.completeFlow(id);
		}
	}

	/** Nobody is about to do anything: all invoices are written, and who agrees has agreed. */
	isQuiet(): boolean {
		return this.invoicing.size === 0 && this.awaitedAnswers().length === 0;
	}

	private awaitedAnswers() {
		return this.vendors.goCardless.world.billingRequests.all().flatMap((request) => {
			const payer = this.customers.find(({ id }) => id === request.metadata.customer);
			if (request.status !== 'pending' || payer === undefined) return [];
			if (payer.habit === 'never agrees') return [];
			const { id, created_at } = request;
			return [{ id, created_at, thinksForDays: payer.thinksForDays }];
		});
	}

	private enterCustomer({ name, email }: CustomerPlan): string {
		const line = `${this.random.integer(1, 90)} ${this.random.pick(STREETS)}`;
		return seedCustomer(this.vendors.company, {
			name,
			email,
			extra: {
				CompanyName: name,
				BillAddr: {
					Line1: line,
					City: 'Bristol',
					PostalCode: `BS${this.random.integer(1, 9)} ${this.random.integer(1, 9)}AB`,
					Country: 'United Kingdom',
				},
			},
		});
	}

	/** A customer's invoices are spread over the month; a third of them is there when it begins. */
	private planInvoices(): void {
		const { days, invoicesEach } = this.options;
		const share = days / invoicesEach;
		for (const customer of this.customers) {
			for (let number = 0; number < invoicesEach; number += 1) {
				const day = number === 0 ? 0 : Math.floor(number * share + this.random.next() * share);
				this.invoicing.set(day, [...(this.invoicing.get(day) ?? []), customer]);
			}
		}
	}

	private planFailures(): void {
		const { goCardless } = this.vendors;
		const isOurs = ({ metadata }: Payment) => metadata.books === this.books;
		const isRefused = (payment: Payment) =>
			isOurs(payment) && Number(payment.metadata.invoice) % FAILS_EVERY === 0;
		// The newest decision wins, and each counts its times.
		const isLarge = (payment: Payment) => isOurs(payment) && payment.amount > 100_00;
		const cause = 'refer_to_payer';
		goCardless.decide(isLarge, 'lateFailure', { cause, times: TAKEN_BACK.lateFailure });
		goCardless.decide(isLarge, 'chargeback', { cause, times: TAKEN_BACK.chargeback });
		goCardless.decide(isRefused, 'fail', { cause, times: 6 });
		// One payer has closed his account and has to be asked for a mandate again.
		goCardless.decide(isRefused, 'fail', { cause: 'bank_account_closed', times: 1 });
	}

	private invoice({ id }: DemoCustomer): void {
		const { company, clock } = this.vendors;
		seedInvoice(company, {
			customer: id,
			amount: this.random.integer(40_00, 640_00),
			dueDate: addDays(clock.today(), this.random.integer(3, 12)),
		});
		this.invoicesWritten += 1;
	}
}
