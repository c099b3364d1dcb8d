import { z } from 'zod';

import { parseRecord } from '../invalidRecord';
import type { PlanItem } from '../planItem';
import { caseIdOf, idInLabel, listRuns, spellOut } from './caseList';
import { matchByHand } from './matchByHand';
import { describeAmount, describeWho, type OpenCase } from './openCases';
import { readOpenWork, type OpenWork, type OpenWorkLists, type OpenWorkOptions } from './openWork';
import { LedgerRefusal } from './refusal';
import { replayEntries } from './replay';

/** What a person may decide; the first word of the option that a form shows. */
export const CHOICES = ['approve', 'match', 'skip', 'retry', 'undo'] as const;
export type Choice = (typeof CHOICES)[number];

const text = z
	.string()
	.trim()
	.nullish()
	.transform((given) => given ?? '');

const answersSchema = z.object({
	choice: text,
	cases: z
		.union([z.array(z.string()), z.string()])
		.nullish()
		.transform((given) => (typeof given === 'string' ? [given] : (given ?? [])))
		.transform((labels) => labels.filter((label) => label.trim() !== '')),
	invoice: text,
	run: text,
	note: text,
});

export type Answers = z.infer<typeof answersSchema>;

export interface DecideLists extends OpenWorkLists {
	answers: readonly unknown[];
	settings: readonly unknown[];
	/** What the number or id that a person gave was found to be. */
	invoices?: readonly unknown[];
	/** The payment of the case that is matched. */
	payments?: readonly unknown[];
}

export interface DecideOptions extends OpenWorkOptions {
	/** Who decides; stands in the audit. */
	by: string;
	notOlderThanDays: number;
}

export interface Decided {
	/** Rows with the decision added, to be recorded. */
	decisions: object[];
	/** What is sent to a vendor because of them. */
	actions: PlanItem[];
	answer: {
		isAccepted: boolean;
		choice: string;
		/** What is wrong with the answers; then nothing is decided at all. */
		problems: string[];
		/** What was decided, for the last page. */
		sentences: string[];
		/** Of the run that shall be undone. */
		run: string;
		/** Of a payment that was matched by hand. */
		paymentId: string;
		invoiceId: string;
		/** As they were given, so that a page can come back with them. */
		shown: Answers;
	};
}

/** What a decision comes to: rows and requests, or what is wrong with it. */
export interface Outcome {
	actions: PlanItem[];
	problems: string[];
	sentences: string[];
	paymentId?: string;
	invoiceId?: string;
}

/**
 * What a person's answers come to. Either all of them are right, or nothing is decided: forms check
 * nothing by themselves, and the tables may have changed while the page was open.
 *
 * @throws LedgerRefusal for a list that failed, or when nobody is named
 */
export function decideCases(lists: DecideLists, options: DecideOptions): Decided {
	if (options.by === '') {
		throw new LedgerRefusal('Nobody is named who decides, so nothing is done.', 'Decided By');
	}
	const [given] = lists.answers;
	const shown = parseRecord(answersSchema, given, 'the answers of the form');
	const work = readOpenWork(lists, options);
	const word = /^[a-z]+/.exec(shown.choice.toLowerCase())?.[0];
	const choice = CHOICES.find((candidate) => candidate === word);
	if (choice === undefined) return refuse(shown, ['Choose what shall be done.']);
	const isDry = work.settings?.dryRun === true && ['match', 'retry', 'undo'].includes(choice);
	if (isDry) {
		return refuse(shown, ['Dry run is on, so nothing is sent. Switch it off in the set-up first.']);
	}
	if (choice === 'undo') return chooseRun(work, shown);
	const chosen = findCases(work.cases, shown.cases);
	const outcome =
		chosen.problems.length > 0
			? { ...chosen, actions: [], sentences: [] }
			: CARRY_OUT[choice](chosen.cases, { work, shown, lists, options });
	if (outcome.problems.length > 0) return refuse(shown, outcome.problems);
	const note = [shown.note, outcome.invoiceId && `Invoice ${outcome.invoiceId}.`];
	return {
		decisions: chosen.cases.map(({ row }) => ({
			...row,
			decision: choice,
			by: options.by,
			note: note.filter(Boolean).join(' '),
		})),
		actions: outcome.actions.map((item) => ({ ...item, source: { input: 0, item: 0 } })),
		answer: {
			...answerOf(shown, choice),
			isAccepted: true,
			sentences: outcome.sentences,
			paymentId: outcome.paymentId ?? '',
			invoiceId: outcome.invoiceId ?? '',
		},
	};
}

interface DecisionContext {
	work: OpenWork;
	shown: Answers;
	lists: DecideLists;
	options: DecideOptions;
}

type CarryOut = (cases: readonly OpenCase[], context: DecisionContext) => Outcome;

const CARRY_OUT: Record<Exclude<Choice, 'undo'>, CarryOut> = {
	approve: (cases) => ({
		actions: [],
		problems: cases
			.filter(({ kind }) => kind !== 'review')
			.map((open) => `${nameCase(open)} is no question but an action. Retry it, or skip it.`),
		sentences: cases.map((open) => `Approved: ${nameCase(open)}.`),
	}),
	skip: (cases) => ({
		actions: [],
		problems: [],
		sentences: cases.map((open) => `Skipped: ${nameCase(open)}.`),
	}),
	retry,
	match: (cases, { work, shown, lists }) => matchByHand(cases, { work, shown, lists }),
};

/** A question is closed until a run asks it anew; an action is given out again as it was planned. */
function retry(cases: readonly OpenCase[], { work, options }: DecisionContext): Outcome {
	const reviews = cases.filter(({ kind }) => kind === 'review');
	const keys = new Set(cases.filter(({ kind }) => kind !== 'review').map(({ key }) => key));
	const items = replayEntries(work.ledger, {
		now: options.now,
		states: ['failed', 'unfinished'],
		keys,
		// Whether they are old enough was decided when they were listed.
		olderThanMinutes: 0,
		notOlderThanDays: options.notOlderThanDays,
	});
	return {
		actions: items.filter(({ outcome }) => outcome === 'do'),
		problems: items.flatMap(({ outcome, json }) => (outcome === 'review' ? [json.reason] : [])),
		sentences: [
			...reviews.map((open) => `The next run looks again at ${nameCase(open)}.`),
			...cases.filter((open) => keys.has(open.key)).map((open) => `Retried: ${nameCase(open)}.`),
		],
	};
}

function chooseRun({ histories, settings }: OpenWork, shown: Answers): Decided {
	const run = idInLabel(shown.run);
	const runs = listRuns(histories, settings?.timeZone ?? 'utc', Infinity);
	if (!runs.some((known) => known.run === run)) {
		return refuse(shown, ['Choose the run that shall be undone from the list.']);
	}
	return {
		decisions: [],
		actions: [],
		answer: { ...answerOf(shown, 'undo'), isAccepted: true, run },
	};
}

function findCases(
	open: readonly OpenCase[],
	labels: readonly string[],
): { cases: OpenCase[]; problems: string[] } {
	if (labels.length === 0) return { cases: [], problems: ['Choose at least one case.'] };
	const byId = new Map(open.map((one) => [caseIdOf(one.key), one]));
	const cases = new Set<OpenCase>();
	const problems: string[] = [];
	for (const label of labels) {
		const found = byId.get(idInLabel(label));
		if (found !== undefined) cases.add(found);
		else {
			problems.push(
				`"${label}" does not wait any more: somebody decided it meanwhile, or it was done. ` +
					'Leave it out, or open the form again.',
			);
		}
	}
	return { cases: [...cases], problems };
}

function refuse(shown: Answers, problems: string[]): Decided {
	return { decisions: [], actions: [], answer: { ...answerOf(shown, shown.choice), problems } };
}

function answerOf(shown: Answers, choice: string): Decided['answer'] {
	return {
		isAccepted: false,
		choice,
		problems: [],
		sentences: [],
		run: '',
		paymentId: '',
		invoiceId: '',
		shown,
	};
}

function nameCase(open: OpenCase): string {
	const parts = [spellOut(open.code), describeWho(open), describeAmount(open)];
	return parts.filter((part) => part !== '').join(', ');
}
