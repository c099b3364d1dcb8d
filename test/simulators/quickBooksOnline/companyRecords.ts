import type { SimulatedClock } from '../shared/clock';
import { RequestMemory } from './operations/requestMemory';
import { Applications, keyOf, splitKey, type TransactionKey } from './links/applications';
import { Ledger } from './ledger/ledger';
import { rulesOf } from './entities/registry';
import { ENTITY_NAMES, type EntityName } from './entities/rules';
import { CompanySettings, type CompanyOptions } from './companySettings';
import { EntityStore, type StoredEntity } from './store/entityStore';
import { fromMinor, toMinor } from './values/amounts';
import { referenceId } from './values/wire';
import type { ChangeOperation, ChangeOutbox } from './webhooks/outbox';

/** The records of one company, their ids and numbers, and what links them to each other. */
export class CompanyRecords {
	readonly settings: CompanySettings;

	readonly ledger: Ledger;

	readonly applications = new Applications();

	/** Which deposit holds a transaction. */
	readonly deposits = new Map<TransactionKey, string>();

	/** The transactions a deposit holds. */
	readonly depositedBy = new Map<string, TransactionKey[]>();

	readonly requests = new RequestMemory();

	/** Deleted records, per entity: id and time. */
	readonly deleted = new Map<EntityName, Map<string, number>>();

	/** Transactions matched with a bank feed line: their deletion is refused (6480). */
	readonly matchedInBankFeed = new Set<TransactionKey>();

	/** Calls as the partner programme counts them: writes are free, reads are metered. */
	readonly metered = { core: 0, corePlus: 0 };

	private readonly stores = new Map<EntityName, EntityStore>();

	private readonly counters = new Map<string, number>();

	private documentNumber = 1000;

	constructor(
		readonly realmId: string,
		options: CompanyOptions,
		readonly clock: SimulatedClock,
		private readonly outbox: ChangeOutbox,
		private readonly firstId: number,
	) {
		this.settings = new CompanySettings(options);
		this.ledger = new Ledger(this.settings.homeCurrency);
		for (const name of ENTITY_NAMES) {
			this.stores.set(name, new EntityStore(rulesOf(name).indexed ?? []));
		}
	}

	store(type: EntityName): EntityStore {
		return this.stores.get(type) as EntityStore;
	}

	find(type: EntityName, id: string): StoredEntity | undefined {
		return this.store(type).find(id);
	}

	/** The time of a write, in milliseconds. */
	now(): number {
		return this.clock.now().getTime();
	}

	nextId(sequence: string): string {
		const id = (this.counters.get(sequence) ?? this.firstId) + 1;
		this.counters.set(sequence, id);
		return String(id);
	}

	/** Lets a sequence of ids start elsewhere, as accounts of newer companies do. */
	startIds(sequence: string, first: number): void {
		this.counters.set(sequence, first - 1);
	}

	/** Invoices, credit memos, sales and refund receipts share one counter (QuickBooks sheet 12). */
	nextDocumentNumber(): string {
		this.documentNumber += 1;
		return String(this.documentNumber);
	}

	noteDeleted(type: EntityName, id: string, at: number): void {
		const ids = this.deleted.get(type) ?? new Map<string, number>();
		this.deleted.set(type, ids.set(id, at));
	}

	note(
		type: EntityName,
		id: string,
		operation: ChangeOperation,
		at: number,
		deletedId?: string,
	): void {
		this.outbox.add({ realmId: this.realmId, type, id, operation, deletedId, at });
	}

	/** A linked record changed: new SyncToken and time, same body (QuickBooks sheet 6). */
	touch(type: EntityName, id: string): void {
		const record = this.find(type, id);
		if (record === undefined) return;
		const at = this.now();
		this.store(type).update(record, at);
		this.note(type, id, 'Update', at);
	}

	accountBy(property: 'AccountSubType' | 'AccountType', value: string, currency?: string): string {
		const wanted = currency ?? this.settings.homeCurrency;
		for (const record of this.store('Account').all()) {
			const matches = record.body[property] === value;
			if (matches && referenceId(record.body.CurrencyRef) === wanted) return record.id;
		}
		throw new Error(`Company ${this.realmId} has no ${wanted} account with ${property} ${value}.`);
	}

	/** What is left of a transaction with a total: a charge to pay or a credit to use. */
	openAmount(type: 'Invoice' | 'CreditMemo', record: StoredEntity): number {
		const total = toMinor(record.body.TotalAmt, this.currencyOf(record));
		return total - this.applications.sumTo(keyOf(type, record.id));
	}

	currencyOf(record: StoredEntity): string {
		return referenceId(record.body.CurrencyRef) ?? this.settings.homeCurrency;
	}

	/** An amount of a record's currency as a JSON number. */
	amountOf(minor: number, record: StoredEntity): number {
		return fromMinor(minor, this.currencyOf(record));
	}

	/** The deposit that holds a transaction, if it was banked. */
	depositOf(type: EntityName, id: string): string | undefined {
		return this.deposits.get(keyOf(type, id));
	}

	recordOf(key: TransactionKey): StoredEntity | undefined {
		const [type, id] = splitKey(key);
		return this.find(type as EntityName, id);
	}
}
