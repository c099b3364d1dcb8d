import type { Invoice } from '../resources/models';
import { OrganizationRecords } from './organization';

/** An organisation with its double-entry books, and what tests ask of them. */
export class Organization extends OrganizationRecords {
	/** Debits less credits of an account, in minor units of its own currency. */
	balanceOf(accountId: string): number {
		const account = this.accounts.find(accountId);
		return account === undefined || account.currency === this.settings.baseCurrency
			? this.ledger.balance(accountId)
			: this.ledger.originalBalance(accountId);
	}

	/** The sum of all accounts in the base currency: zero, or the simulator is wrong. */
	trialBalance(): number {
		return Object.values(this.accountBalances()).reduce((total, balance) => total + balance, 0);
	}

	/** Accounts that moved, by name, in minor units of the base currency. */
	accountBalances(): Record<string, number> {
		const balances: Record<string, number> = {};
		for (const { id, name } of this.accounts.all()) {
			const balance = this.ledger.balance(id);
			if (balance !== 0) balances[name] = balance;
		}
		return balances;
	}

	/** What a customer owes less what he has in credit, in minor units of his currency. */
	receivable(customerId: string): number {
		return this.ledger.receivable(customerId);
	}

	/** What is left to pay of an invoice in minor units; a draft's is its total (Zoho sheet, trap 11). */
	invoiceBalance(invoiceId: string): number {
		const invoice = this.invoices.find(invoiceId);
		if (invoice === undefined) throw new Error(`There is no invoice ${invoiceId}.`);
		return this.openAmount(invoice);
	}

	openAmount(invoice: Invoice): number {
		if (invoice.state === 'void') return 0;
		return invoice.total - this.applications.settled(invoice.id) - invoice.writtenOff;
	}

	/** Payments applied to an invoice: ids and applied amounts in minor units, oldest first. */
	paymentsOf(invoiceId: string): Array<{ id: string; amount: number }> {
		return this.applications
			.toInvoice(invoiceId)
			.filter(({ kind }) => kind === 'payment')
			.map(({ sourceId, amount }) => ({ id: sourceId, amount }));
	}

	/** Payments with this `reference_number`. */
	paymentsByReference(reference: string): Array<{ id: string; amount: number }> {
		return this.payments
			.all()
			.filter(({ plain }) => plain.reference_number === reference)
			.map(({ id, amount }) => ({ id, amount }));
	}

	/** Another gateway, such as the vendor's own GoCardless link, is collecting an invoice. */
	collectElsewhere(invoiceId: string, amount: number): void {
		const invoice = this.invoices.find(invoiceId);
		if (invoice === undefined) throw new Error(`There is no invoice ${invoiceId}.`);
		invoice.inProcess.push({ id: this.nextId(), amount });
		invoice.modifiedAt = this.now();
	}
}
