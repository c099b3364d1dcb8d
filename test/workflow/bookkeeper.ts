import { seedCreditMemo, seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { accountSettings, type MoneyAccounts, seedMoneyAccounts } from '../world/accounts';
import type { DirectDebitWorld, WorldOptions } from '../world/directDebitWorld';
import { AnyBookkeeper } from './anyBookkeeper';
import type { Debit } from './ledgerBooks';
import { openWorld } from './worlds';

/** The bookkeeper of a company on QuickBooks Online. */
export class Bookkeeper extends AnyBookkeeper<DirectDebitWorld> {
	readonly accounts: MoneyAccounts;

	private constructor(world: DirectDebitWorld, settings: Record<string, unknown>) {
		super(world, settings);
		this.accounts = seedMoneyAccounts(world.company);
		this.choose({});
	}

	static async open({ settings = {}, ...options }: WorldOptions = {}): Promise<Bookkeeper> {
		return new Bookkeeper(await openWorld(options), settings);
	}

	protected accountSettings(): Record<string, unknown> {
		return accountSettings(this.accounts, this.world.currency);
	}

	get paymentsInBooks(): number {
		return this.world.company.store('Payment').size;
	}

	numberOf(invoice: string): string {
		return String(this.world.company.find('Invoice', invoice)?.body.DocNumber);
	}

	payByHand({ customer, invoice }: Debit, amount: number): void {
		seedPayment(this.world.company, { customer, amount, invoices: { [invoice]: amount } });
	}

	/** A credit memo is set against an invoice with a payment of nothing. */
	applyCredit({ customer, invoice }: Debit, amount: number): void {
		const { company } = this.world;
		const memo = seedCreditMemo(company, customer, amount);
		const line = (TxnType: string, TxnId: string) => ({
			Amount: amount / 100,
			LinkedTxn: [{ TxnId, TxnType }],
		});
		const Line = [line('Invoice', invoice), line('CreditMemo', memo)];
		seedPayment(company, { customer, amount: 0, extra: { Line } });
	}

	paymentsOf(invoice: string) {
		return this.world.company.paymentsOf(invoice);
	}

	/** A payout is a deposit with its fees as a line. */
	bankEntries() {
		return [...this.world.company.store('Deposit').all()];
	}

	journals() {
		return [...this.world.company.store('JournalEntry').all()];
	}

	/** The void payment stays in the books with an amount of nothing. */
	expectUndone(): void {
		expect(this.world.company.store('JournalEntry').size).toBe(0);
	}
}
