import { CompanyRecords } from './companyRecords';
import { rulesOf } from './entities/registry';
import type { EntityName } from './entities/rules';
import { keyOf } from './links/applications';
import type { StoredEntity } from './store/entityStore';
import { referenceId } from './values/wire';

/** One company (realm): its records, settings and double-entry books, and what tests ask of them. */
export class Company extends CompanyRecords {
	/** Brings the books in line with a record. */
	repost(type: EntityName, record: StoredEntity): void {
		this.ledger.replace(keyOf(type, record.id), rulesOf(type).post?.(this, record));
	}

	/** As if somebody else had saved the record just now. */
	bumpSyncToken(type: EntityName, id: string): void {
		this.touch(type, id);
	}

	/** Debits less credits of an account, in minor units of its own currency. */
	balance(accountId: string): number {
		const account = this.find('Account', accountId);
		const currency = referenceId(account?.body.CurrencyRef) ?? this.settings.homeCurrency;
		return currency === this.settings.homeCurrency
			? this.ledger.balance(accountId)
			: this.ledger.originalBalance(accountId);
	}

	/** What a customer owes, less unapplied payments and credits, in minor units of its currency. */
	receivable(customerId: string): number {
		return this.ledger.receivable(customerId);
	}

	/** What is left to pay of an invoice, in minor units of its currency. */
	invoiceBalance(invoiceId: string): number {
		const invoice = this.find('Invoice', invoiceId);
		if (invoice === undefined) throw new Error(`There is no invoice ${invoiceId}.`);
		return this.openAmount('Invoice', invoice);
	}

	/** Payments applied to an invoice: ids and applied amounts in minor units, oldest first. */
	paymentsOf(invoiceId: string): Array<{ id: string; amount: number }> {
		return [...this.applications.to(keyOf('Invoice', invoiceId))].map(([id, amount]) => ({
			id,
			amount,
		}));
	}

	/** Payments with this `PaymentRefNum`, voided ones included. */
	paymentsByReference(reference: string): StoredEntity[] {
		return this.store('Payment').findBy('PaymentRefNum', reference);
	}

	/** Balances of all accounts that moved, in minor units of the home currency; their sum is zero. */
	trialBalance(): Record<string, number> {
		const balances: Record<string, number> = {};
		for (const account of this.store('Account').all()) {
			const balance = this.ledger.balance(account.id);
			if (balance !== 0) balances[account.id] = balance;
		}
		return balances;
	}
}
