/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { InProcessN8n, type RunOptions, type RunResult } from '../harness/inProcess';
import type { SeededRandom } from '../simulators/shared/random';
import type { DeliveryRates } from '../simulators/shared/webhooks';
import { forge } from '../simulators/shared/webhooks';
import { goCardlessConnection, quickBooksConnection, tokenAfterConsent } from './connections';
import {
	DirectDebitBusiness,
	startVendors,
	type VendorOptions,
	type Vendors,
} from './directDebitBusiness';
import { SETTINGS_TABLE, TABLES, textColumns } from './tables';

export type { Payer } from './directDebitBusiness';

const TEMPLATES = join(__dirname, '../../workflows/quickbooks-online');

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
	}

	static async create(options: WorldOptions = {}): Promise<DirectDebitWorld> {
		const { homeCurrency = 'GBP', multiCurrency = false, beside } = options;
		const vendors = beside ?? (await startVendors(options));
		const name = beside === undefined ? 'Harbour Cleaning Ltd' : 'Quayside Windows Ltd';
		const n8n = await InProcessN8n.create();
		for (const [table, columns] of Object.entries(TABLES)) {
			n8n.dataTables.create(table, textColumns(columns));
		}
		const world = new DirectDebitWorld(vendors, name, homeCurrency, multiCurrency, n8n);
		world.saveSettings(options.settings ?? {});
		return world;
	}

	/** Writes the settings row as template 01 does. */
	saveSettings(changes: Record<string, unknown>): void {
		const rows = this.n8n.dataTables.table(SETTINGS_TABLE);
		rows.clear();
		rows.insert([this.settingsRow(changes)]);
	}

	/** The set-up has never been run. */
	removeSettings(): void {
		this.n8n.dataTables.table(SETTINGS_TABLE).clear();
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
