import type { LedgerLine } from '../../quickBooksOnline/ledger/ledger';
import type { Organization } from '../organization/books';
import { inBase } from '../organization/rates';
import { invalidValue } from '../protocol/refusals';

export const RECEIVABLE = 'Accounts Receivable';
export const EXCHANGE = 'Exchange Gain or Loss';
export const BANK_FEES = 'Bank Fees and Charges';
export const TAX_PAYABLE = 'Tax Payable';
export const BAD_DEBT = 'Bad Debt';
export const UNDEPOSITED = 'Undeposited Funds';

/** The lines of one transaction: amounts of its currency, debits positive. */
export class EntryBuilder {
	private readonly lines: LedgerLine[] = [];

	constructor(
		private readonly organization: Organization,
		private readonly currency: string,
		private readonly rate: number,
	) {}

	/** Adds a line; `rate` where it is not that of the transaction. */
	add(account: string, amount: number, options: { rate?: number; customer?: string } = {}): this {
		if (amount === 0) return this;
		const { rate = this.rate, customer } = options;
		const base = inBase(this.organization, amount, this.currency, rate);
		const isForeign = this.organization.accounts.find(account)?.currency === this.currency;
		const original = customer !== undefined || isForeign ? amount : base;
		this.lines.push({
			account,
			amount: base,
			original,
			...(customer === undefined ? {} : { customer }),
		});
		return this;
	}

	/** Adds an amount of the base currency as it is. */
	addBase(account: string, amount: number): this {
		if (amount !== 0) this.lines.push({ account, amount, original: amount });
		return this;
	}

	/** Adds an amount of the base currency that is kept as so much of the account's own. */
	addForeign(account: string, amount: number, original: number): this {
		this.lines.push({ account, amount, original });
		return this;
	}

	/** Replaces what the subject posted before; what is left over goes to exchange differences. */
	post(subject: string, date: string, memo: string): void {
		const left = this.lines.reduce((total, { amount }) => total + amount, 0);
		this.addBase(this.organization.account(EXCHANGE).id, -left);
		this.organization.ledger.replace(subject, { date, memo, lines: this.lines });
	}
}

/** Money moves only through accounts of its own currency or the base currency (Zoho sheet 7.11). */
export function checkAccountCurrency(
	organization: Organization,
	accountId: string,
	currency: string,
	property: string,
): void {
	const account = organization.accounts.find(accountId);
	const allowed = [currency, organization.settings.baseCurrency];
	if (account === undefined || !account.isActive || !allowed.includes(account.currency)) {
		throw invalidValue(property);
	}
}
