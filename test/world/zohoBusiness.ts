import { Faults } from '../simulators/shared/faults';
import {
	addAccount,
	createField,
	editInvoice,
	type Organization,
	type OrganizationOptions,
	seedCustomer,
	seedInvoice,
	voidInvoice,
	ZohoBooksSimulator,
	type ZohoSimulatorOptions,
} from '../simulators/zohoBooks';
import { Business, INVOICE_RATE, type Payer } from './business';
import { type Collector, type CollectorOptions, startCollector } from './collector';

/** Two simulators on one clock. */
export interface ZohoVendors extends Collector {
	zohoBooks: ZohoBooksSimulator;
}

export interface ZohoVendorOptions extends CollectorOptions {
	/** What Zoho is like: its limits, lifetimes, and what is unconfirmed. */
	zoho?: Omit<ZohoSimulatorOptions, 'clock' | 'faults'>;
	/** Uses the GoCardless account of another company, and its clock. */
	collector?: Collector;
}

export async function startZohoVendors(options: ZohoVendorOptions = {}): Promise<ZohoVendors> {
	const { seed: chance = 1, limits, zoho, collector } = options;
	const { clock, goCardless } = collector ?? (await startCollector(options));
	const zohoBooks = new ZohoBooksSimulator({
		clock,
		faults: new Faults(chance + 2),
		// Days pass within a second, and no token should end with each of them.
		tokenClock: 'real',
		retryAfterSeconds: 1,
		...(limits === true ? {} : { limits: false }),
		...zoho,
	});
	await zohoBooks.listen();
	return { clock, goCardless, zohoBooks };
}

/** Kinds of records that keep the id of GoCardless unique, by the name the settings have for them. */
const UNIQUE_FIELDS = {
	customerPayment: 'customer_payment',
	expense: 'expense',
	creditNote: 'creditnote',
	contact: 'contact',
} as const;

/** The accounts besides clearing that the set-up asks for; ids of the books. */
export interface ZohoAccounts {
	bank: string;
	fees: string;
	feeVat: string;
	suspense: string;
	exchange: string;
	refunds: string;
	receivable: string;
}

/** A company on Zoho Books with a GoCardless account. */
export class ZohoBusiness extends Business implements ZohoVendors {
	readonly zohoBooks: ZohoBooksSimulator;

	readonly organization: Organization;

	readonly clearingAccount: string;

	readonly accounts: ZohoAccounts;

	/** As settings name them; empty where the plan has none. */
	readonly uniqueFields: Record<string, string>;

	private readonly clearingAccounts: Record<string, string>;

	constructor(
		vendors: ZohoVendors,
		name = 'Larch & Sons',
		currency = 'GBP',
		options: Partial<OrganizationOptions> & { hasUniqueFields?: boolean } = {},
	) {
		super(vendors, currency);
		const { hasUniqueFields = true, ...organization } = options;
		this.zohoBooks = vendors.zohoBooks;
		this.organization = this.zohoBooks.createOrganization({
			name,
			baseCurrency: currency,
			...organization,
		});
		this.clearingAccount = addAccount(this.organization, `GoCardless clearing ${currency}`, 'bank');
		this.clearingAccounts = { [currency]: this.clearingAccount };
		this.accounts = this.addAccounts();
		this.uniqueFields = hasUniqueFields ? this.addUniqueFields() : {};
	}

	get books(): string {
		return `zoho:${this.organization.id}`;
	}

	protected settings(): Record<string, unknown> {
		const { accounts, organization, currency } = this;
		const currencies = organization.currencies.all().map(({ code, id }) => [code, id]);
		return {
			books: this.books,
			companyName: organization.settings.name,
			timeZone: organization.settings.timeZone,
			homeCurrency: currency,
			leadDays: 90,
			clearingAccounts: this.clearingAccounts,
			bankAccountId: accounts.bank,
			feesAccountId: accounts.fees,
			suspenseAccountId: accounts.suspense,
			exchangeAccountId: accounts.exchange,
			receivableAccounts: { [currency]: accounts.receivable },
			paymentMode: 'Direct Debit',
			uniqueFields: this.uniqueFields,
			currencyIds: Object.fromEntries(currencies) as Record<string, string>,
			booksWebUrl: 'https://books.zoho.eu',
			dryRun: false,
		};
	}

	/** A clearing account of a further currency. @returns its id */
	addClearing(currency: string): string {
		const id = addAccount(this.organization, `GoCardless clearing ${currency}`, 'bank', {
			currency,
		});
		this.clearingAccounts[currency] = id;
		return id;
	}

	seedCustomer(name: string, email: string, currency = this.currency): string {
		return seedCustomer(this.organization, {
			name,
			email,
			currency,
			extra: { company_name: name },
		});
	}

	seedInvoice(payer: Payer | string, amount: number): string {
		const customer = typeof payer === 'string' ? payer : payer.id;
		const isForeign = this.organization.contacts.find(customer)?.currency !== this.currency;
		return seedInvoice(this.organization, {
			customer,
			amount,
			date: this.organization.today(),
			dueDate: this.organization.today(),
			...(isForeign ? { exchangeRate: INVOICE_RATE } : {}),
		});
	}

	editInvoice(id: string, amount: number): void {
		editInvoice(this.organization, id, amount);
	}

	voidInvoice(id: string): void {
		voidInvoice(this.organization, id);
	}

	openOf(invoice: string): number {
		return this.organization.invoiceBalance(invoice);
	}

	owedBy(customer: string): number {
		return this.organization.receivable(customer);
	}

	balanceOf(account: string): number {
		return this.organization.balanceOf(account);
	}

	paymentsNaming(goCardlessId: string): string[] {
		return this.organization.paymentsByReference(goCardlessId).map(({ id }) => id);
	}

	/** Closes the books; the GoCardless account too, unless it is that of another company. */
	async close({ keepsCollector = false } = {}): Promise<void> {
		await this.zohoBooks.close();
		if (!keepsCollector) await this.goCardless.close();
	}

	private addAccounts(): ZohoAccounts {
		const add = (name: string, type: string) => addAccount(this.organization, name, type);
		return {
			bank: add('Business current account', 'bank'),
			fees: add('GoCardless fees', 'expense'),
			feeVat: add('Input VAT to reclaim', 'other_current_asset'),
			suspense: add('GoCardless suspense', 'other_current_asset'),
			refunds: add('Refunds given', 'income'),
			exchange: this.organization.account('Exchange Gain or Loss').id,
			receivable: this.organization.account('Accounts Receivable').id,
		};
	}

	private addUniqueFields(): Record<string, string> {
		const fields = Object.entries(UNIQUE_FIELDS).map(([name, entity]) => {
			const { apiName } = createField(this.organization, {
				label: 'GoCardless ID',
				data_type: 'string',
				entity,
				show_on_pdf: false,
				is_unique: true,
			});
			return [name, apiName] as const;
		});
		return Object.fromEntries(fields);
	}
}
