import { GoCardlessSimulator } from '../simulators/goCardless';
import type { GoCardlessSimulatorOptions } from '../simulators/goCardless/settings';
import type { Company } from '../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedCustomer, seedInvoice } from '../simulators/quickBooksOnline/seeding/records';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';

/** Two simulators on one clock. */
export interface Vendors {
	clock: SimulatedClock;
	goCardless: GoCardlessSimulator;
	quickBooks: QuickBooksSimulator;
}

export interface VendorOptions {
	/** Seed of everything that is left to chance. */
	seed?: number;
	/** True: the rate limits of the vendors, for runs that are about pace. */
	limits?: boolean;
	/** Lifetime of QuickBooks access tokens. */
	accessTokenSeconds?: number;
	/** What the GoCardless account is like: fees, exchange, payouts. */
	account?: Pick<
		GoCardlessSimulatorOptions,
		'creditor' | 'exchangeRates' | 'fees' | 'payoutsWithoutSurplus'
	>;
	/** The business begins so many days before today. */
	startsDaysAgo?: number;
}

/** Home units for one unit of a foreign currency, at which invoices are written. */
const INVOICE_RATE = 0.85;

/** A customer of the books who pays by Direct Debit already. */
export interface Payer {
	/** Customer id in the books. */
	id: string;
	/** GoCardless mandate id. */
	mandate: string;
}

export async function startVendors(options: VendorOptions = {}): Promise<Vendors> {
	const { seed: chance = 1, limits, accessTokenSeconds, account, startsDaysAgo = 0 } = options;
	// The clock starts today, because nodes ask the host for the date.
	const clock = new SimulatedClock(new Date(Date.now() - startsDaysAgo * 86_400_000));
	const goCardless = new GoCardlessSimulator({
		...account,
		clock,
		faults: new Faults(chance),
		...(limits === true ? {} : { rateLimitPerMinute: 1_000_000 }),
	});
	const quickBooks = new QuickBooksSimulator({
		clock,
		faults: new Faults(chance + 1),
		seed: chance,
		accessTokenSeconds,
		// The vendor says nothing, which would mean a minute (QuickBooks sheet 3).
		retryAfterSeconds: 1,
		...(limits === true ? {} : { limits: false }),
	});
	await Promise.all([goCardless.listen(), quickBooks.listen()]);
	return { clock, goCardless, quickBooks };
}

/** A company on QuickBooks Online with a GoCardless account: its people, and what a bookkeeper would ask. */
export class DirectDebitBusiness implements Vendors {
	readonly clock: SimulatedClock;

	readonly goCardless: GoCardlessSimulator;

	readonly quickBooks: QuickBooksSimulator;

	readonly company: Company;

	/** Id of the account in which the money lies that GoCardless holds. */
	readonly clearingAccount: string;

	readonly paymentMethod: string;

	constructor(
		vendors: Vendors,
		name = 'Harbour Cleaning Ltd',
		readonly currency = 'GBP',
		multiCurrency = false,
	) {
		({ clock: this.clock, goCardless: this.goCardless, quickBooks: this.quickBooks } = vendors);
		this.company = this.quickBooks.createCompany({
			name,
			homeCurrency: currency,
			country: 'GB',
			multiCurrency,
		});
		this.clearingAccount = seed(this.company, 'Account', {
			Name: 'GoCardless clearing',
			AccountType: 'Other Current Asset',
			AccountSubType: 'OtherCurrentAssets',
		});
		this.paymentMethod = seed(this.company, 'PaymentMethod', { Name: 'Direct Debit' });
	}

	get books(): string {
		return `quickbooks:${this.company.realmId}`;
	}

	/** What the clearing account of the books shows, in minor units. */
	get clearing(): number {
		return this.company.balance(this.clearingAccount);
	}

	/** The row of the settings table as template 01 writes it. */
	settingsRow(changes: Record<string, unknown> = {}): { key: string; data: string } {
		const settings = {
			books: this.books,
			companyName: this.company.settings.name,
			timeZone: 'Europe/London',
			homeCurrency: this.currency,
			leadDays: 90,
			clearingAccounts: { [this.currency]: this.clearingAccount },
			paymentMethodId: this.paymentMethod,
			dryRun: false,
			...changes,
		};
		return { key: this.books, data: JSON.stringify(settings) };
	}

	/** A customer in the books with an active mandate at GoCardless. */
	seedPayer(name: string, currency = this.currency): Payer {
		const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@payer.example`;
		const id = seedCustomer(this.company, {
			name,
			email,
			...(currency === this.currency ? {} : { currency }),
			extra: { CompanyName: name },
		});
		const metadata = { books: this.books, customer: id };
		const { mandate } = this.goCardless.seedCustomerWithMandate({
			company_name: name,
			email,
			currency,
			metadata,
		});
		return { id, mandate: mandate.id };
	}

	/** An invoice that is due today. `amount` in minor units. */
	seedInvoice(payer: Payer | string, amount: number): string {
		const customer = typeof payer === 'string' ? payer : payer.id;
		const record = this.company.find('Customer', customer);
		const isForeign = record !== undefined && this.company.currencyOf(record) !== this.currency;
		return seedInvoice(this.company, {
			customer,
			amount,
			dueDate: this.clock.today(),
			...(isForeign ? { exchangeRate: INVOICE_RATE } : {}),
		});
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

	async close(): Promise<void> {
		await Promise.all([this.goCardless.close(), this.quickBooks.close()]);
	}
}
