import { decideCases } from '../shared/domain/ledger/decide';
import { listOpenWork } from '../shared/domain/ledger/openWork';
import { readEntries } from '../shared/domain/ledger/readEntries';
import { recordEntries } from '../shared/domain/ledger/recordEntries';
import { replayEntries } from '../shared/domain/ledger/replay';
import { undoRun } from '../shared/domain/ledger/undo';
import { verifyEntries } from '../shared/domain/ledger/verifyEntries';
import type { PlanItem, PlanSource } from '../shared/domain/planItem';
import { makeReport } from '../shared/domain/report/makeReport';
import type { Parameters } from './parameters';
import type { Operation } from './pins';

interface Line {
	json: object;
	/** The one input item it is paired with. */
	source: PlanSource;
}

interface OperationCall {
	/** In the order of the pins; undefined for an optional one that is not connected. */
	lists: ReadonlyArray<readonly unknown[] | undefined>;
	parameters: Parameters;
}

interface OperationResult {
	/** In the order of the outputs. */
	outputs: Line[][];
	/** Said below the output. */
	hint: string;
}

export const OPERATION_FUNCTIONS: Record<Operation, (call: OperationCall) => OperationResult> = {
	record({ lists: [items = [], earlier, reviews], parameters: { runId: run, now: time } }) {
		const recorded = recordEntries({ items, earlier, reviews, run, time });
		const { ledger, large } = recorded;
		const lines = [ledger, recorded.reviews].map((rows) =>
			rows.map(({ record, item }) => line(record, item)),
		);
		const size =
			large.rows === 0
				? ''
				: ` ${large.rows} are longer than 700 bytes (the longest ${large.largest}), since their ` +
					'requests are kept whole.';
		const hint = `${ledger.length} rows for the ledger, ${recorded.reviews.length} to review.${size}`;
		return { outputs: lines, hint };
	},

	verify({ lists: [rows = []], parameters }) {
		const { findings, summary } = verifyEntries(readEntries('Entries', rows), parameters);
		const found = findings.map(({ item, ...json }) => line(json, item));
		return { outputs: [found, [line(summary, 0)]], hint: summary.sentence };
	},

	replay({ lists: [rows = []], parameters }) {
		const { runId, chain, books, ...filter } = parameters;
		const items = replayEntries(readEntries('Entries', rows), {
			...filter,
			run: orNone(runId),
			chain: orNone(chain),
			books: orNone(books),
		});
		return sortDecisions(items, 'to repeat');
	},

	undo({ lists: [rows = [], payments], parameters: { runId: run } }) {
		return sortDecisions(undoRun(readEntries('Entries', rows), { run, payments }), 'to undo');
	},

	report({ lists, parameters }) {
		const [entries = [], reviews, payments, payouts, settings, mandates, invitations] = lists;
		const report = makeReport(
			{ entries, reviews, payments, payouts, settings, mandates, invitations },
			parameters,
		);
		return { outputs: [[line(report, 0)]], hint: report.summary.sentence };
	},

	list({ lists: [entries = [], reviews, settings], parameters: { casesShown, ...options } }) {
		const open = listOpenWork({ entries, reviews, settings }, { ...options, limit: casesShown });
		return { outputs: [[line(open, 0)]], hint: open.sentence };
	},

	decide({ lists, parameters: { decidedBy: by, ...options } }) {
		const [answers = [], entries = [], reviews, settings = [], invoices, payments] = lists;
		const { actions, decisions, answer } = decideCases(
			{ answers, entries, reviews, settings, invoices, payments },
			{ ...options, by },
		);
		const [goCardless = [], books = []] = sortDecisions(actions, 'to do').outputs;
		const rows = decisions.map((decision) => line(decision, 0));
		const hint = [...answer.problems, ...answer.sentences].join(' ');
		return { outputs: [goCardless, books, rows, [line(answer, 0)]], hint };
	},
};

/** By vendor, so that an action node gets what it accepts and no node has to filter. */
function sortDecisions(items: readonly PlanItem[], purpose: string): OperationResult {
	const outputs: Line[][] = [[], [], [], []];
	for (const item of items) {
		outputs[outputOf(item)]?.push({ json: item.json, source: item.source });
	}
	const [goCardless = [], books = [], , review = []] = outputs;
	return {
		outputs,
		hint:
			`${goCardless.length} ${purpose} in GoCardless, ${books.length} in the books, ` +
			`${review.length} need review`,
	};
}

function outputOf({ outcome, json }: PlanItem): number {
	if (outcome === 'nothing') return 2;
	if (outcome === 'review') return 3;
	return json.plannedAction?.vendor === 'goCardless' ? 0 : 1;
}

function line(json: object, item: number): Line {
	return { json, source: { input: 0, item } };
}

function orNone(text: string): string | undefined {
	return text === '' ? undefined : text;
}
