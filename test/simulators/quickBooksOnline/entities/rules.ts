import type { Company } from '../company';
import type { LedgerEntry } from '../ledger/ledger';
import type { StoredEntity } from '../store/entityStore';
import type { Wire } from '../values/wire';

export const ENTITY_NAMES = [
	'Account',
	'Class',
	'CompanyCurrency',
	'CompanyInfo',
	'CreditMemo',
	'Customer',
	'Department',
	'Deposit',
	'ExchangeRate',
	'Invoice',
	'Item',
	'JournalEntry',
	'Payment',
	'PaymentMethod',
	'Preferences',
	'Purchase',
	'RecurringTransaction',
	'RefundReceipt',
	'SalesReceipt',
	'TaxCode',
	'Term',
	'Transfer',
	'Vendor',
] as const;

export type EntityName = (typeof ENTITY_NAMES)[number];

/** How a property is compared in a query. */
export type FieldKind = 'text' | 'id' | 'reference' | 'date' | 'time' | 'amount' | 'boolean';

export interface Field {
	kind: FieldKind;
	/** For computed properties; otherwise the property of the body is read. */
	read?: (company: Company, record: StoredEntity) => unknown;
}

/** What a write is about: the body after merging, and the record it changes, if there is one. */
export interface Draft {
	company: Company;
	body: Wire;
	previous?: StoredEntity;
	/** `include=allowduplicatedocnum` (QuickBooks sheet 8). */
	allowDuplicateNumber: boolean;
}

export type WriteOperation = 'create' | 'update' | 'delete' | 'void' | 'send' | 'pdf';

/** Everything the simulator knows about one entity, as data with a few functions beside it. */
export interface EntityRules {
	name: EntityName;
	/** Which records share a counter of ids. */
	sequence: string;
	operations: readonly WriteOperation[];
	/** URL form of a void (QuickBooks sheet 1): `?operation=void` or `?operation=update&include=void`. */
	voidBy?: 'operation' | 'include';
	/** Properties a caller may write; with `readOnly`, all others are refused with 2010. */
	writable: readonly string[];
	/** Accepted and ignored. */
	readOnly?: readonly string[];
	/** Set at creation, then kept whatever a body says. */
	frozen?: readonly string[];
	/** Longest text of a property (2050). */
	lengths?: Readonly<Record<string, number>>;
	/** Reference properties at the top of the body and what they may point at. */
	references?: Readonly<Record<string, EntityName>>;
	/** What may stand in WHERE, besides `Id` and `MetaData` times; anything else is 4001. */
	fields: Readonly<Record<string, Field>>;
	/** Properties with an index of their own. */
	indexed?: readonly string[];
	/** Query replies carry `totalCount` (QuickBooks sheet 5). */
	totalCount?: boolean;
	/** A list with `Active`: inactive records are hidden from queries unless asked for. */
	nameList?: boolean;
	/** Addressed by other properties than an id (exchange rates). */
	withoutId?: boolean;
	/** Absent from change data capture. */
	withoutChanges?: boolean;
	/** Checks a body and completes it, or throws a `VendorFault`; must change nothing. */
	prepare: (draft: Draft) => Wire;
	/** Refuses a change or removal of an existing record. */
	guard?: (company: Company, record: StoredEntity) => void;
	/** Links other records after a write; must not throw. */
	settle?: (company: Company, record: StoredEntity) => void;
	/** Unlinks other records before a removal or void. */
	release?: (company: Company, record: StoredEntity) => void;
	/** What stands in the books because of this record. */
	post?: (company: Company, record: StoredEntity) => LedgerEntry | undefined;
	/** The body of a voided record. */
	voided?: (company: Company, record: StoredEntity) => Wire;
	/** The properties of a reply that are computed or named, besides id, token and times. */
	present: (company: Company, record: StoredEntity) => Wire;
	/** Wraps a finished reply in something else: recurring transactions (QuickBooks sheet 12). */
	wrap?: (record: StoredEntity, reply: Wire) => Wire;
}
