import { z } from 'zod';

import { parseRecord } from '../invalidRecord';
import type { PlanItem } from '../planItem';
import { readHistories, type ActionHistory } from './histories';
import { detailsOf, subjectOf, writeLine } from './planLines';
import { readRecords } from './rawLists';
import { isIntact, type Entry, type ReadLedger } from './readEntries';
import { LedgerRefusal } from './refusal';
import { restorePlan } from './restorePlan';
import { planReversal, type UndoContext } from './planReversal';

export interface UndoRequest {
	run: string;
	/** GoCardless payments as they are now; undefined when not connected. */
	payments?: readonly unknown[];
}

const paymentSchema = z.object({ id: z.string().startsWith('PM'), status: z.string() });

/** Refusals after which surely nothing was done, when there was only one request. */
const REFUSED = new Set(['invalid', 'forbidden', 'unauthorized', 'notFound']);

/**
 * What takes a run back: for each of its actions the reversing action where there is a safe one, else a
 * line for a person. What a run found done already is not its work, and stays. The last action comes
 * first, since what was built on something goes before it.
 *
 * @throws LedgerRefusal without a run, or for a run of which the ledger knows nothing
 */
export function undoRun(ledger: ReadLedger, { run, payments }: UndoRequest): PlanItem[] {
	const histories = readHistories(ledger.entries);
	const ofRun = histories.filter(({ plans, ends }) =>
		[...plans, ...ends].some(({ row }) => row.run === run),
	);
	if (run === '') throw new LedgerRefusal('Say which run is undone.', 'Run ID');
	if (ofRun.length === 0) {
		throw new LedgerRefusal(
			`The ledger has no entry of run "${run}". Check the id of the run, and that all its rows ` +
				'are read.',
			'Run ID',
		);
	}
	const done = histories.filter(({ state }) => state === 'done');
	const context: UndoContext = {
		statuses: payments && readStatuses(payments),
		doneKeys: new Set(done.map(({ idempotencyKey }) => idempotencyKey)),
	};
	const damagedChains = new Set(ledger.damaged.map(({ chain }) => chain));
	return ofRun
		.sort((left, right) => right.last.id - left.last.id)
		.flatMap((history) => undo(history, run, context, damagedChains));
}

function undo(
	history: ActionHistory,
	run: string,
	context: UndoContext,
	damagedChains: ReadonlySet<string>,
): PlanItem[] {
	const { plans, ends, last, chain } = history;
	const done = ends.find(({ row }) => row.state === 'done');
	const plan = [...plans].reverse().find(({ row }) => row.run === run) ?? plans[plans.length - 1];
	const about = plan ?? last;
	const name = about.row.action;
	const line = (kind: 'nothing' | 'review', code: string, reason: string) =>
		writeLine(about, (writer) =>
			writer[kind](code, reason, subjectOf(about, done), detailsOf(about)),
		);
	if (damagedChains.has(chain)) {
		return line(
			'review',
			'ledgerDamaged',
			`A row of ${chain} cannot be read. Undo "${name}" by hand.`,
		);
	}
	if (done === undefined) {
		const [kind, code, reason] = describeWithoutSuccess(last, plan, run);
		return line(kind, code, reason);
	}
	if (done.row.run !== run) {
		const elsewhere = `"${name}" was done in run ${done.row.run}, not in this one. It stays.`;
		return line('nothing', 'otherRun', elsewhere);
	}
	if (done.data.answer?.status !== 'done') {
		const before = `"${name}" had been done before this run, which changed nothing. It stays.`;
		return line('nothing', 'wasThere', before);
	}
	const action =
		plan !== undefined && isIntact(plan) && isIntact(done) ? restorePlan(plan) : undefined;
	if (plan === undefined || action === undefined) {
		return line(
			'review',
			'ledgerChanged',
			`The entries of "${name}" were changed after they were written. Undo it by hand.`,
		);
	}
	return planReversal({ plan, done, action }, context);
}

/** A vendor may have carried out what ended in an error, or without an end. */
function describeWithoutSuccess(
	last: Entry,
	plan: Entry | undefined,
	run: string,
): ['nothing' | 'review', string, string] {
	const { action } = (plan ?? last).row;
	if (last.row.state !== 'failed') {
		return [
			'review',
			'endUnknown',
			`Nothing says how "${action}" of run ${run} ended. Replay it first, and undo it then.`,
		];
	}
	const isOneRequest = plan?.data.request?.steps.length === 1;
	if (isOneRequest && REFUSED.has(last.data.fault?.kind ?? '')) {
		return ['nothing', 'neverDone', `"${action}" was refused, so there is nothing to undo.`];
	}
	return [
		'review',
		'endUnknown',
		`"${action}" failed in run ${last.row.run}, perhaps after a part of it was done. Look it up, ` +
			'or replay it first and undo it then.',
	];
}

function readStatuses(payments: readonly unknown[]): Map<string, string> {
	const read = readRecords('GoCardless Payments', payments, (raw) =>
		parseRecord(paymentSchema, raw, 'a GoCardless payment'),
	);
	return new Map(read.map(({ record }) => [record.id, record.status]));
}
