/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CredentialsByType } from '../harness/credentialAssignment';
import { type Execution, RealN8n } from '../harness/realN8n';
import {
	goCardlessConnection,
	quickBooksConnection,
	tokenAfterConsent,
} from '../world/connections';
import {
	DirectDebitBusiness,
	startVendors,
	type VendorOptions,
} from '../world/directDebitBusiness';
import { TEMPLATE_FILES, type TemplateName } from '../world/directDebitWorld';
import { createTables } from '../world/tablesOfRealN8n';

const TEMPLATES = join(__dirname, '../../workflows/quickbooks-online');

export const TEMPLATE_NAMES = ['mandates', 'collections', 'events'] as const;

/** What every n8n of these tests has been told about its two accounts. */
export const ACCOUNTS = {
	goCardlessApi: { id: 'e2eGoCardless1', name: 'GoCardless account' },
	quickBooksOnlineOAuth2Api: { id: 'e2eQuickBooks1', name: 'QuickBooks company' },
} satisfies CredentialsByType;

export interface RealWorldOptions extends VendorOptions {
	/** More settings for n8n. */
	env?: Record<string, string>;
}

export function readTemplate(name: TemplateName): { id: string; name: string } {
	const text = readFileSync(join(TEMPLATES, TEMPLATE_FILES[name]), 'utf8');
	return JSON.parse(text) as { id: string; name: string };
}

/**
 * A business with a real n8n between its two vendors: our packed nodes, the templates imported by
 * n8n's command line as they ship and then connected as in the editor, and the settings row.
 */
export class RealWorld {
	private constructor(
		readonly business: DirectDebitBusiness,
		readonly n8n: RealN8n,
	) {}

	static async start({ env, ...options }: RealWorldOptions = {}): Promise<RealWorld> {
		const business = new DirectDebitBusiness(await startVendors(options));
		try {
			const n8n = await RealN8n.start({
				env,
				seed: {
					credentials: seededCredentials(business),
					workflows: TEMPLATE_NAMES.map(readTemplate),
				},
			});
			for (const name of TEMPLATE_NAMES) {
				await n8n.workflows.assignCredentials(readTemplate(name).id, { byType: ACCOUNTS });
			}
			await createTables(n8n, business.settingsRow());
			return new RealWorld(business, n8n);
		} catch (error) {
			await business.close();
			throw error;
		}
	}

	/** Runs a template from one of its entrances. @throws when it does not end well */
	async run(name: TemplateName, entrance = 'Run now'): Promise<Execution> {
		const execution = await this.n8n.executions.waitUntilSettled(
			await this.n8n.workflows.run(readTemplate(name).id, entrance),
		);
		if (execution.status === 'success') return execution;
		const reason = execution.data?.resultData.error?.message ?? 'no reason given';
		throw new Error(`Template "${name}" ended as ${execution.status}: ${reason}`);
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await this.business.close();
	}
}

function seededCredentials({ goCardless, quickBooks, company }: DirectDebitBusiness) {
	const { goCardlessApi, quickBooksOnlineOAuth2Api } = ACCOUNTS;
	return [
		{ ...goCardlessApi, type: 'goCardlessApi', data: goCardlessConnection(goCardless) },
		{
			...quickBooksOnlineOAuth2Api,
			type: 'quickBooksOnlineOAuth2Api',
			data: {
				...quickBooksConnection(quickBooks),
				oauthTokenData: tokenAfterConsent(quickBooks.issueTokens(company.realmId)),
			},
		},
	];
}
