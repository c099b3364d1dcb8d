import { z } from 'zod';

import { deriveIdempotencyKey } from '../../idempotency';
import { parseRecord } from '../invalidRecord';
import type { PlanItem } from '../planItem';
import type { PlannedAction, PlannedStep } from '../plannedAction';
import { CANCELLABLE_STATUS } from '../statuses';
import { readHistories, type ActionHistory } from './histories';
import { detailsOf, subjectOf, writeLine } from './planLines';
import { readRecords } from './rawLists';
import { isIntact, type Entry, type ReadLedger } from './readEntries';
import { LedgerRefusal } from './refusal';
import { restorePlan } from './restorePlan';
import { reversalOf } from './reversals';

export interface UndoRequest {
	run: string;
	/** GoCardless payments as they are now; undefined when not connected. */
	payments?: readonly unknown[];
}

const paymentSchema = z.object({ id: z.string().startsWith('PM'), status: z.string() });

/**
 * What takes a run back: for each of its actions the reversing action where there is a safe one, else a
 * line for a person. What a run found done already is not its work, and stays.
 *
 * @throws LedgerRefusal without a run, or for a run of which the ledger knows nothing
 */
export function undoRun(ledger: ReadLedger, { run, payments }: UndoRequest): PlanItem[] {
	const histories = readHistories(ledger.entries);
	const ofRun = histories.filter(({ plans, ends }) =>
		[...plans, ...ends].some(({ row }) => row.run === run),
	);
	if (run === '' || ofRun.length === 0) {
		throw new LedgerRefusal(
			run === ''
				? 'Say which run is undone.'
				: `The ledger has no entry of run "${run}". Check the id of the run, and that all its rows are read.`,
			'Run ID',
		);
	}
	const statuses =
		payments &&
		new Map(
			readRecords('GoCardless Payments', payments, (raw) =>
				parseRecord(paymentSchema, raw, 'a GoCardless payment'),
			).map(({ record }) => [record.id, record.status]),
		);
	const doneKeys = new Set(
		histories.filter(({ state }) => state === 'done').map(({ idempotencyKey }) => idempotencyKey),
	);
	const damagedChains = new Set(ledger.damaged.map(({ chain }) => chain));
	// The last first: what was built on something goes before it.
	return ofRun
		.sort((left, right) => right.last.id - left.last.id)
		.flatMap((history) => undo(history, { run, statuses, doneKeys, damagedChains }));
}

interface UndoContext {
	run: string;
	statuses?: ReadonlyMap<string, string>;
	doneKeys: ReadonlySet<string>;
	damagedChains: ReadonlySet<string>;
}

function undo(history: ActionHistory, context: UndoContext): PlanItem[] {
	const { plans, ends, last, state, chain } = history;
	const { run } = context;
	const done = ends.find(({ row }) => row.state === 'done');
	const plan = [...plans].reverse().find(({ row }) => row.run === run) ?? plans[plans.length - 1];
	const about = plan ?? last;
	const name = about.row.action;
	const review = (code: string, reason: string) =>
		writeLine(about, (writer) =>
			writer.review(code, reason, subjectOf(about, done), detailsOf(about)),
		);
	if (context.damagedChains.has(chain)) {
		return review('ledgerDamaged', `A row of ${chain} cannot be read. Undo "${name}" by hand.`);
	}
	if (done === undefined) return undoWithoutSuccess(state, name, run, review);
	if (done.row.run !== run) {
		return writeLine(about, (writer) =>
			writer.nothing(
				'otherRun',
				`"${name}" was done in run ${done.row.run}, not in this one. It stays.`,
				subjectOf(about, done),
				detailsOf(about),
			),
		);
	}
	if (done.data.answer?.status !== 'done') {
		return writeLine(about, (writer) =>
			writer.nothing(
				'wasThere',
				`"${name}" had been done before this run, which changed nothing. It stays.`,
				subjectOf(about, done),
				detailsOf(about),
			),
		);
	}
	const action =
		plan !== undefined && isIntact(plan) && isIntact(done) ? restorePlan(plan) : undefined;
	if (plan === undefined || action === undefined) {
		return review(
			'ledgerChanged',
			`The entries of "${name}" were changed after they were written. Undo it by hand.`,
		);
	}
	return reverse({ plan, done, action }, context, review);
}

/** A vendor may have carried out what ended in an error or without an end. */
function undoWithoutSuccess(
	state: ActionHistory['state'],
	name: string,
	run: string,
	review: (code: string, reason: string) => PlanItem[],
): PlanItem[] {
	return review(
		'endUnknown',
		state === 'failed'
			? `"${name}" failed in run ${run}, perhaps after a part of it was done. Look it up, or replay it first and undo it then.`
			: `Nothing says how "${name}" of run ${run} ended. Replay it first, and undo it then.`,
	);
}

interface DoneAction {
	plan: Entry;
	done: Entry;
	action: PlannedAction;
}

function reverse(
	{ plan, done, action }: DoneAction,
	{ statuses, doneKeys }: UndoContext,
	review: (code: string, reason: string) => PlanItem[],
): PlanItem[] {
	const { vendor, books } = action;
	const steps: PlannedStep[] = [];
	const sentences: string[] = [];
	let reversing = '';
	for (const step of [...action.steps].reverse()) {
		const reversal = reversalOf(vendor, step);
		if (reversal.kind === 'none') {
			return review(
				'noReversal',
				`"${action.action}" cannot be undone by itself: ${reversal.sentence}.`,
			);
		}
		sentences.push(reversal.sentence);
		if (reversal.kind === 'leave') continue;
		const id = idOfResult(done, step.name);
		if (id === undefined) {
			return review('idUnknown', `The ledger does not know the id of what "${step.name}" made.`);
		}
		const status = step.resource === 'payments' ? statuses?.get(id) : undefined;
		if (step.resource === 'payments' && statuses !== undefined && status !== CANCELLABLE_STATUS) {
			return review(
				'tooLate',
				`Debit ${id} is ${(status ?? 'not in the list of payments').replaceAll('_', ' ')}, so it ` +
					'cannot be cancelled any more. Refund the customer once it is collected.',
			);
		}
		reversing = reversal.action;
		const idempotencyKey = deriveIdempotencyKey({
			books,
			purpose: reversal.purpose,
			subjects: [id],
		});
		steps.push({
			name: `undone ${step.name}`,
			resource: step.resource,
			verb: reversal.verb,
			id,
			body: {},
			idempotencyKey,
		});
	}
	const subject = subjectOf(plan, done);
	const isUndone = steps.every(({ idempotencyKey }) => doneKeys.has(idempotencyKey));
	return writeLine(plan, (writer) => {
		if (isUndone) {
			const why = steps.length === 0 ? sentences.join(' ') : 'It is undone already.';
			writer.nothing('undone', why, subject, detailsOf(plan));
			return;
		}
		const reason = `Undoes "${action.action}" of run ${done.row.run}. ${sentences.join(' ')}`;
		writer.do(vendor, reversing, reason, subject, steps, detailsOf(plan));
	});
}

function idOfResult({ data }: Entry, stepName: string): string | undefined {
	const result = data.answer?.results[stepName];
	const id = result?.id ?? result?.Id;
	return id === undefined ? undefined : String(id);
}
