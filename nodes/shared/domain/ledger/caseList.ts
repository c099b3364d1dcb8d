import { DateTime } from 'luxon';

import { digestOf } from './hashing';
import type { ActionHistory } from './histories';
import { describeAmount, describeWho, type OpenCase } from './openCases';

/** A case as a person picks it from a list. */
export interface ListedCase {
	/** Ends the label in brackets: what a form gives back is the label. */
	id: string;
	label: string;
	kind: OpenCase['kind'];
	code: string;
	sentence: string;
	who: string;
	since: string;
	days: number;
	amountText: string;
	chain: string;
	goCardlessId: string;
	invoiceNumber: string;
}

/** A run that did something, as a person picks it to be undone. */
export interface ListedRun {
	run: string;
	label: string;
	/** How many actions of each name it carried out. */
	actions: Record<string, number>;
}

const KINDS: Record<OpenCase['kind'], string> = {
	review: 'needs review',
	failed: 'failed',
	unfinished: 'has no end',
};

/** Short, and the same in every run. */
export function caseIdOf(key: string): string {
	return digestOf(key).slice(0, 10);
}

export function listCase(open: OpenCase, zone: string): ListedCase {
	const id = caseIdOf(open.key);
	const { kind, code, sentence, since, days, chain } = open;
	const who = describeWho(open);
	const amountText = describeAmount(open);
	const date = localTime(since, zone).toFormat('yyyy-MM-dd');
	const what = `${spellOut(code)} ${KINDS[kind]}`;
	const parts = [date, who, amountText, what].filter((part) => part !== '');
	return {
		id,
		label: `${parts.join(' · ')} [${id}]`,
		kind,
		code,
		sentence,
		who,
		since,
		days,
		amountText,
		chain,
		goCardlessId: open.goCardlessId ?? '',
		invoiceNumber: open.invoiceNumber ?? open.invoiceId ?? '',
	};
}

/** The runs that changed something, the latest first. What a run found done already is not its work. */
export function listRuns(
	histories: readonly ActionHistory[],
	zone: string,
	limit: number,
): ListedRun[] {
	const runs = new Map<string, { id: number; time: string; actions: Record<string, number> }>();
	for (const { ends } of histories) {
		for (const { id, row, data } of ends) {
			if (row.state !== 'done' || data.answer?.status !== 'done') continue;
			const known = runs.get(row.run) ?? { id, time: data.time, actions: {} };
			known.id = Math.max(known.id, id);
			known.actions[row.action] = (known.actions[row.action] ?? 0) + 1;
			runs.set(row.run, known);
		}
	}
	return [...runs]
		.sort(([, left], [, right]) => right.id - left.id)
		.slice(0, limit)
		.map(([run, { time, actions }]) => {
			const counts = Object.entries(actions).map(
				([action, count]) => `${count} ${spellOut(action)}`,
			);
			const moment = localTime(time, zone).toFormat('yyyy-MM-dd HH:mm');
			return { run, label: `${moment} · ${counts.join(', ')} [${run}]`, actions };
		});
}

/** "bookPayment" as "book payment", for people. */
export function spellOut(code: string): string {
	return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** What stands in the last brackets of a label. */
export function idInLabel(label: string): string {
	return /\[([^[\]]*)\]\s*$/.exec(label)?.[1] ?? '';
}

function localTime(time: string, zone: string): DateTime {
	return DateTime.fromISO(time, { zone: 'utc' }).setZone(zone);
}
