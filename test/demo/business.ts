import {
	editInvoice,
	seedCustomer,
	seedInvoice,
	seedPayment,
} from '../simulators/quickBooksOnline';
import { rulesOf } from '../simulators/quickBooksOnline/entities/registry';
import { voidRecord } from '../simulators/quickBooksOnline/operations/write';
import { SEEDING } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import type { Payment } from '../simulators/goCardless';
import { addDays } from '../simulators/shared/clock';
import { SeededRandom } from '../simulators/shared/random';
import { planCustomers, type CustomerPlan } from './customers';
import type { DemoOptions } from './options';
import type { Vendors } from './vendors';

/** What is left to chance on a working day, for each invoice that is still open. */
const CHANCES = { paidByHand: 0.012, partlyPaidByHand: 0.06, edited: 0.015, voided: 0.006 };

/** Every so many invoices the payer's bank refuses the first debit; the last one ends the mandate as well. */
const FAILS_EVERY = 17;

const STREETS = ['High Street', 'Station Road', 'Mill Lane', 'Church Road', 'Market Square'];

interface DemoCustomer extends CustomerPlan {
	id: string;
}

/** What people did, for the summary. */
export interface Deeds {
	invoices: number;
	paidByHand: number;
	partlyPaidByHand: number;
	edited: number;
	voided: number;
	agreed: number;
}

/** The people of the story: bookkeeper, payers and their banks. They know nothing of n8n. */
export class Business {
	readonly deeds: Deeds = {
		invoices: 0,
		paidByHand: 0,
		partlyPaidByHand: 0,
		edited: 0,
		voided: 0,
		agreed: 0,
	};

	readonly customers: DemoCustomer[];

	private readonly random: SeededRandom;

	/** Customers, by the day on which they get their next invoice. */
	private readonly invoicing = new Map<number, DemoCustomer[]>();

	private readonly touched = new Set<string>();

	constructor(
		private readonly vendors: Vendors,
		private readonly options: DemoOptions,
	) {
		this.random = new SeededRandom(options.seed);
		this.customers = planCustomers(options.customers, this.random).map((plan) => ({
			...plan,
			id: this.enterCustomer(plan),
		}));
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
		if (day >= this.options.days) return;
		for (const invoice of this.vendors.company.store('Invoice').all()) this.handle(invoice.id);
	}

	/** Payers open the link of their invitation and agree, each in his own time. */
	answerInvitations(): void {
		const { goCardless, clock } = this.vendors;
		for (const { id, created_at, thinksForDays } of this.awaitedAnswers()) {
			if (addDays(created_at.slice(0, 10), thinksForDays) > clock.today()) continue;
			goCardless.completeFlow(id);
			this.deeds.agreed += 1;
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

	/**
	 * Does what *Needs review* asks for: debits whose invoice was voided or paid another way are cancelled in the
	 * GoCardless dashboard, as long as the bank does not have them.
	 *
	 * @returns how many were
	 */
	takeBack(reviews: ReadonlyArray<Record<string, unknown>>): number {
		const { goCardless } = this.vendors;
		const pending = reviews
			.map(({ goCardlessId }) => goCardless.payment(String(goCardlessId)))
			.filter(({ status }) => status === 'pending_submission');
		for (const { id } of pending) {
			goCardless.cancelPayment(id, { origin: 'api', cause: 'payment_cancelled' });
		}
		return pending.length;
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
		const isRefused = (payment: Payment) => Number(payment.metadata.invoice) % FAILS_EVERY === 0;
		goCardless.decide(isRefused, 'fail', { cause: 'refer_to_payer', times: 6 });
		// The newest decision wins: one payer has closed his account and has to be asked for a mandate again.
		goCardless.decide(isRefused, 'fail', { cause: 'bank_account_closed', times: 1 });
	}

	private invoice({ id }: DemoCustomer): void {
		const { company, clock } = this.vendors;
		seedInvoice(company, {
			customer: id,
			amount: this.random.integer(40_00, 640_00),
			dueDate: addDays(clock.today(), this.random.integer(3, 12)),
		});
		this.deeds.invoices += 1;
	}

	/** What happens to an open invoice beside Direct Debit; each is handled once at most. */
	private handle(invoice: string): void {
		const { company } = this.vendors;
		const open = company.invoiceBalance(invoice);
		const debit = this.debitOf(invoice);
		if (open <= 0 || this.touched.has(invoice)) return;
		const isAtBank = debit !== undefined && debit.status !== 'pending_submission';
		if (isAtBank) {
			// The money is on its way, and the customer sends a part of it again.
			if (debit.status === 'submitted' && this.happens('partlyPaidByHand', invoice)) {
				this.payByHand(invoice, Math.floor(open / 3));
			}
		} else if (this.happens('paidByHand', invoice)) {
			this.payByHand(invoice, open);
		} else if (this.happens('edited', invoice)) {
			editInvoice(company, invoice, Math.round(open * (this.random.chance(0.5) ? 0.8 : 1.1)));
		} else if (this.happens('voided', invoice)) {
			this.voidInvoice(invoice);
		}
	}

	private happens(deed: keyof typeof CHANCES, invoice: string): boolean {
		if (!this.random.chance(CHANCES[deed])) return false;
		this.touched.add(invoice);
		this.deeds[deed] += 1;
		return true;
	}

	private payByHand(invoice: string, amount: number): void {
		const { company } = this.vendors;
		const customer = company.find('Invoice', invoice)?.body.CustomerRef as { value: string };
		seedPayment(company, {
			customer: customer.value,
			amount,
			invoices: { [invoice]: amount },
			extra: { PaymentRefNum: `BANK-${invoice}` },
		});
	}

	private voidInvoice(invoice: string): void {
		const { company } = this.vendors;
		const SyncToken = String(company.find('Invoice', invoice)?.syncToken);
		voidRecord(company, rulesOf('Invoice'), { Id: invoice, SyncToken }, SEEDING);
	}

	/** The newest debit of an invoice that came to something, or still may. */
	private debitOf(invoice: string): Payment | undefined {
		const over = ['failed', 'cancelled'];
		return this.vendors.goCardless
			.paymentsOf({ books: this.books, invoice })
			.filter(({ status }) => !over.includes(status))
			.at(-1);
	}
}
