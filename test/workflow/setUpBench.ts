import { z } from 'zod';

import template from '../../workflows/quickbooks-online/01-set-up.json';
import { InProcessN8n, type RunResult } from '../harness/inProcess';
import { GoCardlessSimulator } from '../simulators/goCardless';
import type { Company } from '../simulators/quickBooksOnline/company';
import type { CompanyOptions } from '../simulators/quickBooksOnline/companySettings';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';

/** What a person sees and enters on the second page: text by question. */
export type Answers = Record<string, string>;

const firstLookSchema = z.object({
	shown: z.record(z.string()),
	questions: z.array(
		z.object({
			name: z.string(),
			options: z.array(z.object({ label: z.string() }).passthrough()).optional(),
		}),
	),
});

/** What is known from an earlier look, while the page stands open. */
const LISTS = ['Accounts', 'Payment methods', 'Items', 'Locations', 'Classes', 'First look'];

const LONGEST_RUN_MS = 30_000;

const SUBMITTED = { submittedAt: '2026-03-02T09:00:00.000Z', formMode: 'production' };

/** A company that never saw GoCardless, an account there, and the set-up template between them. */
export class SetUpBench {
	private constructor(
		readonly quickBooks: QuickBooksSimulator,
		readonly goCardless: GoCardlessSimulator,
		readonly company: Company,
		readonly n8n: InProcessN8n,
	) {}

	static async open(options: Partial<CompanyOptions> = {}): Promise<SetUpBench> {
		const clock = new SimulatedClock(new Date());
		const quickBooks = new QuickBooksSimulator({ clock, limits: false, faults: new Faults(1) });
		const goCardless = new GoCardlessSimulator({ clock, faults: new Faults(2) });
		await Promise.all([quickBooks.listen(), goCardless.listen()]);
		const company = quickBooks.createCompany({
			name: 'Harbour Cleaning Ltd',
			homeCurrency: 'GBP',
			country: 'GB',
			...options,
		});
		const n8n = await InProcessN8n.create();
		const bench = new SetUpBench(quickBooks, goCardless, company, n8n);
		bench.connect({});
		return bench;
	}

	/** Credentials of both sides; the newest are used. */
	connect({ accessToken = 'sandbox_token', companyId = this.company.realmId } = {}): void {
		const token = this.quickBooks.issueTokens(this.company.realmId);
		this.n8n.credentials.add('quickBooksOnlineOAuth2Api', {
			environment: 'custom',
			authorizeUrl: `${this.quickBooks.url}/connect/oauth2`,
			tokenUrl: `${this.quickBooks.url}/oauth2/v1/tokens/bearer`,
			baseUrl: this.quickBooks.url,
			clientId: 'simulated-client',
			clientSecret: 'simulated-secret',
			oauthTokenData: { ...token, callbackQueryString: { realmId: companyId } },
		});
		this.n8n.credentials.add('goCardlessApi', {
			environment: 'custom',
			baseUrl: this.goCardless.url,
			accessToken,
		});
	}

	/** Opens the form and stops at the second page, or at the page that says why there is none. */
	async look(): Promise<RunResult> {
		return await this.n8n.runWorkflow(template, {
			start: 'Set-up',
			items: [{ ...SUBMITTED, user: { email: 'olivia@harbour.example' } }],
		});
	}

	/**
	 * Opens the form and sends the second page once: the current account as bank account, else what it
	 * shows, except for `changes`.
	 *
	 * @param seen a look from earlier: the page has been open since then
	 */
	async submit(
		changes: Answers,
		{ upTo, seen }: { upTo?: string; seen?: RunResult } = {},
	): Promise<RunResult> {
		const look = seen ?? (await this.look());
		const { shown } = readFirstLook(look);
		const bank = optionsOf(look, 'bankAccount').find((label) => label.startsWith('Checking'));
		const lists = seen === undefined ? [] : LISTS;
		return await this.n8n.runWorkflow(template, {
			start: 'Set-up',
			items: [{ ...SUBMITTED, user: { email: 'olivia@harbour.example' } }],
			pinned: {
				...Object.fromEntries(lists.map((name) => [name, look.items(name)])),
				Ask: [{ ...shown, bankAccount: shown.bankAccount || bank, ...SUBMITTED, ...changes }],
			},
			stopAfterNode: upTo,
			// The page comes back with the same answers for ever when one of them is refused.
			signal: AbortSignal.timeout(LONGEST_RUN_MS),
		});
	}

	/** The rows of the settings table. */
	get rows(): Array<{ key: unknown; data: unknown }> {
		return this.n8n.dataTables
			.table('gocardless_books_settings')
			.find()
			.map(({ key, data }) => ({ key, data }));
	}

	get accounts() {
		return [...this.company.store('Account').all()];
	}

	accountsNamed(name: string) {
		return this.accounts.filter(({ body }) => body.Name === name);
	}

	async close(): Promise<void> {
		await Promise.all([this.quickBooks.close(), this.goCardless.close()]);
	}
}

/** What the second page offers. */
export function readFirstLook(run: RunResult) {
	return firstLookSchema.parse(run.items('First look')[0]);
}

export function optionsOf(run: RunResult, question: string): string[] {
	const { questions } = readFirstLook(run);
	return questions.find(({ name }) => name === question)?.options?.map(({ label }) => label) ?? [];
}

/** The sentences above the second page. */
export function problemsOf(run: RunResult, node = 'Problems'): string[] {
	return z.object({ problems: z.array(z.string()) }).parse(run.items(node)[0]).problems;
}
