import type { INodePropertyOptions } from 'n8n-workflow';

/** What happens to a record. */
export const CHANGE_OPERATIONS = [
	'created',
	'deleted',
	'emailed',
	'merged',
	'updated',
	'voided',
] as const;

export type ChangeOperation = (typeof CHANGE_OPERATIONS)[number];

/** A kind of record that QuickBooks tells about (QuickBooks sheets 10 and 11). */
export interface ChangingEntity {
	/** What webhooks tell of it. */
	operations: readonly ChangeOperation[];
	/** Deactivated rows are hidden from queries that do not ask for them (QuickBooks sheet 5). */
	isNameList?: boolean;
	/** `false` where change data capture does not know it. */
	isCaptured?: boolean;
	/** `false` where no query gives it by its id. */
	isReadable?: boolean;
}

const FORM = ['created', 'updated', 'deleted', 'voided', 'emailed'] as const;
const TRANSACTION = ['created', 'updated', 'deleted'] as const;
const VOIDABLE = [...TRANSACTION, 'voided'] as const;
const MAILABLE = [...TRANSACTION, 'emailed'] as const;
const NAME_LIST = { operations: [...TRANSACTION, 'merged'], isNameList: true } as const;

/** By the name that records and queries have. */
export const CHANGING_ENTITIES: Readonly<Record<string, ChangingEntity>> = {
	Account: NAME_LIST,
	Bill: { operations: TRANSACTION },
	BillPayment: { operations: VOIDABLE },
	Budget: { operations: ['created', 'updated'] },
	ChangeOrder: { operations: TRANSACTION, isCaptured: false, isReadable: false },
	Class: NAME_LIST,
	CompanyCurrency: { operations: TRANSACTION },
	CreditMemo: { operations: FORM },
	Currency: { operations: TRANSACTION, isCaptured: false, isReadable: false },
	Customer: NAME_LIST,
	Department: { operations: ['created', 'updated', 'merged'], isNameList: true },
	Deposit: { operations: TRANSACTION },
	Employee: NAME_LIST,
	Estimate: { operations: MAILABLE },
	Invoice: { operations: FORM },
	Item: NAME_LIST,
	JournalCode: { operations: ['created', 'updated'], isCaptured: false },
	JournalEntry: { operations: TRANSACTION },
	Payment: { operations: FORM },
	PaymentMethod: { operations: ['created', 'updated', 'merged'], isNameList: true },
	Preferences: { operations: ['updated'], isCaptured: false, isReadable: false },
	Purchase: { operations: VOIDABLE },
	PurchaseOrder: { operations: MAILABLE },
	RefundReceipt: { operations: FORM },
	SalesReceipt: { operations: FORM },
	TaxAgency: { operations: ['created', 'updated'], isCaptured: false },
	Term: { operations: ['created', 'updated'], isNameList: true },
	TimeActivity: { operations: TRANSACTION, isCaptured: false },
	Transfer: { operations: VOIDABLE },
	Vendor: NAME_LIST,
	VendorCredit: { operations: TRANSACTION },
};

const BY_LOWER_CASE = new Map(
	Object.keys(CHANGING_ENTITIES).map((name) => [name.toLowerCase(), name]),
);

/** `JournalEntry` for `journalentry`; a name that is new comes back as it is. */
export function entityName(name: string): string {
	return BY_LOWER_CASE.get(name.toLowerCase()) ?? name;
}

/** The words of both webhook formats: `Void`, `void` and `voided` are one (QuickBooks sheet 11). */
const OPERATION_WORDS: Readonly<Record<string, ChangeOperation>> = {
	create: 'created',
	created: 'created',
	delete: 'deleted',
	deleted: 'deleted',
	emailed: 'emailed',
	merge: 'merged',
	merged: 'merged',
	update: 'updated',
	updated: 'updated',
	void: 'voided',
	voided: 'voided',
};

/** The operation that a vendor's word stands for; a word that is new comes back in lower case. */
export function operationName(word: string): string {
	const name = word.toLowerCase();
	return OPERATION_WORDS[name] ?? name;
}

/** `Journal Entry`. */
export function entityLabel(entity: string): string {
	return entity.replace(/(?!^)([A-Z])/g, ' $1');
}

export function operationLabel(operation: string): string {
	return operation.charAt(0).toUpperCase() + operation.slice(1);
}

/** The entities that change data capture can be asked for. */
export function capturedEntities(): INodePropertyOptions[] {
	return Object.entries(CHANGING_ENTITIES)
		.filter(([, { isCaptured }]) => isCaptured !== false)
		.map(([value]) => ({ name: entityLabel(value), value }));
}
