import type { EntityName } from '../entities/rules';

export type ChangeOperation = 'Create' | 'Update' | 'Delete' | 'Void' | 'Emailed' | 'Merge';

export interface Change {
	realmId: string;
	type: EntityName;
	id: string;
	operation: ChangeOperation;
	/** The record that vanished in a merge into `id`. */
	deletedId?: string;
	/** Milliseconds. */
	at: number;
}

/** Entities and operations that the portal offers for subscription (QuickBooks sheet 11). */
const OFFERED: Partial<Record<EntityName, string>> = {
	Invoice: 'CUDVE',
	Payment: 'CUDVE',
	CreditMemo: 'CUDVE',
	RefundReceipt: 'CUDVE',
	SalesReceipt: 'CUDVE',
	Customer: 'CUDM',
	Account: 'CUDM',
	Item: 'CUDM',
	Vendor: 'CUDM',
	Class: 'CUDM',
	Deposit: 'CUD',
	JournalEntry: 'CUD',
	CompanyCurrency: 'CUD',
	Purchase: 'CUDV',
	Transfer: 'CUDV',
	Department: 'CUM',
	PaymentMethod: 'CUM',
	Term: 'CU',
	Preferences: 'U',
};

/** Changes of all companies that were not delivered yet, the caller's own writes included. */
export class ChangeOutbox {
	private changes: Change[] = [];

	add(change: Change): void {
		const offered = OFFERED[change.type] ?? '';
		if (offered.includes(change.operation.charAt(0))) this.changes.push(change);
	}

	take(): Change[] {
		const taken = this.changes;
		this.changes = [];
		return taken;
	}

	get size(): number {
		return this.changes.length;
	}
}
