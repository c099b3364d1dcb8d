/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { InProcessN8n, type RunOptions, type RunResult } from '../harness/inProcess';
import { GoCardlessSimulator } from '../simulators/goCardless';
import type { Company } from '../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedCustomer, seedInvoice } from '../simulators/quickBooksOnline/seeding/records';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';
import type { SeededRandom } from '../simulators/shared/random';
import type { DeliveryRates } from '../simulators/shared/webhooks';
import { forge } from '../simulators/shared/webhooks';

const TEMPLATES = join(__dirname, '../../workflows/quickbooks-online');

const SETTINGS_TABLE = 'gocardless_books_settings';

export const TEMPLATE_FILES = {
	mandates: '02-customers-to-mandates.json',
	collections: '03-invoices-to-collections.json',
	events: '04-gocardless-events-to-books.json',
} as const;

export type TemplateName = keyof typeof TEMPLATE_FILES;

export interface WorldOptions {
	/** Seed of everything that is left to chance. */
	seed?: number;
	homeCurrency?: string;
	/** Changes to the settings row. */
	settings?: Record<string, unknown>;
	/** False: no rate limits at the vendors, for runs that are not about pace. */
	limits?: boolean;
	/** Lifetime of QuickBooks access tokens. */
	accessTokenSeconds?: number;
	/** Lives on the simulators of this world: a second company with the same GoCardless account. */
	beside?: DirectDebitWorld;
}

/** A customer of the books who pays by Direct Debit already. */
export interface Payer {
	/** Customer id in the books. */
	id: string;
	/** GoCardless mandate id. */
	mandate: string;
}

/**
 * A company on QuickBooks Online with a GoCardless account and n8n's engine between them: two
 * simulators on one clock, our templates as they ship, and the questions a bookkeeper would ask.
 */
export class DirectDebitWorld {
	private constructor(
		readonly clock: SimulatedClock,
		readonly goCardless: GoCardlessSimulator,
		readonly quickBooks: QuickBooksSimulator,
		readonly company: Company,
		readonly n8n: InProcessN8n,
		readonly clearingAccount: string,
		readonly paymentMethod: string,
		readonly credentialIds: { goCardless: string; quickBooks: string },
		readonly currency: string,
	) {}

	static async create(options: WorldOptions = {}): Promise<DirectDebitWorld> {
		const { homeCurrency = 'GBP', beside } = options;
		const { clock, goCardless, quickBooks } = beside ?? (await startSimulators(options));
		const company = quickBooks.createCompany({
			name: beside === undefined ? 'Harbour Cleaning Ltd' : 'Quayside Windows Ltd',
			homeCurrency,
			country: 'GB',
		});
		const clearingAccount = seed(company, 'Account', {
			Name: 'GoCardless clearing',
			AccountType: 'Other Current Asset',
			AccountSubType: 'OtherCurrentAssets',
		});
		const paymentMethod = seed(company, 'PaymentMethod', { Name: 'Direct Debit' });
		const n8n = await InProcessN8n.create();
		n8n.dataTables.create(SETTINGS_TABLE, [
			{ name: 'key', type: 'string' },
			{ name: 'data', type: 'string' },
		]);
		const world = new DirectDebitWorld(
			clock,
			goCardless,
			quickBooks,
			company,
			n8n,
			clearingAccount,
			paymentMethod,
			addCredentials(n8n, goCardless, quickBooks, company),
			homeCurrency,
		);
		world.saveSettings(options.settings ?? {});
		return world;
	}

	get books(): string {
		return `quickbooks:${this.company.realmId}`;
	}

	/** Writes the settings row as template 01 does. */
	saveSettings(changes: Record<string, unknown>): void {
		const settings = {
			books: this.books,
			companyName: this.company.settings.name,
			timeZone: 'Europe/London',
			homeCurrency: this.currency,
			leadDays: 90,
			clearingAccounts: { [this.currency]: this.clearingAccount },
			paymentMethodId: this.paymentMethod,
			dryRun: false,
			...changes,
		};
		const rows = this.n8n.dataTables.table(SETTINGS_TABLE);
		rows.clear();
		rows.insert([{ key: this.books, data: JSON.stringify(settings) }]);
	}

	/** The set-up has never been run. */
	removeSettings(): void {
		this.n8n.dataTables.table(SETTINGS_TABLE).clear();
	}

	/** A customer in the books with an active mandate at GoCardless. */
	seedPayer(name: string): Payer {
		const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@payer.example`;
		const id = seedCustomer(this.company, { name, email, extra: { CompanyName: name } });
		const metadata = { books: this.books, customer: id };
		const { mandate } = this.goCardless.seedCustomerWithMandate({
			company_name: name,
			email,
			currency: this.currency,
			metadata,
		});
		return { id, mandate: mandate.id };
	}

	/** An invoice that is due today. `amount` in minor units. */
	seedInvoice(payer: Payer | string, amount: number): string {
		const customer = typeof payer === 'string' ? payer : payer.id;
		return seedInvoice(this.company, { customer, amount, dueDate: this.clock.today() });
	}

	/** What the clearing account of the books shows, in minor units. */
	get clearing(): number {
		return this.company.balance(this.clearingAccount);
	}

	template(name: TemplateName): unknown {
		return JSON.parse(readFileSync(join(TEMPLATES, TEMPLATE_FILES[name]), 'utf8'));
	}

	/** Runs a template as its schedule would. */
	async run(name: TemplateName, options: RunOptions = {}): Promise<RunResult> {
		return await this.n8n.runWorkflow(this.template(name), { start: 'Schedule', ...options });
	}

	/** Sends what waits in GoCardless' outbox to the webhook of template 04, mishaps included. */
	async deliverWebhooks(
		mishaps: { random?: SeededRandom; rates?: DeliveryRates; maximumEvents?: number } = {},
	): Promise<{ accepted: number; refused: number; executions: RunResult[] }> {
		const { random, rates = {}, maximumEvents = 250 } = mishaps;
		const happens = (rate?: number) => random !== undefined && random.chance(rate ?? 0);
		let queue = this.goCardless
			.takeDeliveries({ maximumEvents })
			.filter(() => !happens(rates.lost))
			.flatMap((delivery) => (happens(rates.duplicate) ? [delivery, delivery] : [delivery]))
			.flatMap((delivery) => (happens(rates.forged) ? [delivery, forge(delivery)] : [delivery]));
		if (random !== undefined && happens(rates.shuffle)) queue = random.shuffle(queue);
		const executions: RunResult[] = [];
		let refused = 0;
		for (const delivery of queue) {
			const answer = await this.n8n.deliverWebhook(this.template('events'), delivery);
			if (answer.status >= 300) refused += 1;
			if (answer.execution !== undefined) executions.push(answer.execution);
		}
		return { accepted: queue.length - refused, refused, executions };
	}

	/** Payers open the links of all invitations that wait, and agree. */
	completeInvitations(): number {
		const open = this.goCardless.world.billingRequests
			.all()
			.filter((request) => request.status === 'pending');
		for (const request of open) this.goCardless.completeFlow(request.id);
		return open.length;
	}

	async close(): Promise<void> {
		await Promise.all([this.goCardless.close(), this.quickBooks.close()]);
	}
}

async function startSimulators({ seed: chance = 1, limits, accessTokenSeconds }: WorldOptions) {
	// The clock starts today, because nodes ask the host for the date.
	const clock = new SimulatedClock(new Date());
	const goCardless = new GoCardlessSimulator({
		clock,
		faults: new Faults(chance),
		...(limits === true ? {} : { rateLimitPerMinute: 1_000_000 }),
	});
	const quickBooks = new QuickBooksSimulator({
		clock,
		faults: new Faults(chance + 1),
		seed: chance,
		accessTokenSeconds,
		// The vendor says nothing, which would mean a minute (QuickBooks sheet 3).
		retryAfterSeconds: 1,
		...(limits === true ? {} : { limits: false }),
	});
	await Promise.all([goCardless.listen(), quickBooks.listen()]);
	return { clock, goCardless, quickBooks };
}

function addCredentials(
	n8n: InProcessN8n,
	goCardless: GoCardlessSimulator,
	quickBooks: QuickBooksSimulator,
	company: Company,
): { goCardless: string; quickBooks: string } {
	const { realmId, ...token } = quickBooks.issueTokens(company.realmId);
	const books = n8n.credentials.add('quickBooksOnlineOAuth2Api', {
		environment: 'custom',
		authorizeUrl: `${quickBooks.url}/connect/oauth2`,
		tokenUrl: `${quickBooks.url}/oauth2/v1/tokens/bearer`,
		baseUrl: quickBooks.url,
		clientId: 'simulated-client',
		clientSecret: 'simulated-secret',
		// As n8n notes it after the consent (n8n facts 0.2).
		oauthTokenData: {
			...token,
			n8n_expires_at: Date.now() + token.expires_in * 1000,
			callbackQueryString: { realmId },
		},
	});
	const collector = n8n.credentials.add('goCardlessApi', {
		environment: 'custom',
		baseUrl: goCardless.url,
		accessToken: 'sandbox_token',
		webhookSecret: 'webhook-endpoint-secret',
	});
	return { goCardless: String(collector.id), quickBooks: String(books.id) };
}
