import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import { plannedActionSchema, resolveReferences } from '../../../nodes/shared/domain/plannedAction';
import type { PlanName } from '../../../nodes/shared/domain/plans';
import type { SettingsInput } from '../../../nodes/shared/domain/settings';
import { GoCardlessSimulator } from '../../simulators/goCardless';
import type { GoCardlessSimulatorOptions } from '../../simulators/goCardless/settings';
import { SimulatedClock } from '../../simulators/shared/clock';
import { planFor, settings, type Raw } from './records';
import { ZohoLedger, type ZohoLedgerOptions } from './zohoLedger';

export const ZOHO_BOOKS = 'zoho:20081234567';

export const ZOHO_ACCOUNTS = {
	bank: 'bank',
	clearing: 'clearing',
	exchange: 'exchange',
	fees: 'fees',
	receivable: 'receivable',
	refunds: 'refunds',
	suspense: 'suspense',
	vat: 'vat',
} as const;

export function zohoSettings(changes: Partial<SettingsInput> = {}): Raw {
	return settings({
		books: ZOHO_BOOKS,
		clearingAccounts: { GBP: ZOHO_ACCOUNTS.clearing },
		receivableAccounts: { GBP: ZOHO_ACCOUNTS.receivable },
		bankAccountId: ZOHO_ACCOUNTS.bank,
		feesAccountId: ZOHO_ACCOUNTS.fees,
		suspenseAccountId: ZOHO_ACCOUNTS.suspense,
		exchangeAccountId: ZOHO_ACCOUNTS.exchange,
		refundsAccountId: ZOHO_ACCOUNTS.refunds,
		...changes,
	});
}

export interface ZohoBookkeeperOptions {
	ledger?: ZohoLedgerOptions;
	goCardless?: Partial<GoCardlessSimulatorOptions>;
	settings?: Partial<SettingsInput>;
}

/** A bookkeeper between GoCardless and Zoho Books: looks at both, plans, and does what was planned. */
export class ZohoBookkeeper {
	readonly clock = new SimulatedClock('2026-11-02T09:00:00.000Z');

	readonly goCardless: GoCardlessSimulator;

	readonly ledger: ZohoLedger;

	readonly books = ZOHO_BOOKS;

	readonly customer = '460000000000012001';

	private readonly mandate: string;

	constructor(readonly options: ZohoBookkeeperOptions = {}) {
		this.goCardless = new GoCardlessSimulator({ clock: this.clock, ...options.goCardless });
		this.ledger = new ZohoLedger(options.ledger);
		const metadata = { books: this.books, customer: this.customer };
		const seeded = this.goCardless.seedCustomerWithMandate({ currency: 'GBP', metadata });
		this.mandate = seeded.mandate.id;
	}

	balance(account: keyof typeof ZOHO_ACCOUNTS): number {
		return this.ledger.balance(ZOHO_ACCOUNTS[account]);
	}

	invoiceBalance(id: string): number | undefined {
		return this.ledger.invoices.get(id)?.balance;
	}

	/** Zero when every entry balances. */
	trialBalance(): number {
		return this.ledger.trialBalance();
	}

	/** An invoice, and the confirmed debit for it. @returns the invoice id and the payment id */
	collect(amount: number): { invoice: string; payment: string } {
		const invoice = this.ledger.addInvoice(this.customer, amount, this.clock.today());
		const metadata = { books: this.books, customer: this.customer, invoice };
		return { invoice, payment: this.collectElsewhere(amount, metadata) };
	}

	/** A confirmed debit with other metadata, or none. */
	collectElsewhere(amount: number, metadata: Record<string, string> = {}): string {
		const { mandate } = this;
		const { id } = this.goCardless.seedPayment({ mandate, amount, metadata, status: 'submitted' });
		this.goCardless.confirmPayment(id);
		return id;
	}

	/** Pays out what is confirmed and sends it to the bank. @returns the payout's id */
	payOut(): string {
		const id = this.goCardless.payOut('GBP')?.id ?? '';
		this.goCardless.payPayout(id);
		return id;
	}

	planPostings(arrange: (records: Raw[]) => Raw[] = (records) => records): PlanItem[] {
		const events = this.goCardless.events.map((event) => ({
			...event,
			resource: this.resourceOf(event.resource_type, event.links),
		}));
		return this.plan('postings', {
			Events: arrange(events),
			Invoices: this.ledger.invoiceRows(),
			'Booked Payments': arrange(this.ledger.paymentRows()),
			'Booked Entries': [...this.ledger.journals(true), ...this.ledger.creditNotes()],
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
			'Booked Payments': arrange(this.ledger.paymentRows()),
			'Booked Payouts': arrange([
				...this.ledger.bankTransactions(),
				...this.ledger.journals(),
				...this.ledger.creditNotes(),
			]),
		});
	}

	/** Plans and carries out, first the events, then the payouts. @returns what was done */
	work(): string[] {
		const done = this.carryOut(this.planPostings());
		return [...done, ...this.carryOut(this.planPayouts())];
	}

	/**
	 * @param stepsDone after so many steps of an action the run is killed
	 * @returns the actions, in order
	 */
	carryOut(plan: PlanItem[], stepsDone = Number.POSITIVE_INFINITY): string[] {
		return plan.flatMap(({ outcome, json }) => {
			if (outcome !== 'do') return [];
			const { steps } = plannedActionSchema.parse(json.plannedAction);
			const ids: Record<string, string> = {};
			for (const step of steps.slice(0, stepsDone)) {
				const body = resolveReferences(step.body, ids) as Raw;
				const id = step.id === undefined ? '' : String(resolveReferences(step.id, ids));
				const answer = this.ledger.carryOut({ ...step, body }, id);
				ids[step.name] = String(Object.values(answer)[0]);
			}
			return [json.action];
		});
	}

	private plan(name: PlanName, lists: Record<string, Raw[]>): PlanItem[] {
		const row = zohoSettings(this.options.settings);
		return planFor(name, { ...lists, Settings: [row] }, { today: this.clock.today() });
	}

	private resourceOf(type: string, links: Record<string, string | undefined>): Raw | undefined {
		const { payments, refunds } = this.goCardless.world;
		if (type === 'payments') return { ...payments.get(links.payment ?? '') };
		return type === 'refunds' ? { ...refunds.get(links.refund ?? '') } : undefined;
	}
}
