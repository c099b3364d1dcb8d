import { z } from 'zod';

import { InvalidRecordError, parseRecord } from '../invalidRecord';
import { plannedActionSchema, readPlannedAction, type PlannedAction } from '../plannedAction';
import { appliedSchema, type Applied } from './answers';
import { currencyCode } from './entry';
import { failureOf } from './rawLists';

/** What an item is about, as the planner and this node write it. */
const subjectSchema = z.object({
	books: z.string().min(1),
	customerId: z.string().nullish(),
	customerName: z.string().nullish(),
	invoiceId: z.string().nullish(),
	invoiceNumber: z.string().nullish(),
	goCardlessId: z.string().nullish(),
	amount: z.object({ minorUnits: z.number().int().safe(), currency: currencyCode }).nullish(),
	eventId: z.string().nullish(),
});

const reviewSchema = subjectSchema.extend({
	reviewKey: z.string().min(1),
	code: z.string().min(1),
	reason: z.string(),
});

const decisionSchema = z.object({
	key: z.string().min(1),
	chain: z.string().min(1),
	data: z.string(),
	/** `undo` is about a run, the others about a row. */
	decision: z.enum(['approve', 'match', 'skip', 'retry', 'undo']),
	by: z.string().min(1, 'must name who decided'),
	note: z.string().nullish(),
	kind: z.string().nullish(),
	state: z.string().nullish(),
});

const errorSchema = z.object({
	error: z.unknown(),
	message: z.string().optional().catch(undefined),
	details: z.unknown(),
});

export type ItemSubject = z.infer<typeof subjectSchema>;
export type ReviewItem = z.infer<typeof reviewSchema>;
export type DecisionItem = z.infer<typeof decisionSchema>;

export type RecordableItem =
	| { kind: 'planned'; subject: ItemSubject; plan: PlannedAction }
	| { kind: 'done'; subject: ItemSubject; plan: PlannedAction; applied: Applied }
	| {
			kind: 'failed';
			subject: ItemSubject;
			plan: PlannedAction;
			failure: { error: string; message?: string; details?: unknown };
	  }
	| { kind: 'review'; review: ReviewItem }
	| { kind: 'decision'; decision: DecisionItem };

/**
 * Recognises what can be recorded: items of the outputs Do and Needs Review of the planner (or of this
 * node), what an action node returned for them, and decisions about review rows.
 *
 * @throws InvalidRecordError or PlannedActionError for anything else
 */
export function readRecordableItem(raw: unknown): RecordableItem {
	const error = failureOf(raw);
	if (isObject(raw) && 'plannedAction' in raw) return readAction(raw, error);
	if (error !== undefined) {
		throw new InvalidRecordError(
			`It is an error without the action that failed (${error}). Set "On Error" of the action ` +
				'node to "Continue (using error output)", which keeps the action, and let other nodes stop.',
		);
	}
	if (isObject(raw) && 'decision' in raw) {
		return { kind: 'decision', decision: parseRecord(decisionSchema, raw, 'a decision') };
	}
	if (isObject(raw) && raw.action === 'review') {
		return { kind: 'review', review: parseRecord(reviewSchema, raw, 'a line that needs review') };
	}
	throw new InvalidRecordError(
		'It is no planned action, nothing that an action node returned, and no line that needs review. ' +
			'Connect the outputs of these nodes here, and nothing else.',
	);
}

function readAction(raw: Record<string, unknown>, error: string | undefined): RecordableItem {
	const { vendor } = parseRecord(
		z.object({ plannedAction: plannedActionSchema }),
		raw,
		'a planned action',
	).plannedAction;
	const plan = readPlannedAction(raw, vendor);
	const subject = parseRecord(subjectSchema, raw, 'a line of a plan');
	if (subject.books !== plan.books) {
		throw new InvalidRecordError(
			`It is about ${subject.books}, but its action was planned for ${plan.books}.`,
		);
	}
	if (error !== undefined) {
		const { message, details } = errorSchema.parse(raw);
		return { kind: 'failed', subject, plan, failure: { error, message, details } };
	}
	if (raw.applied === undefined) return { kind: 'planned', subject, plan };
	const applied = parseRecord(appliedSchema, raw.applied, 'the result of an action node');
	return { kind: 'done', subject, plan, applied };
}

function isObject(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
