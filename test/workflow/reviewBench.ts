import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import template from '../../workflows/quickbooks-online/06-review-and-replay.json';
import type { RunResult } from '../harness/inProcess';
import type { DirectDebitWorld, TemplateName, WorldOptions } from '../world/directDebitWorld';
import { LEDGER_TABLE, REVIEW_TABLE } from '../world/tables';
import { openWorld } from './worlds';

/** Long enough ago that nobody takes it for work that is under way. */
const AN_HOUR = 3_600_000;

const LONGEST_RUN_MS = 30_000;

const SUBMITTED = { submittedAt: '2026-03-02T09:00:00.000Z', formMode: 'production' };

const openSchema = z.object({
	sentence: z.string(),
	cases: z.array(z.object({ label: z.string(), code: z.string(), sentence: z.string() })),
	runs: z.array(z.object({ run: z.string(), label: z.string() })),
});

export interface Answers {
	choice: string;
	cases?: string[];
	invoice?: string;
	run?: string;
	note?: string;
}

/** A business with a ledger, and a bookkeeper in front of the review form. */
export class ReviewBench {
	private constructor(readonly world: DirectDebitWorld) {}

	static async open(options: WorldOptions = {}): Promise<ReviewBench> {
		return new ReviewBench(await openWorld(options));
	}

	/** What a template plans now; nothing is carried out, and nothing is recorded. */
	async plan(name: TemplateName, output: 'do' | 'review' = 'do'): Promise<IDataObject[]> {
		const run = await this.world.run(name, { stopAfterNode: 'Plan' });
		this.forget();
		return run.items('Plan', output === 'do' ? 0 : 2);
	}

	/** Lets a template do its work, and forgets what it recorded of it. */
	async doUnrecorded(name: TemplateName): Promise<void> {
		(await this.world.run(name)).demandSuccess();
		this.forget();
	}

	/** Carries out planned items as the templates do. */
	async apply(vendor: 'goCardless' | 'quickBooksOnline', items: IDataObject[]) {
		const run = await this.world.n8n.runNode(
			`n8n-nodes-gocardless-books.${vendor}`,
			{ resource: 'plannedAction', operation: 'apply', authentication: 'accessToken' },
			{ items },
		);
		return run.demandSuccess().items('Node');
	}

	/** Writes what the ledger node makes of items into both tables, an hour ago. */
	async record(runId: string, items: IDataObject[]): Promise<void> {
		const asOf = new Date(Date.now() - AN_HOUR).toISOString();
		const run = await this.world.n8n.runNode(
			'n8n-nodes-gocardless-books.syncLedger',
			{ operation: 'record', options: { runId, asOf } },
			{ inputs: [items] },
		);
		const { dataTables } = this.world.n8n;
		const [ledger = [], reviews = []] = run.demandSuccess().outputs('Node');
		if (ledger.length > 0) dataTables.table(LEDGER_TABLE).insert(ledger as never);
		if (reviews.length > 0) dataTables.table(REVIEW_TABLE).insert(reviews as never);
	}

	get ledger(): Array<Record<string, unknown>> {
		return this.world.n8n.dataTables.rows(LEDGER_TABLE);
	}

	get reviews(): Array<Record<string, unknown>> {
		return this.world.n8n.dataTables.rows(REVIEW_TABLE);
	}

	/** Opens the form, up to its first page or the page that says why there is none. */
	async look(): Promise<RunResult> {
		return await this.world.n8n.runWorkflow(template, { start: 'Review', items: [opened()] });
	}

	/** What the first page lists. */
	async list(): Promise<z.infer<typeof openSchema>> {
		return openSchema.parse((await this.look()).items('Open cases')[0]);
	}

	/**
	 * Answers the first page once, and the page that asks before a run is undone.
	 *
	 * @param upTo a page with wrong answers comes back for ever, so such a run ends there
	 */
	async answer(answers: Answers, { confirm, upTo }: { confirm?: string; upTo?: string } = {}) {
		return await this.world.n8n.runWorkflow(template, {
			start: 'Review',
			items: [opened()],
			pinned: {
				Choose: [{ ...answers, ...SUBMITTED }],
				...(confirm === undefined ? {} : { Confirm: [{ confirm, ...SUBMITTED }] }),
			},
			stopAfterNode: upTo,
			signal: AbortSignal.timeout(LONGEST_RUN_MS),
		});
	}

	private forget(): void {
		const { dataTables } = this.world.n8n;
		dataTables.table(LEDGER_TABLE).clear();
		dataTables.table(REVIEW_TABLE).clear();
	}
}

const opened = () => ({ ...SUBMITTED, user: { id: '7', email: 'olivia@harbour.example' } });

/** An item as it leaves the error output of an action node. */
export function refused(item: IDataObject | undefined, error: string): IDataObject {
	return { ...item, error, message: 'Try again.', details: { kind: 'unavailable', code: '503' } };
}

/** The sentences above the page that came back. */
export function problemsOf(run: RunResult): string[] {
	return z.object({ problems: z.array(z.string()) }).parse(run.items('Decide', 3)[0]).problems;
}

/** What the last page says; the run waits until the browser has shown it. @throws before it is reached */
export function lastPage(run: RunResult): string {
	const { error, executed } = run;
	if (executed.at(-1) !== 'Done') {
		throw new Error(`The run ended at "${executed.at(-1)}": ${error?.message ?? run.status}`);
	}
	return String(run.resolveParameter('Done', 'completionMessage'));
}
