import type { InProcessN8n, RunOptions, RunResult } from '../harness/inProcess';
import { goCardlessConnection, quickBooksConnection, tokenAfterConsent } from './connections';
import {
	DirectDebitBusiness,
	startVendors,
	type VendorOptions,
	type Vendors,
} from './directDebitBusiness';
import { saveSettings, startN8n } from './n8nWithTables';
import { SETTINGS_TABLE } from './tables';
import { type Deliveries, type Mishaps, TemplateRunner } from './templateRunner';

export type { Payer } from './directDebitBusiness';

export const TEMPLATE_FILES = {
	mandates: '02-customers-to-mandates.json',
	collections: '03-invoices-to-collections.json',
	events: '04-gocardless-events-to-books.json',
	payouts: '05-payouts-to-books.json',
} as const;

export type TemplateName = keyof typeof TEMPLATE_FILES;

export interface WorldOptions extends VendorOptions {
	homeCurrency?: string;
	/** The books are kept in several currencies. */
	multiCurrency?: boolean;
	/** Changes to the settings row. */
	settings?: Record<string, unknown>;
	/** Lives on the simulators of this world: a second company with the same GoCardless account. */
	beside?: DirectDebitWorld;
}

/** A business with n8n's engine between its two vendors, and our templates as they ship. */
export class DirectDebitWorld extends DirectDebitBusiness {
	private readonly templates: TemplateRunner<TemplateName>;

	readonly credentialIds: { goCardless: string; quickBooks: string };

	private constructor(
		vendors: Vendors,
		name: string,
		currency: string,
		multiCurrency: boolean,
		readonly n8n: InProcessN8n,
	) {
		super(vendors, name, currency, multiCurrency);
		this.credentialIds = addCredentials(n8n, this);
		this.templates = new TemplateRunner(
			n8n,
			vendors.goCardless,
			'quickbooks-online',
			TEMPLATE_FILES,
		);
	}

	static async create(options: WorldOptions = {}): Promise<DirectDebitWorld> {
		const { homeCurrency = 'GBP', multiCurrency = false, beside } = options;
		const vendors = beside ?? (await startVendors(options));
		const name = beside === undefined ? 'Harbour Cleaning Ltd' : 'Quayside Windows Ltd';
		const n8n = await startN8n();
		const world = new DirectDebitWorld(vendors, name, homeCurrency, multiCurrency, n8n);
		world.saveSettings(options.settings ?? {});
		return world;
	}

	/** Writes the settings row as template 01 does. */
	saveSettings(changes: Record<string, unknown>): void {
		saveSettings(this.n8n, this.settingsRow(changes));
	}

	/** The set-up has never been run. */
	removeSettings(): void {
		this.n8n.dataTables.table(SETTINGS_TABLE).clear();
	}

	template(name: TemplateName): unknown {
		return this.templates.template(name);
	}

	/** Runs a template as its schedule would. */
	async run(name: TemplateName, options: RunOptions = {}): Promise<RunResult> {
		return await this.templates.run(name, options);
	}

	/** Sends what waits in GoCardless' outbox to the webhook of template 04, mishaps included. */
	async deliverWebhooks(mishaps: Mishaps = {}): Promise<Deliveries> {
		return await this.templates.deliverWebhooks('events', mishaps);
	}
}

function addCredentials(
	n8n: InProcessN8n,
	{ goCardless, quickBooks, company }: DirectDebitBusiness,
): { goCardless: string; quickBooks: string } {
	const books = n8n.credentials.add('quickBooksOnlineOAuth2Api', {
		...quickBooksConnection(quickBooks),
		oauthTokenData: tokenAfterConsent(quickBooks.issueTokens(company.realmId)),
	});
	const collector = n8n.credentials.add('goCardlessApi', goCardlessConnection(goCardless));
	return { goCardless: String(collector.id), quickBooks: String(books.id) };
}
