/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Execution, RealN8n } from '../harness/realN8n';
import { accountSettings, seedMoneyAccounts } from '../world/accounts';
import {
	goCardlessConnection,
	quickBooksConnection,
	tokenAfterConsent,
	zohoBooksConnection,
} from '../world/connections';
import { DirectDebitBusiness, startVendors } from '../world/directDebitBusiness';
import { TEMPLATE_FILES } from '../world/directDebitWorld';
import { createTables } from '../world/tablesOfRealN8n';
import { startZohoVendors, ZohoBusiness } from '../world/zohoBusiness';
import { ZOHO_TEMPLATE_FILES, type ZohoTemplateName } from '../world/zohoWorld';

const FOLDER = join(__dirname, '../../workflows');

const ACCOUNTS = {
	goCardlessApi: { id: 'e2eBothGoCardless', name: 'GoCardless account' },
	quickBooksOnlineOAuth2Api: { id: 'e2eBothQuickBooks', name: 'QuickBooks company' },
	zohoBooksOAuth2Api: { id: 'e2eBothZoho', name: 'Zoho organization' },
};

/** Both ledgers have the same four templates. */
export const TEMPLATES = ['mandates', 'collections', 'events', 'payouts'] as const;

export const LEDGERS = ['quickBooks', 'zoho'] as const;

export type Ledger = (typeof LEDGERS)[number];

export function readTemplateOf(ledger: Ledger, name: ZohoTemplateName): { id: string } {
	const file =
		ledger === 'zoho'
			? join('zoho-books', ZOHO_TEMPLATE_FILES[name])
			: join('quickbooks-online', TEMPLATE_FILES[name]);
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { id: string };
}

/**
 * Two companies, one on QuickBooks and in pounds, one on Zoho Books and in euros, with one GoCardless
 * account and one real n8n: the templates of both are imported by its command line as they ship.
 */
export class TwoLedgers {
	private constructor(
		readonly harbour: DirectDebitBusiness,
		readonly larch: ZohoBusiness,
		readonly n8n: RealN8n,
		/** Account of the bank in QuickBooks. */
		readonly quickBooksBank: string,
	) {}

	static async start(): Promise<TwoLedgers> {
		const harbour = new DirectDebitBusiness(await startVendors());
		const larch = new ZohoBusiness(
			await startZohoVendors({ collector: harbour }),
			'Larch & Sons',
			'EUR',
		);
		try {
			const templates = LEDGERS.flatMap((ledger) =>
				TEMPLATES.map((name) => readTemplateOf(ledger, name)),
			);
			const n8n = await RealN8n.start({
				seed: { credentials: credentialsOf(harbour, larch), workflows: templates },
			});
			for (const { id } of templates) {
				await n8n.workflows.assignCredentials(id, { byType: ACCOUNTS });
			}
			const accounts = seedMoneyAccounts(harbour.company);
			const ownSettings = accountSettings(accounts, harbour.currency);
			await createTables(n8n, harbour.settingsRow(ownSettings), larch.settingsRow());
			return new TwoLedgers(harbour, larch, n8n, accounts.bank);
		} catch (error) {
			await closeBooks(harbour, larch);
			throw error;
		}
	}

	/** Runs a template by its button. @throws when it does not end well */
	async run(ledger: Ledger, name: ZohoTemplateName): Promise<Execution> {
		const { id } = readTemplateOf(ledger, name);
		const execution = await this.n8n.executions.waitUntilSettled(
			await this.n8n.workflows.run(id, 'Run now'),
		);
		if (execution.status === 'success') return execution;
		const reason = execution.data?.resultData.error?.message ?? 'no reason given';
		throw new Error(`Template "${name}" of ${ledger} ended as ${execution.status}: ${reason}`);
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await closeBooks(this.harbour, this.larch);
	}
}

async function closeBooks(harbour: DirectDebitBusiness, larch: ZohoBusiness): Promise<void> {
	await larch.close({ keepsCollector: true });
	await harbour.close();
}

function credentialsOf(harbour: DirectDebitBusiness, larch: ZohoBusiness): unknown[] {
	const { goCardlessApi, quickBooksOnlineOAuth2Api, zohoBooksOAuth2Api } = ACCOUNTS;
	const { goCardless, quickBooks, company } = harbour;
	const quickBooksToken = tokenAfterConsent(quickBooks.issueTokens(company.realmId));
	return [
		{ ...goCardlessApi, type: 'goCardlessApi', data: goCardlessConnection(goCardless) },
		{
			...quickBooksOnlineOAuth2Api,
			type: 'quickBooksOnlineOAuth2Api',
			data: { ...quickBooksConnection(quickBooks), oauthTokenData: quickBooksToken },
		},
		{
			...zohoBooksOAuth2Api,
			type: 'zohoBooksOAuth2Api',
			data: zohoBooksConnection(larch.zohoBooks),
		},
	];
}
