import type { Company } from '../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import {
	editInvoice,
	seedCustomer,
	seedInvoice,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { Faults } from '../simulators/shared/faults';
import { Business, INVOICE_RATE, type Payer } from './business';
import { type Collector, type CollectorOptions, startCollector } from './collector';

export type { Payer } from './business';

/** Two simulators on one clock. */
export interface Vendors extends Collector {
	quickBooks: QuickBooksSimulator;
}

export interface VendorOptions extends CollectorOptions {
	/** Lifetime of QuickBooks access tokens. */
	accessTokenSeconds?: number;
}

export async function startVendors(options: VendorOptions = {}): Promise<Vendors> {
	const { seed: chance = 1, limits, accessTokenSeconds } = options;
	const { clock, goCardless } = await startCollector(options);
	const quickBooks = new QuickBooksSimulator({
		clock,
		faults: new Faults(chance + 1),
		seed: chance,
		accessTokenSeconds,
		// The vendor says nothing, which would mean a minute (QuickBooks sheet 3).
		retryAfterSeconds: 1,
		...(limits === true ? {} : { limits: false }),
	});
	await quickBooks.listen();
	return { clock, goCardless, quickBooks };
}

/** A company on QuickBooks Online with a GoCardless account: its people, and what a bookkeeper would ask. */
export class DirectDebitBusiness extends Business implements Vendors {
	readonly quickBooks: QuickBooksSimulator;

	readonly company: Company;

	readonly clearingAccount: string;

	readonly paymentMethod: string;

	constructor(
		vendors: Vendors,
		name = 'Harbour Cleaning Ltd',
		currency = 'GBP',
		multiCurrency = false,
	) {
		super(vendors, currency);
		({ quickBooks: this.quickBooks } = vendors);
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

	protected settings(): Record<string, unknown> {
		return {
			books: this.books,
			companyName: this.company.settings.name,
			timeZone: 'Europe/London',
			homeCurrency: this.currency,
			leadDays: 90,
			clearingAccounts: { [this.currency]: this.clearingAccount },
			paymentMethodId: this.paymentMethod,
			dryRun: false,
		};
	}

	seedCustomer(name: string, email: string, currency = this.currency): string {
		return seedCustomer(this.company, {
			name,
			email,
			...(currency === this.currency ? {} : { currency }),
			extra: { CompanyName: name },
		});
	}

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

	editInvoice(id: string, amount: number): void {
		editInvoice(this.company, id, amount);
	}

	voidInvoice(id: string): void {
		voidInvoice(this.company, id);
	}

	openOf(invoice: string): number {
		return this.company.invoiceBalance(invoice);
	}

	owedBy(customer: string): number {
		return this.company.receivable(customer);
	}

	balanceOf(account: string): number {
		return this.company.balance(account);
	}

	paymentsNaming(goCardlessId: string): string[] {
		return this.company.paymentsByReference(goCardlessId).map(({ id }) => id);
	}

	async close(): Promise<void> {
		await Promise.all([this.goCardless.close(), this.quickBooks.close()]);
	}
}
