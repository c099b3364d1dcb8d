import { seedPayment } from '../simulators/zohoBooks';
import { createCreditNote } from '../simulators/zohoBooks/resources/creditNotes';
import { invoiceBy } from '../simulators/zohoBooks/resources/invoices';
import { apply, repostSource } from '../simulators/zohoBooks/resources/settlement';
import { line } from '../simulators/zohoBooks/seeding/records';
import type { ZohoAccounts } from '../world/zohoBusiness';
import { ZohoWorld, type ZohoWorldOptions } from '../world/zohoWorld';
import { AnyBookkeeper } from './anyBookkeeper';
import type { Debit } from './ledgerBooks';

const open: ZohoWorld[] = [];

afterEach(async () => {
	// Those beside others leave the GoCardless account to them.
	for (const world of open.splice(0).reverse()) await world.close();
});

/** The bookkeeper of a company on Zoho Books. */
export class ZohoBookkeeper extends AnyBookkeeper<ZohoWorld> {
	readonly accounts: ZohoAccounts;

	private constructor(world: ZohoWorld, settings: Record<string, unknown>) {
		super(world, settings);
		this.accounts = world.accounts;
		this.choose({});
	}

	static async open({ settings = {}, ...options }: ZohoWorldOptions = {}): Promise<ZohoBookkeeper> {
		const world = await ZohoWorld.create(options);
		open.push(world);
		return new ZohoBookkeeper(world, settings);
	}

	protected accountSettings(): Record<string, unknown> {
		return { refundsAccountId: this.accounts.refunds };
	}

	get paymentsInBooks(): number {
		return this.world.organization.payments.size;
	}

	numberOf(invoice: string): string {
		return this.world.organization.invoices.find(invoice)?.number ?? '';
	}

	payByHand({ customer, invoice }: Debit, amount: number): void {
		seedPayment(this.world.organization, { customer, amount, invoices: { [invoice]: amount } });
	}

	/** As in the browser, which needs no payment for it. */
	applyCredit({ customer, invoice: id }: Debit, amount: number): void {
		const { organization } = this.world;
		organization.byHand(() => {
			const invoice = invoiceBy(organization, id);
			const line_items = [line(amount, invoice.currency)];
			const note = createCreditNote(organization, { customer_id: customer, line_items });
			apply(organization, 'creditnote', note.id, organization.today(), [{ invoice, amount }]);
			repostSource(organization, note.id);
		});
	}

	paymentsOf(invoice: string) {
		return this.world.organization.paymentsOf(invoice);
	}

	/** A payout is an expense for its fees and a transfer of the rest. */
	bankEntries() {
		return this.world.organization.bankTransactions.all();
	}

	journals() {
		return this.world.organization.journals.all();
	}

	/** Zoho Books knows no void payment: it is deleted. */
	expectUndone(): void {
		expect(this.paymentsInBooks).toBe(0);
	}

	/** The proof, and that the books balance. */
	override expectClearing(amount?: number): void {
		super.expectClearing(amount);
		expect(this.world.organization.trialBalance()).toBe(0);
	}
}
