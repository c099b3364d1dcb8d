import { entryNumber } from '../../../nodes/shared/domain/bookkeeping/entryNumbers';
import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import { plannedActionSchema, resolveReferences } from '../../../nodes/shared/domain/plannedAction';
import type { PlanName } from '../../../nodes/shared/domain/plans';
import type { SettingsInput } from '../../../nodes/shared/domain/settings';
import { GoCardlessSimulator } from '../../simulators/goCardless';
import type { GoCardlessSimulatorOptions } from '../../simulators/goCardless/settings';
import type { Company } from '../../simulators/quickBooksOnline/company';
import type { CompanyOptions } from '../../simulators/quickBooksOnline/companySettings';
import { rulesOf } from '../../simulators/quickBooksOnline/entities/registry';
import type { EntityName } from '../../simulators/quickBooksOnline/entities/rules';
import { present } from '../../simulators/quickBooksOnline/operations/present';
import { create, update, voidRecord } from '../../simulators/quickBooksOnline/operations/write';
import { QuickBooksSimulator } from '../../simulators/quickBooksOnline/quickBooksSimulator';
import { seed, SEEDING } from '../../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import { SimulatedClock } from '../../simulators/shared/clock';
import { planFor, settings, type Raw } from './records';

export interface BookkeeperOptions {
	currency?: string;
	company?: Partial<CompanyOptions>;
	goCardless?: Partial<GoCardlessSimulatorOptions>;
	settings?: Partial<SettingsInput>;
}

/**
 * A bookkeeper between GoCardless and QuickBooks: looks at both, plans, and does what was planned, as
 * the nodes do. Both vendors are the simulators, asked directly: they refuse what the real ones refuse
 * and keep books of their own.
 */
export class Bookkeeper {
	readonly clock = new SimulatedClock('2026-11-02T09:00:00.000Z');

	readonly goCardless: GoCardlessSimulator;

	readonly company: Company;

	readonly accounts: Record<
		'bank' | 'clearing' | 'fees' | 'receivable' | 'suspense' | 'exchange' | 'refunds' | 'vat',
		string
	>;

	readonly customer: string;

	readonly mandate: string;

	/** Replies by request id: a repeat is answered and not carried out. */
	private readonly requests = new Map<string, Raw>();

	constructor(readonly options: BookkeeperOptions = {}) {
		const { currency = 'GBP', company = {}, goCardless = {} } = options;
		this.goCardless = new GoCardlessSimulator({ clock: this.clock, ...goCardless });
		this.company = new QuickBooksSimulator({ clock: this.clock, limits: false }).createCompany({
			name: 'Willow Bakery Ltd',
			homeCurrency: 'GBP',
			country: 'GB',
			...company,
		});
		const extra = currency === 'GBP' ? {} : { currency };
		this.customer = seedCustomer(this.company, { name: 'Corner Cafe', ...extra });
		const keptIn =
			currency === 'GBP' || options.settings?.clearingInHomeCurrency === true
				? {}
				: { CurrencyRef: { value: currency } };
		const account = (Name: string, AccountType: string, AccountSubType: string, more: Raw = {}) =>
			seed(this.company, 'Account', { Name, AccountType, AccountSubType, ...more });
		this.accounts = {
			bank: this.company.accountBy('AccountSubType', 'Checking'),
			receivable: this.company.accountBy('AccountType', 'Accounts Receivable', currency),
			exchange: this.company.accountBy('AccountSubType', 'ExchangeGainOrLoss'),
			refunds: this.company.accountBy('AccountSubType', 'DiscountsRefundsGiven'),
			clearing: account('GoCardless clearing', 'Other Current Asset', 'OtherCurrentAssets', keptIn),
			suspense: account('GoCardless suspense', 'Other Current Asset', 'OtherCurrentAssets'),
			vat: account('VAT on fees', 'Other Current Asset', 'PrepaidExpenses'),
			fees: this.company.accountBy('AccountSubType', 'BankCharges'),
		};
		const metadata = { books: this.books, customer: this.customer };
		const seeded = this.goCardless.seedCustomerWithMandate({ currency, metadata });
		this.mandate = seeded.mandate.id;
	}

	get books(): string {
		return `quickbooks:${this.company.realmId}`;
	}

	balance(account: keyof Bookkeeper['accounts']): number {
		return this.company.balance(this.accounts[account]);
	}

	/** Zero when every entry balances. */
	trialBalance(): number {
		return Object.values(this.company.trialBalance()).reduce((sum, side) => sum + side, 0);
	}

	/** An invoice, and the confirmed debit for it. @returns the invoice id and the payment id */
	collect(amount: number, exchangeRate?: number): { invoice: string; payment: string } {
		const { customer } = this;
		const invoice = seedInvoice(this.company, { customer, amount, exchangeRate });
		const metadata = { books: this.books, customer: this.customer, invoice };
		const { mandate } = this;
		const { id } = this.goCardless.seedPayment({ mandate, amount, metadata, status: 'submitted' });
		this.goCardless.confirmPayment(id);
		return { invoice, payment: id };
	}

	/** A confirmed debit of somebody else on the same GoCardless account. */
	collectElsewhere(amount: number, metadata: Record<string, string> = {}): string {
		const { mandate } = this;
		const { id } = this.goCardless.seedPayment({ mandate, amount, metadata, status: 'submitted' });
		this.goCardless.confirmPayment(id);
		return id;
	}

	/** Pays out what is confirmed and sends it to the bank. @returns the payout's id */
	payOut(currency = 'GBP'): string {
		const id = this.goCardless.payOut(currency)?.id ?? '';
		this.goCardless.payPayout(id);
		return id;
	}

	planPostings(arrange: (events: Raw[]) => Raw[] = (events) => events): PlanItem[] {
		const events = this.goCardless.events.map((event) => ({
			...event,
			resource: this.resourceOf(event.resource_type, event.links),
		}));
		return this.plan('postings', {
			Events: arrange(events),
			Invoices: this.all('Invoice'),
			'Booked Payments': this.all('Payment'),
			'Booked Entries': [...this.all('JournalEntry'), ...this.all('RefundReceipt')],
			Preferences: this.all('Preferences'),
		});
	}

	planPayouts(arrange: (records: Raw[]) => Raw[] = (records) => records): PlanItem[] {
		const { payouts, payments } = this.goCardless.world;
		const items = payouts
			.all()
			.flatMap(({ id, internal }) => internal.items.map((item) => ({ ...item, payout: id })));
		return this.plan('payouts', {
			Payouts: arrange(payouts.all().map((payout) => ({ ...payout }))),
			'Payout Items': arrange(items),
			Payments: arrange(payments.all().map((payment) => ({ ...payment }))),
			'Booked Payments': arrange(this.all('Payment')),
			'Booked Payouts': arrange([...this.all('Deposit'), ...this.all('JournalEntry')]),
			Preferences: this.all('Preferences'),
		});
	}

	/** Plans and carries out, first the events, then the payouts. @returns what was done */
	work(): string[] {
		const done = this.carryOut(this.planPostings());
		return [...done, ...this.carryOut(this.planPayouts())];
	}

	/** @returns the actions, in order */
	carryOut(plan: PlanItem[]): string[] {
		return plan.flatMap(({ outcome, json }) => {
			if (outcome !== 'do') return [];
			const { steps } = plannedActionSchema.parse(json.plannedAction);
			const ids: Record<string, string> = {};
			for (const { name, resource, verb, id, body, idempotencyKey } of steps) {
				const sent = resolveReferences(body, ids) as Raw;
				const reply =
					this.requests.get(idempotencyKey) ??
					this.write(resource as EntityName, verb, String(resolveReferences(id, ids)), sent);
				this.requests.set(idempotencyKey, reply);
				ids[name] = String(reply.Id);
			}
			return [json.action];
		});
	}

	/** Ids of the entries with this number. */
	entries(goCardlessId: string, turn?: 'reversal' | 'reinstatement'): string[] {
		const number = entryNumber(goCardlessId, turn);
		return this.company
			.store('JournalEntry')
			.findBy('DocNumber', number)
			.map(({ id }) => id);
	}

	all(name: EntityName): Raw[] {
		const rules = rulesOf(name);
		return [...this.company.store(name).all()].map((record) =>
			present(this.company, rules, record),
		);
	}

	private plan(name: PlanName, lists: Record<string, Raw[]>): PlanItem[] {
		const { accounts, options } = this;
		const row = settings({
			books: this.books,
			homeCurrency: this.company.settings.homeCurrency,
			clearingAccounts: { [options.currency ?? 'GBP']: accounts.clearing },
			receivableAccounts: { [options.currency ?? 'GBP']: accounts.receivable },
			bankAccountId: accounts.bank,
			feesAccountId: accounts.fees,
			suspenseAccountId: accounts.suspense,
			exchangeAccountId: accounts.exchange,
			refundsAccountId: accounts.refunds,
			...options.settings,
		});
		const today = this.clock.today();
		return planFor(name, { ...lists, Settings: [row] }, { today });
	}

	private resourceOf(type: string, links: Record<string, string | undefined>): Raw | undefined {
		const { payments, refunds } = this.goCardless.world;
		if (type === 'payments') return { ...payments.get(links.payment ?? '') };
		return type === 'refunds' ? { ...refunds.get(links.refund ?? '') } : undefined;
	}

	private write(name: EntityName, verb: string, id: string, body: Raw): Raw {
		const rules = rulesOf(name);
		if (verb === 'create') return create(this.company, rules, body, SEEDING);
		const record = this.company.find(name, id);
		const token = body.SyncToken ?? String(record?.syncToken);
		const sent = { ...body, Id: id, SyncToken: token, sparse: true };
		return verb === 'void'
			? voidRecord(this.company, rules, sent, SEEDING)
			: update(this.company, rules, sent, SEEDING);
	}
}
