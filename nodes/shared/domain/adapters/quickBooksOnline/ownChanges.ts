import { z } from 'zod';

import { isEntryNumber, markedNumbers } from '../../bookkeeping/entryNumbers';
import { optionalText } from '../../invalidRecord';
import { isVoidedNote } from './fields';

const schema = z.object({
	Id: z.string().min(1),
	SyncToken: z.string(),
	DocNumber: optionalText,
	PaymentRefNum: optionalText,
	PrivateNote: optionalText,
	TotalAmt: z.number().nullish(),
	MetaData: z.object({ CreateTime: z.string(), LastUpdatedTime: z.string() }),
	LinkedTxn: z.array(z.object({ TxnId: z.string(), TxnType: z.string() })).catch([]),
	Line: z.array(z.object({ Description: optionalText }).passthrough()).catch([]),
});

type Raw = z.infer<typeof schema>;

/** A record with the kind it is of. */
export interface ChangedRecord {
	entity: string;
	record: unknown;
}

/** Where our postings carry the number (see the adapters of payments and entries). */
const NUMBER_FIELDS: Readonly<Record<string, ReadonlyArray<'DocNumber' | 'PaymentRefNum'>>> = {
	Deposit: [],
	JournalEntry: ['DocNumber'],
	Payment: ['PaymentRefNum'],
	RefundReceipt: ['PaymentRefNum'],
};

/** An invoice changes with the payment that is applied to it (QuickBooks sheet 6). */
const SAME_MOMENT_MS = 1000;

/**
 * Of records that changed, those whose last change was made by the workflows of this package, as far
 * as that can be proven: a posting with our mark that nobody has touched since it was created, and an
 * invoice that last changed in the very second in which such a payment was applied to it. A posting of
 * ours that somebody edits, voids or deletes is a change by somebody.
 *
 * @returns in the order of `changed`
 */
export function recogniseOwnChanges(changed: readonly ChangedRecord[]): boolean[] {
	const read = changed.map(({ entity, record }) => ({
		entity,
		raw: schema.safeParse(record).data,
	}));
	const createdPayments = new Map<string, number>();
	for (const { entity, raw } of read) {
		if (entity !== 'Payment' || raw === undefined || !isOwnCreation(entity, raw)) continue;
		createdPayments.set(raw.Id, Date.parse(raw.MetaData.CreateTime));
	}
	return read.map(({ entity, raw }) => {
		if (raw === undefined) return false;
		if (isOwnCreation(entity, raw)) return true;
		if (entity !== 'Invoice') return false;
		const changedAt = Date.parse(raw.MetaData.LastUpdatedTime);
		return raw.LinkedTxn.some(({ TxnId: id, TxnType: type }) => {
			const createdAt = type === 'Payment' ? createdPayments.get(id) : undefined;
			return createdAt !== undefined && Math.abs(changedAt - createdAt) < SAME_MOMENT_MS;
		});
	});
}

/** `SyncToken` counts the changes: at 0 the record is as it was created. */
function isOwnCreation(entity: string, raw: Raw): boolean {
	const fields = NUMBER_FIELDS[entity];
	if (fields === undefined || raw.SyncToken !== '0') return false;
	if (fields.some((field) => isEntryNumber(raw[field] ?? ''))) return true;
	return [raw.PrivateNote, ...raw.Line.map(({ Description }) => Description)].some(
		(note) => markedNumbers(note ?? '').length > 0,
	);
}

/** Whether a record is one that was voided: amounts at zero, and a note that says so. */
export function isVoidedRecord(record: unknown): boolean {
	const { TotalAmt: total, PrivateNote: note } =
		schema.pick({ TotalAmt: true, PrivateNote: true }).safeParse(record).data ?? {};
	return total === 0 && isVoidedNote(note);
}
