import template from '../../workflows/zoho-books/01-set-up.json';
import { InProcessN8n, type RunResult } from '../harness/inProcess';
import { GoCardlessSimulator } from '../simulators/goCardless';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';
import {
	type Organization,
	type OrganizationOptions,
	ZohoBooksSimulator,
} from '../simulators/zohoBooks';
import { goCardlessConnection, zohoBooksConnection } from '../world/connections';
import { SETTINGS_TABLE } from '../world/tables';
import { type Answers, optionsOf, readFirstLook } from './setUpBench';

/** What is known from an earlier look, while the page stands open. */
const LISTS = ['Accounts', 'Bank accounts', 'Currencies', 'Recent invoices', 'First look'];

const LONGEST_RUN_MS = 30_000;

const SUBMITTED = { submittedAt: '2026-03-02T09:00:00.000Z', formMode: 'production' };

const OPENED = {
	start: 'Set-up',
	items: [{ ...SUBMITTED, user: { email: 'olivia@larch.example' } }],
};

/** An organisation that never saw GoCardless, an account there, and the set-up template between them. */
export class ZohoSetUpBench {
	private constructor(
		readonly zohoBooks: ZohoBooksSimulator,
		readonly goCardless: GoCardlessSimulator,
		readonly organization: Organization,
		readonly n8n: InProcessN8n,
	) {}

	static async open(options: Partial<OrganizationOptions> = {}): Promise<ZohoSetUpBench> {
		const clock = new SimulatedClock(new Date());
		const zohoBooks = new ZohoBooksSimulator({
			clock,
			limits: false,
			tokenClock: 'real',
			faults: new Faults(1),
		});
		const goCardless = new GoCardlessSimulator({ clock, faults: new Faults(2) });
		await Promise.all([zohoBooks.listen(), goCardless.listen()]);
		const organization = zohoBooks.createOrganization({ name: 'Larch & Sons', ...options });
		const bench = new ZohoSetUpBench(
			zohoBooks,
			goCardless,
			organization,
			await InProcessN8n.create(),
		);
		bench.connect();
		return bench;
	}

	/** Credentials of both sides; the newest are used. */
	connect({ accessToken }: { accessToken?: string } = {}): void {
		this.n8n.credentials.add('zohoBooksOAuth2Api', zohoBooksConnection(this.zohoBooks));
		const connection = goCardlessConnection(this.goCardless);
		this.n8n.credentials.add('goCardlessApi', {
			...connection,
			...(accessToken === undefined ? {} : { accessToken }),
		});
	}

	/** Opens the form and stops at the page on which the organisation is chosen. */
	async open(): Promise<RunResult> {
		return await this.n8n.runWorkflow(template, OPENED);
	}

	/** Chooses the organisation and stops at the page with the accounts. */
	async look(organization = this.organization): Promise<RunResult> {
		return await this.n8n.runWorkflow(template, {
			...OPENED,
			pinned: { Choose: [chosen(organization)] },
		});
	}

	/**
	 * Sends the page with the accounts once: the bank account of the seeding as bank account if there
	 * is one, else what it shows, except for `changes`.
	 *
	 * @param seen a look from earlier: the page has been open since then
	 */
	async submit(
		changes: Answers,
		{ upTo, seen }: { upTo?: string; seen?: RunResult } = {},
	): Promise<RunResult> {
		const look = seen ?? (await this.look());
		const { shown } = readFirstLook(look);
		const bank = optionsOf(look, 'bankAccount')[0] ?? '';
		const lists = seen === undefined ? [] : LISTS;
		return await this.n8n.runWorkflow(template, {
			...OPENED,
			pinned: {
				Choose: [chosen(this.organization)],
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
			.table(SETTINGS_TABLE)
			.find()
			.map(({ key, data }) => ({ key, data }));
	}

	accountsNamed(name: string) {
		return this.organization.accounts.all().filter((account) => account.name === name);
	}

	/** What keeps records unique: the kinds of records with such a field. */
	get uniqueFields(): string[] {
		return this.organization.fields
			.all()
			.filter(({ isUnique }) => isUnique)
			.map(({ entity }) => entity);
	}

	async close(): Promise<void> {
		await Promise.all([this.zohoBooks.close(), this.goCardless.close()]);
	}
}

function chosen({ id, settings }: Organization) {
	return { organisation: `${settings.name} (${settings.baseCurrency}) [${id}]`, ...SUBMITTED };
}
