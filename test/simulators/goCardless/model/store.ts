/** What every resource has; the rest is in the shape in which the vendor sends it. */
export interface StoredRecord {
	id: string;
	created_at: string;
	/** Known to the simulator only; never sent. */
	internal?: unknown;
}

/** Under which keys a record is found; these must never change after it was added. */
export type IndexReader<R> = (record: R) => string | string[] | undefined;

/**
 * Records in the order of creation, with look-up by id and by index. Removed records keep their
 * place, so that a cursor that points at one still works.
 */
export class Store<R extends StoredRecord> {
	private readonly records: R[] = [];

	private readonly positions = new Map<string, number>();

	private readonly removed = new Set<string>();

	private readonly indexed = new Map<string, Map<string, R[]>>();

	constructor(private readonly indexes: Record<string, IndexReader<R>> = {}) {
		for (const name of Object.keys(indexes)) this.indexed.set(name, new Map());
	}

	add(record: R): R {
		this.positions.set(record.id, this.records.length);
		this.records.push(record);
		for (const [name, read] of Object.entries(this.indexes)) {
			const keys = read(record);
			for (const key of typeof keys === 'string' ? [keys] : (keys ?? [])) {
				const index = this.indexed.get(name);
				const list = index?.get(key);
				if (list === undefined) index?.set(key, [record]);
				else list.push(record);
			}
		}
		return record;
	}

	get(id: string): R | undefined {
		const position = this.positions.get(id);
		return position === undefined || this.removed.has(id) ? undefined : this.records[position];
	}

	/** For ids the simulator itself stored: a miss is a bug of the simulator. */
	require(id: string): R {
		const record = this.get(id);
		if (record === undefined) throw new Error(`The simulator lost track of ${id}.`);
		return record;
	}

	remove(id: string): void {
		this.removed.add(id);
	}

	wasRemoved(id: string): boolean {
		return this.removed.has(id);
	}

	/** Oldest first, removed records left out. */
	all(): R[] {
		return this.removed.size === 0
			? this.records
			: this.records.filter((record) => !this.removed.has(record.id));
	}

	/** Oldest first; a shared array, not to be changed. */
	by(index: string, key: string): readonly R[] {
		const list = this.indexed.get(index)?.get(key) ?? [];
		return this.removed.size === 0 ? list : list.filter((record) => !this.removed.has(record.id));
	}

	/** The place in the order of creation, also of a removed record. */
	position(id: string): number | undefined {
		return this.positions.get(id);
	}

	hasIndex(name: string): boolean {
		return this.indexed.has(name);
	}

	get size(): number {
		return this.records.length - this.removed.size;
	}
}
