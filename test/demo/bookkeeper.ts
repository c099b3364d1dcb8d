import type { Payment } from '../simulators/goCardless';
import { editInvoice, seedPayment } from '../simulators/quickBooksOnline';
import { rulesOf } from '../simulators/quickBooksOnline/entities/registry';
import { voidRecord } from '../simulators/quickBooksOnline/operations/write';
import { SEEDING } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import type { SeededRandom } from '../simulators/shared/random';
import type { Vendors } from './vendors';

/** What is left to chance on a working day, for each invoice that is still open. */
const CHANCES = { paidByHand: 0.012, partlyPaidByHand: 0.06, edited: 0.015, voided: 0.006 };

type Deed = keyof typeof CHANCES;

/** The person at the books: books what comes by other ways than Direct Debit, edits and voids. */
export class Bookkeeper {
	readonly deeds: Record<Deed, number> = {
		paidByHand: 0,
		partlyPaidByHand: 0,
		edited: 0,
		voided: 0,
	};

	private readonly touched = new Set<string>();

	constructor(
		private readonly vendors: Vendors,
		private readonly random: SeededRandom,
	) {}

	handleOpenInvoices(): void {
		for (const { id } of this.vendors.company.store('Invoice').all()) this.handle(id);
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

	private happens(deed: Deed, invoice: string): boolean {
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
			.paymentsOf({ books: `quickbooks:${this.vendors.company.realmId}`, invoice })
			.filter(({ status }) => !over.includes(status))
			.at(-1);
	}
}
