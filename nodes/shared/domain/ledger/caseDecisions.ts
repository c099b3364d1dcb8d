import { caseIdOf, idInLabel, spellOut } from './caseList';
import type { Answers, Choice, DecideLists, DecideOptions, Outcome } from './answersOfForm';
import { matchByHand } from './matchByHand';
import { describeAmount, describeWho, type OpenCase } from './openCases';
import type { OpenWork } from './openWork';
import { replayEntries } from './replay';

export interface DecisionContext {
	work: OpenWork;
	shown: Answers;
	lists: DecideLists;
	options: DecideOptions;
}

type CarryOut = (cases: readonly OpenCase[], context: DecisionContext) => Outcome;

/** What each decision comes to; undoing a run is not about cases. */
export const CARRY_OUT: Record<Exclude<Choice, 'undo'>, CarryOut> = {
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

/** The cases that were picked, or which of them wait no more. */
export function findCases(
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

function nameCase(open: OpenCase): string {
	const parts = [spellOut(open.code), describeWho(open), describeAmount(open)];
	return parts.filter((part) => part !== '').join(', ');
}
