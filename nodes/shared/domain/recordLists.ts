import { MoneyError } from '../money';
import { capture } from './capture';
import { InvalidRecordError } from './invalidRecord';
import type { PlanSource } from './planItem';
import { readSettings, type Settings } from './settings';

/** A plan that is not made at all, since one of its lists cannot be trusted. */
export class PlanRefusal extends Error {
	override readonly name = 'PlanRefusal';

	constructor(
		message: string,
		/** Name of the input. */
		readonly input: string,
		/** Position of the record in it, when one record is the reason. */
		readonly item?: number,
	) {
		super(message);
	}
}

/** Reads the input lists of a plan, and remembers where each record stood. */
export class RecordLists {
	/** Only of lists that had something to skip. */
	private readonly positions = new Map<number, number[]>();

	constructor(
		private readonly names: readonly string[],
		private readonly raw: ReadonlyArray<readonly unknown[] | undefined>,
	) {}

	/** The records of an input that need not be connected; undefined when it is not. */
	readOptional<Record>(
		input: number,
		readRecord: (record: unknown) => Record | undefined,
	): Record[] | undefined {
		return this.raw[input] === undefined ? undefined : this.read(input, readRecord);
	}

	/**
	 * The records of one input. An item without any key means that the list was asked for and is
	 * empty; everything else has to be a record. A reader returns undefined for a record that is right, but
	 * of a kind that the plan has nothing to do with.
	 *
	 * @throws PlanRefusal for the first item that is neither
	 */
	read<Record>(input: number, readRecord: (record: unknown) => Record | undefined): Record[] {
		const items = this.raw[input] ?? [];
		const records: Record[] = [];
		const positions: number[] = [];
		let position = 0;
		const read = capture(() => {
			for (; position < items.length; position += 1) {
				const item = items[position];
				if (isEmptyListItem(item)) continue;
				const failure = failureOf(item);
				if (failure !== undefined) throw this.failed(input, position, failure);
				const record = readRecord(item);
				if (record === undefined) continue;
				records.push(record);
				positions.push(position);
			}
		});
		if ('error' in read) throw this.refusalFor(input, position, read.error);
		if (positions.length < items.length) this.positions.set(input, positions);
		return records;
	}

	/** From a position among the records to the position in the input. */
	locate({ input, item }: PlanSource): PlanSource {
		return { input, item: this.positions.get(input)?.[item] ?? item };
	}

	private failed(input: number, position: number, failure: string): PlanRefusal {
		const name = this.nameOf(input);
		return new PlanRefusal(
			`The list on ${name} failed (${failure}), so nothing is planned. ` +
				'Set the node before it to stop on errors.',
			name,
			position,
		);
	}

	private refusalFor(input: number, position: number, error: unknown): unknown {
		if (!(error instanceof InvalidRecordError || error instanceof MoneyError)) return error;
		const name = this.nameOf(input);
		return new PlanRefusal(
			`Item ${position} on ${name} cannot be used, so nothing is planned. ${error.message} ` +
				`Connect to ${name} the node that lists it, and nothing else.`,
			name,
			position,
		);
	}

	private nameOf(input: number): string {
		return this.names[input] ?? String(input);
	}
}

/** @throws PlanRefusal when there is not exactly one row; SettingsError when it is not complete */
export function readOnlySettings(
	input: number,
	raw: ReadonlyArray<readonly unknown[] | undefined>,
): Settings {
	const rows = (raw[input] ?? []).filter((item) => !isEmptyListItem(item));
	const [row] = rows;
	if (row === undefined || rows.length > 1) {
		const found = row === undefined ? 'There are no settings' : `There are ${rows.length} settings`;
		throw new PlanRefusal(
			`${found} for these books. Run the set-up template first, and let the node before Settings ` +
				'return its one row.',
			'Settings',
		);
	}
	const failure = failureOf(row);
	if (failure !== undefined) {
		throw new PlanRefusal(`The settings could not be read (${failure}).`, 'Settings', 0);
	}
	return readSettings(row);
}

function isEmptyListItem(item: unknown): boolean {
	return typeof item === 'object' && item !== null && Object.keys(item).length === 0;
}

/** The error that a list node returned as an item; a record of a vendor has no `error`. */
function failureOf(item: unknown): string | undefined {
	if (typeof item !== 'object' || item === null || !('error' in item)) return undefined;
	const { error } = item;
	if (error === undefined || error === null || error === false || error === '') return undefined;
	return typeof error === 'string' ? error : JSON.stringify(error);
}
