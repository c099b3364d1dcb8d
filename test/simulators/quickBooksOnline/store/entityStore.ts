import { referenceId, valueAt, type Wire } from '../values/wire';
import { ChangeLog } from './changeLog';

/** A record as it is kept: what was written, normalised; computed properties are added on reading. */
export interface StoredEntity {
	readonly id: string;
	/** Counts the writes; what a caller must repeat to be allowed to change the record. */
	syncToken: number;
	createdAt: number;
	updatedAt: number;
	body: Wire;
}

/** All records of one entity in one company, indexed by id, by chosen properties and by time. */
export class EntityStore {
	readonly changes = new ChangeLog();

	private readonly records = new Map<string, StoredEntity>();

	private readonly indexes = new Map<string, Map<string, Set<string>>>();

	constructor(indexed: readonly string[]) {
		for (const property of indexed) this.indexes.set(property, new Map());
	}

	get size(): number {
		return this.records.size;
	}

	all(): IterableIterator<StoredEntity> {
		return this.records.values();
	}

	find(id: string): StoredEntity | undefined {
		return this.records.get(id);
	}

	isIndexed(property: string): boolean {
		return this.indexes.has(property);
	}

	/** Records whose indexed property (or reference) has this value, in order of creation. */
	findBy(property: string, value: string): StoredEntity[] {
		const ids = this.indexes.get(property)?.get(value) ?? [];
		return [...ids].flatMap((id) => this.records.get(id) ?? []);
	}

	add(id: string, body: Wire, at: number): StoredEntity {
		const record = { id, syncToken: 0, createdAt: at, updatedAt: at, body };
		this.records.set(id, record);
		this.index(record, 'add');
		this.changes.note(at, id);
		return record;
	}

	/** A new body, or the same one when only linked records changed: either way a new SyncToken. */
	update(record: StoredEntity, at: number, body: Wire = record.body): void {
		this.index(record, 'delete');
		record.body = body;
		record.syncToken += 1;
		record.updatedAt = at;
		this.index(record, 'add');
		this.changes.note(at, record.id);
	}

	/** Changes the body without a new SyncToken, for the rare write the vendor does not count. */
	amend(record: StoredEntity, body: Wire): void {
		this.index(record, 'delete');
		record.body = body;
		this.index(record, 'add');
	}

	remove(record: StoredEntity, at: number): void {
		this.index(record, 'delete');
		this.records.delete(record.id);
		this.changes.note(at, record.id);
	}

	private index(record: StoredEntity, action: 'add' | 'delete'): void {
		for (const [property, entries] of this.indexes) {
			const value = indexValue(valueAt(record.body, property));
			if (value === undefined) continue;
			const ids = entries.get(value) ?? new Set<string>();
			entries.set(value, ids);
			if (action === 'add') ids.add(record.id);
			else ids.delete(record.id);
		}
	}
}

function indexValue(value: unknown): string | undefined {
	return typeof value === 'string' ? value : referenceId(value);
}
