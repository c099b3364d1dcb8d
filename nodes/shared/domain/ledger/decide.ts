import { parseRecord } from '../invalidRecord';
import {
	answersSchema,
	CHOICES,
	type Answers,
	type DecideLists,
	type DecideOptions,
	type Decided,
} from './answersOfForm';
import { CARRY_OUT, findCases } from './caseDecisions';
import { idInLabel, listRuns } from './caseList';
import { readOpenWork, type OpenWork } from './openWork';
import { LedgerRefusal } from './refusal';

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
