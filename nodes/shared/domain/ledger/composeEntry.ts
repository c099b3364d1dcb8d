import { deriveIdempotencyKey } from '../../idempotency';
import type { PlannedAction } from '../plannedAction';
import { idsOf, shortenAnswer, shortenError } from './answers';
import { chainOf, formatChain } from './chain';
import type { EntryData, EntryState, LedgerRow } from './entry';
import { fingerprintOf, hashOver, type HashedPart } from './hashing';
import type { DecisionItem, ItemSubject, RecordableItem } from './recordableItem';
import { shortenText } from './shorten';
import { storeRequest } from './storedRequest';

const NAME_BYTES = 40;
const NOTE_BYTES = 200;

type EntryContent = Omit<EntryData, 'time' | 'previous'>;

/** An entry that does not know yet what stands before it. */
export interface Draft {
	part: HashedPart;
	content: EntryContent;
	fingerprint: string;
	/** Of the plan in the same run that this entry ends. */
	planFingerprint?: string;
}

export type ActionItem = Extract<RecordableItem, { plan: PlannedAction }>;

/** The entry of what was planned, done or failed. */
export function draftAction(item: ActionItem, run: string): Draft {
	const { subject, plan } = item;
	const idempotencyKey = keyOfAction(plan);
	const common = { ...describe(subject), idempotencyKey };
	const planned = draft(item, 'planned', run, {
		...common,
		...names(subject),
		request: storeRequest(plan, idempotencyKey),
	});
	switch (item.kind) {
		case 'planned':
			return planned;
		case 'done': {
			const ids = idsOf(item.applied);
			const content = { ...common, ...ids, answer: shortenAnswer(item.applied) };
			return { ...draft(item, 'done', run, content), planFingerprint: planned.fingerprint };
		}
		case 'failed': {
			const content = { ...common, ...shortenError(item.failure) };
			return { ...draft(item, 'failed', run, content), planFingerprint: planned.fingerprint };
		}
	}
}

/** The entry of what a person decided about a review row, or about a failed entry. */
export function draftDecision(decision: DecisionItem, about: Partial<EntryContent>, run: string) {
	const { key, chain, decision: action, by, note } = decision;
	const part: HashedPart = {
		key: entryKey(chain, ['reviewed', key, action], run),
		chain,
		state: 'reviewed',
		action,
		run,
	};
	const content: EntryContent = {
		...about,
		idempotencyKey: about.idempotencyKey ?? key,
		review: key,
		by: shortenText(by, NAME_BYTES),
	};
	if (note !== undefined && note !== null && note !== '') {
		content.note = shortenText(note, NOTE_BYTES);
	}
	return finish(part, content);
}

/** The row, once it is known what stands before it in its chain. */
export function completeEntry(
	{ part, content, fingerprint }: Draft,
	previous: string | null,
	time: string,
): LedgerRow {
	const data: EntryData = { time, previous, ...content };
	const { key, chain, state, action, run } = part;
	const hash = hashOver(data, fingerprint);
	return { key, chain, hash, state, action, run, data: JSON.stringify(data) };
}

/** The last step moves the money or makes the record; its key stands for the action. */
export function keyOfAction({ steps }: PlannedAction): string {
	return steps[steps.length - 1]?.idempotencyKey ?? '';
}

function draft(
	{ subject, plan }: ActionItem,
	state: EntryState,
	run: string,
	content: EntryContent,
): Draft {
	const chain = formatChain(chainOf({ ...subject, vendor: plan.vendor }, content.idempotencyKey));
	const key = entryKey(plan.books, [state, content.idempotencyKey], run);
	return finish({ key, chain, state, action: plan.action, run }, content);
}

function finish(part: HashedPart, content: EntryContent): Draft {
	const fingerprint = fingerprintOf(part, { time: '', previous: null, ...content });
	return { part, content, fingerprint };
}

/** Inserting an entry of one run twice does no harm: readers keep the first row of a key. */
function entryKey(books: string, subjects: string[], run: string): string {
	return deriveIdempotencyKey({ books, purpose: 'ledger-entry', subjects, discriminator: run });
}

function describe(subject: ItemSubject): Partial<EntryContent> {
	const { customerId, invoiceId, goCardlessId, amount, eventId } = subject;
	return withoutNothing({
		event: eventId,
		customerId,
		invoiceId,
		goCardlessId,
		amount: amount?.minorUnits,
		currency: amount?.currency,
	});
}

function names({ customerName, invoiceNumber }: ItemSubject): Partial<EntryContent> {
	return withoutNothing({
		customerName: customerName && shortenText(customerName, NAME_BYTES),
		invoiceNumber: invoiceNumber && shortenText(invoiceNumber, NAME_BYTES),
	});
}

/** A missing key takes no bytes of the table. */
function withoutNothing<Fields extends Record<string, unknown>>(fields: Fields) {
	const present = Object.entries(fields).filter(
		([, value]) => value !== null && value !== undefined,
	);
	return Object.fromEntries(present) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
