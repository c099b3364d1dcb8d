import type { GoCardlessSimulator } from '../simulators/goCardless';
import type { SimulatedClock } from '../simulators/shared/clock';
import type { Collector } from './collector';

/** A customer of the books who pays by Direct Debit already. */
export interface Payer {
	/** Customer id in the books. */
	id: string;
	/** GoCardless mandate id. */
	mandate: string;
}

/** Home units for one unit of a foreign currency, at which invoices are written. */
export const INVOICE_RATE = 0.85;

/**
 * A company with a GoCardless account: its people, and what a bookkeeper would ask, in the same words
 * for every ledger. Amounts are minor units of the currency of the customer or the account.
 */
export abstract class Business implements Collector {
	readonly clock: SimulatedClock;

	readonly goCardless: GoCardlessSimulator;

	/** Id of the account in which the money lies that GoCardless holds. */
	abstract readonly clearingAccount: string;

	constructor(
		{ clock, goCardless }: Collector,
		readonly currency: string,
	) {
		this.clock = clock;
		this.goCardless = goCardless;
	}

	/** Ledger and company, as metadata and settings name them. */
	abstract get books(): string;

	/** @returns id of a new customer of the books */
	abstract seedCustomer(name: string, email: string, currency?: string): string;

	/** An invoice that is due today. @returns its id */
	abstract seedInvoice(payer: Payer | string, amount: number): string;

	/** As a bookkeeper would change the amount in the browser. */
	abstract editInvoice(id: string, amount: number): void;

	abstract voidInvoice(id: string): void;

	/** What is left to pay of an invoice. */
	abstract openOf(invoice: string): number;

	/** What a customer owes, less what he has in credit. */
	abstract owedBy(customer: string): number;

	abstract balanceOf(account: string): number;

	/** Ids of the payments in the books that name a GoCardless payment. */
	abstract paymentsNaming(goCardlessId: string): string[];

	/** The settings as template 01 writes them. */
	protected abstract settings(): Record<string, unknown>;

	/** What the clearing account of the books shows. */
	get clearing(): number {
		return this.balanceOf(this.clearingAccount);
	}

	/** The row of the settings table as template 01 writes it. */
	settingsRow(changes: Record<string, unknown> = {}): { key: string; data: string } {
		return { key: this.books, data: JSON.stringify({ ...this.settings(), ...changes }) };
	}

	/** A customer in the books with an active mandate at GoCardless. */
	seedPayer(name: string, currency = this.currency): Payer {
		const email = emailOf(name);
		const id = this.seedCustomer(name, email, currency);
		const { mandate } = this.goCardless.seedCustomerWithMandate({
			company_name: name,
			email,
			currency,
			metadata: { books: this.books, customer: id },
		});
		return { id, mandate: mandate.id };
	}

	/** Debits that were made for invoices of this company. */
	get debits() {
		return this.goCardless.world.payments
			.all()
			.filter(({ metadata }) => metadata.books === this.books);
	}

	/** Payers open the links of all invitations that wait, and agree. */
	completeInvitations(): number {
		const open = this.goCardless.world.billingRequests
			.all()
			.filter((request) => request.status === 'pending');
		for (const request of open) this.goCardless.completeFlow(request.id);
		return open.length;
	}

	/** Days enough for all debits to be submitted and confirmed, and few enough that none is paid out. */
	async letDebitsConfirm(): Promise<void> {
		const live = () =>
			this.goCardless.world.payments
				.all()
				.some(({ status }) => status === 'pending_submission' || status === 'submitted');
		for (let day = 0; day < 30 && live(); day += 1) await this.clock.advance({ days: 1 });
	}
}

export function emailOf(name: string): string {
	return `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@payer.example`;
}
