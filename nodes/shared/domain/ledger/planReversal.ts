import { deriveIdempotencyKey } from '../../idempotency';
import type { PlanItem } from '../planItem';
import type { PlannedAction, PlannedStep } from '../plannedAction';
import { CANCELLABLE_STATUS } from '../statuses';
import { booksIdOf } from './answers';
import { detailsOf, subjectOf, writeLine } from './planLines';
import type { Entry } from './readEntries';
import { reversalOf } from './reversals';

export interface UndoContext {
	/** Status of each GoCardless payment now; undefined when nobody asked. */
	statuses?: ReadonlyMap<string, string>;
	/** Idempotency keys of all that is done, reversals included. */
	doneKeys: ReadonlySet<string>;
}

export interface DoneAction {
	plan: Entry;
	done: Entry;
	action: PlannedAction;
}

interface Reversing {
	/** Name of the reversing action. */
	name: string;
	steps: PlannedStep[];
	sentences: string[];
}

/** The one line that takes a finished action back, or says why a person has to. */
export function planReversal(finished: DoneAction, context: UndoContext): PlanItem[] {
	const { plan, done, action } = finished;
	const subject = subjectOf(plan, done);
	const details = detailsOf(plan);
	const reversing = reverseSteps(finished, context);
	return writeLine(plan, (writer) => {
		if ('code' in reversing) {
			writer.review(reversing.code, reversing.reason, subject, details);
			return;
		}
		const { name, steps, sentences } = reversing;
		const why = sentences.join(' ');
		if (steps.length === 0) {
			writer.nothing('nothingToUndo', why, subject, details);
		} else if (steps.every(({ idempotencyKey }) => context.doneKeys.has(idempotencyKey))) {
			writer.nothing('undone', `"${action.action}" is undone already.`, subject, details);
		} else {
			const reason = `Undoes "${action.action}" of run ${done.row.run}. ${why}`;
			writer.do(action.vendor, name, reason, subject, steps, details);
		}
	});
}

/** Backwards, as the steps may rest on each other. */
function reverseSteps(
	{ done, action }: DoneAction,
	{ statuses }: UndoContext,
): Reversing | { code: string; reason: string } {
	const reversing: Reversing = { name: '', steps: [], sentences: [] };
	for (const step of [...action.steps].reverse()) {
		const reversal = reversalOf(action.vendor, step);
		if (reversal.kind === 'none') {
			const reason = `"${action.action}" cannot be undone by itself: ${reversal.sentence}.`;
			return { code: 'noReversal', reason };
		}
		reversing.sentences.push(reversal.sentence);
		if (reversal.kind === 'leave') continue;
		const id = idOfResult(done, step.name);
		if (id === undefined) {
			const reason = `The ledger does not know the id of what "${step.name}" made.`;
			return { code: 'idUnknown', reason };
		}
		if (step.resource === 'payments' && statuses !== undefined) {
			const status = statuses.get(id);
			if (status !== CANCELLABLE_STATUS) return { code: 'tooLate', reason: tooLate(id, status) };
		}
		reversing.name = reversal.action;
		reversing.steps.push({
			name: `undone ${step.name}`,
			resource: step.resource,
			verb: reversal.verb,
			id,
			body: {},
			idempotencyKey: deriveIdempotencyKey({
				books: action.books,
				purpose: reversal.purpose,
				subjects: [id],
			}),
		});
	}
	return reversing;
}

function tooLate(id: string, status: string | undefined): string {
	if (status === undefined) {
		return `Debit ${id} is not among the payments that were read, so it is not cancelled unseen.`;
	}
	return (
		`Debit ${id} is ${status.replaceAll('_', ' ')}, so it cannot be cancelled any more. ` +
		'Refund the customer once it is collected.'
	);
}

function idOfResult({ data }: Entry, stepName: string): string | undefined {
	const result = data.answer?.results[stepName];
	if (result === undefined) return undefined;
	const id = booksIdOf(result) ?? result.id;
	return id === undefined ? undefined : String(id);
}
