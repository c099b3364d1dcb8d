import type { InProcessN8n, RunOptions, RunResult } from '../harness/inProcess';
import type { OrganizationOptions } from '../simulators/zohoBooks';
import type { Collector } from './collector';
import { goCardlessConnection, zohoBooksConnection } from './connections';
import { saveSettings, startN8n } from './n8nWithTables';
import { SETTINGS_TABLE } from './tables';
import { type Deliveries, type Mishaps, TemplateRunner } from './templateRunner';
import {
	startZohoVendors,
	ZohoBusiness,
	type ZohoVendorOptions,
	type ZohoVendors,
} from './zohoBusiness';

export const ZOHO_TEMPLATE_FILES = {
	mandates: '02-customers-to-mandates.json',
	collections: '03-invoices-to-collections.json',
	events: '04-gocardless-events-to-books.json',
	payouts: '05-payouts-to-books.json',
} as const;

export type ZohoTemplateName = keyof typeof ZOHO_TEMPLATE_FILES;

export interface ZohoWorldOptions extends ZohoVendorOptions {
	name?: string;
	homeCurrency?: string;
	organization?: Partial<OrganizationOptions>;
	/** False: the plan has no unique custom fields. */
	hasUniqueFields?: boolean;
	/** Changes to the settings row. */
	settings?: Record<string, unknown>;
	/**
	 * A company, of either ledger, with the same GoCardless account. Both are kept by the same n8n
	 * and in the same tables, as a user with two companies has them.
	 */
	beside?: Collector & { n8n: InProcessN8n; zohoBooks?: ZohoVendors['zohoBooks'] };
}

/** A company on Zoho Books with n8n's engine in between, and our templates as they ship. */
export class ZohoWorld extends ZohoBusiness {
	private readonly templates: TemplateRunner<ZohoTemplateName>;

	readonly credentialIds: { goCardless: string; zohoBooks: string };

	private constructor(
		vendors: ZohoVendors,
		readonly n8n: InProcessN8n,
		private readonly isBeside: boolean,
		{ name, homeCurrency, organization, hasUniqueFields }: ZohoWorldOptions,
	) {
		super(vendors, name, homeCurrency, { ...organization, hasUniqueFields });
		const { goCardless, zohoBooks } = vendors;
		this.credentialIds = {
			zohoBooks: String(
				n8n.credentials.add('zohoBooksOAuth2Api', zohoBooksConnection(zohoBooks)).id,
			),
			goCardless: String(n8n.credentials.add('goCardlessApi', goCardlessConnection(goCardless)).id),
		};
		this.templates = new TemplateRunner(n8n, goCardless, 'zoho-books', ZOHO_TEMPLATE_FILES);
	}

	static async create(options: ZohoWorldOptions = {}): Promise<ZohoWorld> {
		const { beside, settings = {} } = options;
		const vendors =
			beside?.zohoBooks === undefined
				? await startZohoVendors({ ...options, collector: beside ?? options.collector })
				: { ...pick(beside), zohoBooks: beside.zohoBooks };
		const n8n = beside?.n8n ?? (await startN8n());
		const world = new ZohoWorld(vendors, n8n, beside !== undefined, options);
		world.saveSettings(settings);
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

	template(name: ZohoTemplateName): unknown {
		return this.templates.template(name);
	}

	/** Runs a template as its schedule would. */
	async run(name: ZohoTemplateName, options: RunOptions = {}): Promise<RunResult> {
		return await this.templates.run(name, options);
	}

	/** Sends what waits in GoCardless' outbox to the webhook of template 04, mishaps included. */
	async deliverWebhooks(mishaps: Mishaps = {}): Promise<Deliveries> {
		return await this.templates.deliverWebhooks('events', mishaps);
	}

	override async close(): Promise<void> {
		await super.close({ keepsCollector: this.isBeside });
	}
}

function pick({ clock, goCardless }: Collector): Collector {
	return { clock, goCardless };
}
