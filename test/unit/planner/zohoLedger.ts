import type { PlannedStep } from '../../../nodes/shared/domain/plannedAction';
import type { Raw } from './records';

/**
 * Zoho Books in memory, as far as the planner writes into it: it carries out planned steps as the node
 * does, refuses what Zoho refuses, and keeps books of its own. Amounts inside are pence.
 */

interface Invoice {
	customer: string;
	number: string;
	total: number;
	balance: number;
	status: 'sent' | 'void';
	date: string;
	changes: number;
}

interface Payment {
	id: string;
	customer: string;
	account: string;
	reference: string;
	date: string;
	amount: number;
	applied: Map<string, number>;
	refunds: Array<{ reference: string; amount: number }>;
	unique?: string;
}

interface Form {
	id: string;
	reference: string;
	body: Raw;
	unique?: string;
	/** Of a credit note: what was not given back yet. */
	balance?: number;
}

export interface ZohoLedgerOptions {
	/** Whether a payment that leaves its last invoice is deleted: it is not certain what Zoho does. */
	deletesUnapplied?: boolean;
}

/** What Zoho would answer with an error. */
export class ZohoRefusal extends Error {
	override readonly name = 'ZohoRefusal';
}

const pence = (value: unknown): number => {
	const amount = Math.round(Number(value) * 100);
	if (!Number.isFinite(amount) || Math.abs(amount / 100 - Number(value)) > 1e-9) {
		throw new ZohoRefusal(`${String(value)} is no amount.`);
	}
	return amount;
};

const RECEIVABLE = 'receivable';
const SALES = 'sales';

export class ZohoLedger {
	readonly invoices = new Map<string, Invoice>();
	readonly payments = new Map<string, Payment>();
	readonly forms: Record<'journals' | 'expenses' | 'banktransactions' | 'creditnotes', Form[]> = {
		journals: [],
		expenses: [],
		banktransactions: [],
		creditnotes: [],
	};
	private readonly balances = new Map<string, number>();
	private lastId = 460_000_000_000_000_000n;

	constructor(readonly options: ZohoLedgerOptions = {}) {}

	balance(account: string): number {
		return this.balances.get(account) ?? 0;
	}

	trialBalance(): number {
		return [...this.balances.values()].reduce((sum, side) => sum + side, 0);
	}

	addInvoice(customer: string, total: number, date: string): string {
		const id = this.nextId();
		const number = `INV-${this.invoices.size + 1}`;
		const status = 'sent' as const;
		this.invoices.set(id, { customer, number, total, balance: total, status, date, changes: 0 });
		this.post([
			[RECEIVABLE, total],
			[SALES, -total],
		]);
		return id;
	}

	payInvoiceByHand(id: string, account: string): void {
		const invoice = this.requireInvoice(id);
		this.createPayment({
			customer_id: invoice.customer,
			amount: invoice.balance / 100,
			date: '2026-11-01',
			account_id: account,
			payment_mode: 'cash',
			reference_number: 'by hand',
			invoices: [{ invoice_id: id, amount_applied: invoice.balance / 100 }],
		});
	}

	/** Carries out one step; what was made before under its number is given again. */
	carryOut(step: PlannedStep, id: string): Raw {
		const { resource, verb, body, unique } = step;
		switch (`${resource} ${verb}`) {
			case 'customerpayments create':
				return this.createPayment(body, unique);
			case 'customerpayments reverse':
				return this.reversePayment(id, body);
			case 'customerpayments delete':
				this.deletePayment(id);
				return { payment_id: id };
			case 'creditnotes refund':
				return this.refundCreditNote(id, body);
			case 'journals create':
			case 'expenses create':
			case 'banktransactions create':
			case 'creditnotes create':
				return this.createForm(resource as keyof ZohoLedger['forms'], body, unique?.value);
			default:
				throw new ZohoRefusal(`Zoho has no "${verb}" of ${resource}.`);
		}
	}

	invoiceRows(): Raw[] {
		return [...this.invoices].map(([id, invoice]) => ({
			invoice_id: id,
			invoice_number: invoice.number,
			customer_id: invoice.customer,
			customer_name: 'Corner Cafe',
			currency_code: 'GBP',
			exchange_rate: 1,
			status: invoice.balance === 0 ? 'paid' : invoice.status,
			total: invoice.total / 100,
			balance: invoice.balance / 100,
			date: invoice.date,
			due_date: invoice.date,
			last_modified_time: new Date(invoice.changes * 1000).toISOString(),
			recurring_invoice_id: '',
		}));
	}

	/** Rows of the list, and those payments in full whose row does not tell enough. */
	paymentRows(): Raw[] {
		return [...this.payments.values()].flatMap((payment) => {
			const refunded = payment.refunds.reduce((sum, { amount }) => sum + amount, 0);
			const applied = [...payment.applied.values()].reduce((sum, part) => sum + part, 0);
			const common = {
				payment_id: payment.id,
				customer_id: payment.customer,
				account_id: payment.account,
				reference_number: payment.reference,
				date: payment.date,
				amount: payment.amount / 100,
				unused_amount: (payment.amount - applied - refunded) / 100,
				payment_status: 'paid',
			};
			const row: Raw = {
				...common,
				bcy_amount: payment.amount / 100,
				bcy_refunded_amount: refunded / 100,
				applied_invoices: [],
			};
			if (refunded === 0) return [row];
			const inFull: Raw = {
				...common,
				currency_code: 'GBP',
				exchange_rate: 1,
				invoices: [...payment.applied].map(([invoice, part]) => {
					return { invoice_id: invoice, amount_applied: part / 100 };
				}),
				payment_refunds: payment.refunds.map(({ reference, amount }) => {
					return { reference_number: reference, amount: amount / 100 };
				}),
			};
			return [row, inFull];
		});
	}

	/** Journals as their list gives them, or in full. */
	journals(inFull = false): Raw[] {
		return this.forms.journals.map(({ id, reference, body }) => {
			const row: Raw = { journal_id: id, reference_number: reference, status: 'published' };
			return inFull ? { ...row, ...body, currency_code: 'GBP', total: totalOf(body) } : row;
		});
	}

	creditNotes(): Raw[] {
		return this.forms.creditnotes.map(({ id, reference, body, balance = 0 }) => ({
			creditnote_id: id,
			reference_number: reference,
			currency_code: 'GBP',
			status: balance === 0 ? 'closed' : 'open',
			total: creditTotal(body) / 100,
			balance: balance / 100,
		}));
	}

	/** All that touches bank accounts, expenses and journals as well. */
	bankTransactions(): Raw[] {
		const common = { currency_code: 'GBP', date: '2026-11-25' };
		return [
			...this.forms.banktransactions.map(({ id, reference, body }) => ({
				...common,
				transaction_id: id,
				reference_number: reference,
				transaction_type: body.transaction_type,
				amount: body.amount,
			})),
			...this.forms.expenses.map(({ id, reference, body }) => ({
				...common,
				transaction_id: id,
				reference_number: reference,
				transaction_type: 'expense',
				amount: body.amount,
			})),
			...this.forms.journals.map(({ id, reference, body }) => ({
				...common,
				transaction_id: id,
				reference_number: reference,
				transaction_type: 'journal',
				amount: totalOf(body),
			})),
		];
	}

	paymentsUnder(reference: string): Payment[] {
		return [...this.payments.values()].filter((payment) => payment.reference === reference);
	}

	private createPayment(body: Raw, unique?: PlannedStep['unique']): Raw {
		const reference = String(body.reference_number);
		const existing = [...this.payments.values()].find((payment) =>
			unique === undefined ? payment.reference === reference : payment.unique === unique.value,
		);
		if (existing !== undefined && reference !== 'by hand') return { payment_id: existing.id };
		for (const name of ['customer_id', 'payment_mode', 'amount', 'date', 'account_id']) {
			if (body[name] === undefined) throw new ZohoRefusal(`${name} is missing.`);
		}
		const amount = pence(body.amount);
		const lines = (body.invoices ?? []) as Array<{ invoice_id: string; amount_applied: number }>;
		const applied = new Map<string, number>();
		for (const { invoice_id: invoice, amount_applied: part } of lines) {
			const target = this.requireInvoice(invoice);
			const share = pence(part);
			if (target.status === 'void') throw new ZohoRefusal('The invoice is void.');
			if (target.customer !== body.customer_id) throw new ZohoRefusal('Another customer.');
			if (share <= 0 || share > target.balance) throw new ZohoRefusal('More than the balance.');
			target.balance -= share;
			target.changes += 1;
			applied.set(invoice, share);
		}
		const total = [...applied.values()].reduce((sum, part) => sum + part, 0);
		if (total > amount) throw new ZohoRefusal('More is applied than came.');
		const id = this.nextId();
		this.payments.set(id, {
			id,
			customer: String(body.customer_id),
			account: String(body.account_id),
			reference,
			date: String(body.date),
			amount,
			applied,
			refunds: [],
			unique: unique?.value,
		});
		this.post([
			[String(body.account_id), amount],
			[RECEIVABLE, -amount],
		]);
		return { payment_id: id };
	}

	private reversePayment(id: string, body: Raw): Raw {
		const payment = this.payments.get(id);
		if (payment === undefined) return { payment_id: id, state: 'deleted' };
		const reference = String(body.reference_number);
		if (payment.refunds.some((refund) => refund.reference === reference)) {
			return { payment_id: id, state: 'refunded' };
		}
		const hadInvoices = payment.applied.size > 0;
		this.unapply(payment);
		if (hadInvoices && this.options.deletesUnapplied === true) {
			this.deletePayment(id);
			return { payment_id: id, state: 'deleted' };
		}
		const amount = pence(body.amount);
		const refunded = payment.refunds.reduce((sum, refund) => sum + refund.amount, 0);
		if (amount > payment.amount - refunded) throw new ZohoRefusal('More than is unused.');
		payment.refunds.push({ reference, amount });
		this.post([
			[RECEIVABLE, amount],
			[String(body.from_account_id), -amount],
		]);
		return { payment_id: id, state: 'refunded' };
	}

	private unapply(payment: Payment): void {
		for (const [invoice, part] of payment.applied) {
			const target = this.requireInvoice(invoice);
			target.balance += part;
			target.changes += 1;
		}
		payment.applied.clear();
	}

	private deletePayment(id: string): void {
		const payment = this.payments.get(id);
		if (payment === undefined) return;
		if (payment.refunds.length > 0) throw new ZohoRefusal('It has refunds.');
		this.unapply(payment);
		this.payments.delete(id);
		this.post([
			[RECEIVABLE, payment.amount],
			[payment.account, -payment.amount],
		]);
	}

	private createForm(resource: keyof ZohoLedger['forms'], body: Raw, unique?: string): Raw {
		const reference = String(body.reference_number);
		const existing = this.forms[resource].find((form) =>
			unique === undefined ? form.reference === reference : form.unique === unique,
		);
		const key = { journals: 'journal_id', expenses: 'expense_id', creditnotes: 'creditnote_id' };
		const idName = resource === 'banktransactions' ? 'transaction_id' : key[resource];
		if (existing !== undefined) return { [idName]: existing.id };
		this.post(sidesOf(resource, body));
		const id = this.nextId();
		const balance = resource === 'creditnotes' ? creditTotal(body) : undefined;
		this.forms[resource].push({ id, reference, body, unique, balance });
		return { [idName]: id };
	}

	private refundCreditNote(id: string, body: Raw): Raw {
		const note = this.forms.creditnotes.find((form) => form.id === id);
		if (note === undefined) throw new ZohoRefusal('There is no such credit note.');
		const amount = pence(body.amount);
		if (amount > (note.balance ?? 0)) throw new ZohoRefusal('More than the credit note has left.');
		note.balance = (note.balance ?? 0) - amount;
		this.post([
			[RECEIVABLE, amount],
			[String(body.from_account_id), -amount],
		]);
		return { creditnote_id: id };
	}

	private requireInvoice(id: string): Invoice {
		const invoice = this.invoices.get(id);
		if (invoice === undefined) throw new ZohoRefusal(`There is no invoice ${id}.`);
		return invoice;
	}

	private post(sides: Array<[string, number]>): void {
		const sum = sides.reduce((total, [, side]) => total + side, 0);
		if (sum !== 0) throw new ZohoRefusal(`It does not balance by ${sum}.`);
		for (const [account, side] of sides) {
			this.balances.set(account, this.balance(account) + side);
		}
	}

	private nextId(): string {
		this.lastId += 1n;
		return String(this.lastId);
	}
}

interface JournalLine {
	account_id: string;
	debit_or_credit: string;
	amount: number;
	customer_id?: string;
}

function sidesOf(resource: keyof ZohoLedger['forms'], body: Raw): Array<[string, number]> {
	switch (resource) {
		case 'journals':
			return journalSides(body.line_items as JournalLine[]);
		case 'expenses': {
			const amount = positive(body.amount);
			return [
				[String(body.account_id), amount],
				[String(body.paid_through_account_id), -amount],
			];
		}
		case 'banktransactions': {
			if (body.transaction_type !== 'transfer_fund') throw new ZohoRefusal('Cannot be made here.');
			const amount = positive(body.amount);
			return [
				[String(body.to_account_id), amount],
				[String(body.from_account_id), -amount],
			];
		}
		case 'creditnotes': {
			const [line] = body.line_items as Array<{ account_id?: string }>;
			const amount = creditTotal(body);
			return [
				[line?.account_id ?? SALES, amount],
				[RECEIVABLE, -amount],
			];
		}
	}
}

function journalSides(lines: JournalLine[]): Array<[string, number]> {
	const sides = new Map<string, string>();
	return lines.map(
		({ account_id: account, debit_or_credit: side, amount, customer_id: customer }) => {
			const before = sides.get(account);
			if (before !== undefined && before !== side) throw new ZohoRefusal('Code 4: both sides.');
			sides.set(account, side);
			if (account === RECEIVABLE && customer === undefined) throw new ZohoRefusal('No customer.');
			return [account, side === 'debit' ? positive(amount) : -positive(amount)];
		},
	);
}

function positive(value: unknown): number {
	const amount = pence(value);
	if (amount <= 0) throw new ZohoRefusal(`${String(value)} is not above zero.`);
	return amount;
}

function creditTotal(body: Raw): number {
	const lines = body.line_items as Array<{ quantity: number; rate: number }>;
	return lines.reduce((sum, { quantity, rate }) => sum + quantity * pence(rate), 0);
}

function totalOf(body: Raw): number {
	const lines = body.line_items as JournalLine[];
	const debits = lines.filter(({ debit_or_credit: side }) => side === 'debit');
	return debits.reduce((sum, { amount }) => sum + pence(amount), 0) / 100;
}
