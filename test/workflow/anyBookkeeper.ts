import type { RunResult } from '../harness/inProcess';
import type { Delivery } from '../simulators/shared/webhooks';
import type { CollectorOptions } from '../world/collector';
import { type Debit, type KeptBusiness, LedgerBooks, type NamedAccounts } from './ledgerBooks';
import { codes } from './worlds';

/** How any of the businesses may begin. */
export type BookkeeperOptions = Pick<CollectorOptions, 'account' | 'startsDaysAgo'> & {
	/** Changes to the settings row. */
	settings?: Record<string, unknown>;
};

/** Opens a business of one ledger, whose stories are told for all of them. */
export type OpenBooks = (options?: BookkeeperOptions) => Promise<AnyBookkeeper>;

/**
 * A business whose set-up has named all accounts, and what its bookkeeper does and asks, in the same
 * words for every ledger. Amounts are minor units.
 */
export abstract class AnyBookkeeper<
	World extends KeptBusiness = KeptBusiness,
> extends LedgerBooks<World> {
	protected constructor(
		world: World,
		private readonly settings: Record<string, unknown>,
	) {
		super(world);
	}

	/** Saves the settings as template 01 does, with these changes. */
	choose(changes: Record<string, unknown>): void {
		this.world.saveSettings({
			...this.accountSettings(),
			// Whether an item is old depends on the host's clock, the business lives on a simulated one.
			suspenseAfterDays: 0,
			...this.settings,
			...changes,
		});
	}

	/** An invoice, and a debit for it that was just made. */
	async debit(amount: number, name = 'Ada Bakery', currency?: string): Promise<Debit> {
		const payer = this.world.seedPayer(name, currency);
		const invoice = this.world.seedInvoice(payer, amount);
		return await this.collect(invoice, payer.id, payer.mandate);
	}

	/** Debits an invoice that is there. */
	async collect(invoice: string, customer: string, mandate: string): Promise<Debit> {
		(await this.world.run('collections')).demandSuccess();
		const { books, goCardless } = this.world;
		const [payment] = goCardless.paymentsOf({ books, invoice });
		if (payment === undefined) throw new Error(`Invoice ${invoice} was not debited.`);
		return { customer, invoice, mandate, payment: payment.id };
	}

	/** A debit that was confirmed; nobody has told the books yet. */
	async confirmedDebit(amount: number, name?: string, currency?: string): Promise<Debit> {
		const debit = await this.debit(amount, name, currency);
		await this.world.letDebitsConfirm();
		return debit;
	}

	/** The hourly sweep of events. */
	async sweep(): Promise<RunResult> {
		return (await this.world.run('events')).demandSuccess();
	}

	/** The hourly look at payouts. */
	async reconcile(): Promise<RunResult> {
		return (await this.world.run('payouts')).demandSuccess();
	}

	/** Delivers to the webhook of template 04, which has to accept and succeed. */
	async deliver(...deliveries: Delivery[]): Promise<RunResult[]> {
		const runs: RunResult[] = [];
		for (const delivery of deliveries) {
			const answer = await this.world.n8n.deliverWebhook(this.world.template('events'), delivery);
			expect(answer.status).toBe(200);
			if (answer.execution !== undefined) runs.push(answer.execution.demandSuccess());
		}
		return runs;
	}

	/** What waits to be told, one event a delivery. */
	takeDeliveries(): Delivery[] {
		return this.world.goCardless.takeDeliveries({ maximumEvents: 1, combine: false });
	}

	/** GoCardless pays out all it holds, and the money arrives. @returns id of the last payout */
	async payOut(): Promise<string> {
		const { goCardless, clock } = this.world;
		const before = goCardless.world.payouts.size;
		for (let day = 0; day < 20; day += 1) {
			const payouts = goCardless.world.payouts.all();
			const isThere = payouts.length > before && payouts.every(({ status }) => status === 'paid');
			if (isThere) return payouts.at(-1)?.id ?? '';
			await clock.advance({ days: 1 });
		}
		throw new Error('GoCardless paid nothing out.');
	}

	/** Id of the refund that was made last. */
	lastRefund(): string {
		return this.world.goCardless.world.refunds.all().at(-1)?.id ?? '';
	}

	balance(account: keyof NamedAccounts): number {
		return this.world.balanceOf(this.accounts[account]);
	}

	/** The proof: the clearing account shows what GoCardless holds. */
	expectClearing(amount = this.world.goCardless.held(this.world.currency)): void {
		expect(this.world.goCardless.held(this.world.currency)).toBe(amount);
		expect(this.world.clearing).toBe(amount);
	}

	/** The proof: every payout that was sent is a line of the bank account. */
	expectBankLines(): void {
		const { payouts } = this.world.goCardless.world;
		const sent = payouts.all().filter(({ status }) => status === 'paid');
		expect(this.balance('bank')).toBe(sent.reduce((sum, { amount }) => sum + amount, 0));
	}

	/** The next hours: sweeps and looks at payouts, until there is nothing left to do. */
	async letHoursPass(): Promise<void> {
		for (let hour = 0; hour < 4; hour += 1) {
			const runs = [await this.sweep(), await this.reconcile()];
			if (runs.every((run) => codes(run, 'do').length === 0)) return;
		}
		throw new Error('There is something to do for ever.');
	}

	/** Whatever ran, running it again writes nothing. */
	async expectNothingLeft(): Promise<void> {
		for (const run of [await this.sweep(), await this.reconcile()]) {
			expect(codes(run, 'do')).toEqual([]);
		}
	}
}
