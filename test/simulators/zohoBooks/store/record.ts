import type { Wire } from '../values/wire';

/** What every record of an organisation has. */
export interface BookRecord {
	/** 18 digits, never a number (Zoho sheet, trap 10). */
	readonly id: string;
	readonly createdAt: number;
	modifiedAt: number;
	/** Values of custom fields by field id. */
	custom: Map<string, unknown>;
	/** Properties that are kept as they came and mean nothing to the books. */
	plain: Wire;
}

/** Takes over the named properties a body has, as text, numbers or switches. */
export function keepPlain(record: { plain: Wire }, body: Wire, names: readonly string[]): void {
	for (const name of names) if (body[name] !== undefined) record.plain[name] = body[name];
}

/** Records of one kind by id, in order of creation; by owner as well, where they have one. */
export class Table<R extends BookRecord> {
	private readonly records = new Map<string, R>();

	private readonly owned = new Map<string, Set<R>>();

	/** @param ownerOf what the record belongs to for good, such as its customer */
	constructor(private readonly ownerOf?: (record: R) => string) {}

	all(): R[] {
		return [...this.records.values()];
	}

	/** The first record that fits, in order of creation. */
	search(fits: (record: R) => boolean): R | undefined {
		for (const record of this.records.values()) if (fits(record)) return record;
		return undefined;
	}

	get size(): number {
		return this.records.size;
	}

	find(id: string): R | undefined {
		return this.records.get(id);
	}

	/** The records of an owner, oldest first. */
	of(owner: string): R[] {
		return [...(this.owned.get(owner) ?? [])];
	}

	add(record: R): R {
		this.records.set(record.id, record);
		if (this.ownerOf !== undefined) {
			const owner = this.ownerOf(record);
			this.owned.set(owner, (this.owned.get(owner) ?? new Set<R>()).add(record));
		}
		return record;
	}

	remove(id: string): void {
		const record = this.records.get(id);
		if (record === undefined) return;
		this.records.delete(id);
		if (this.ownerOf !== undefined) this.owned.get(this.ownerOf(record))?.delete(record);
	}
}
