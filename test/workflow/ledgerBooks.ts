import type { InProcessN8n, RunOptions, RunResult } from '../harness/inProcess';
import type { MoneyAccounts } from '../world/accounts';
import type { Business } from '../world/business';
import type { TemplateName } from '../world/directDebitWorld';

/** One invoice with the debit that collects it. */
export interface Debit {
	customer: string;
	invoice: string;
	mandate: string;
	/** GoCardless payment id. */
	payment: string;
}

/** A company with n8n's engine between its books and GoCardless, whichever ledger keeps them. */
export type KeptBusiness = Business & {
	readonly n8n: InProcessN8n;
	template(name: TemplateName): unknown;
	run(name: TemplateName, options?: RunOptions): Promise<RunResult>;
	saveSettings(changes: Record<string, unknown>): void;
};

/** Accounts that every ledger has; what refund receipts are written over is none. */
export type NamedAccounts = Omit<MoneyAccounts, 'refundItem'>;

/** What a bookkeeper does and asks that each ledger does in its own way. Amounts are minor units. */
export abstract class LedgerBooks<World extends KeptBusiness = KeptBusiness> {
	abstract readonly accounts: NamedAccounts;

	protected constructor(readonly world: World) {}

	/** What the settings name besides what the business of this ledger names by itself. */
	protected abstract accountSettings(): Record<string, unknown>;

	/** How many payments of customers the books hold. */
	abstract get paymentsInBooks(): number;

	/** The number of an invoice, as it is printed on it. */
	abstract numberOf(invoice: string): string;

	/** Somebody books this much of other money to the invoice of a debit. */
	abstract payByHand(debit: Debit, amount: number): void;

	/** Somebody writes a credit of this much and sets it against the invoice of a debit. */
	abstract applyCredit(debit: Debit, amount: number): void;

	/** Payments that an invoice was paid with. */
	abstract paymentsOf(invoice: string): readonly unknown[];

	/** The entries that give the bank account what was paid out: deposits, or transfers. */
	abstract bankEntries(): readonly unknown[];

	abstract journals(): readonly unknown[];

	/** The only payment was undone by `reversalMethod: void`, and no entry was made in its place. */
	abstract expectUndone(): void;
}
