/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { RealN8n } from '../harness/realN8n';
import { DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import type { Vendors } from './vendors';

const TEMPLATES = join(__dirname, '../../workflows/quickbooks-online');

const FILES = {
	setUp: '01-set-up.json',
	mandates: '02-customers-to-mandates.json',
	collections: '03-invoices-to-collections.json',
	events: '04-gocardless-events-to-books.json',
	payouts: '05-payouts-to-books.json',
} as const;

/** What a person opens, and what n8n starts when something failed. */
const ASIDE_FILES = {
	review: '06-review-and-replay.json',
	report: '07-report.json',
	errors: '08-errors.json',
} as const;

export type TemplateName = keyof typeof FILES;
export type AsideName = keyof typeof ASIDE_FILES;

/** Ids of the imported templates. */
export type Imported = Record<TemplateName, string> & Partial<Record<AsideName, string>>;

/** How to log in to the report page. */
export const REPORT_LOGIN = { user: 'books', password: 'Direct-Debit-1' } as const;

/** The credentials that the templates' nodes use, by type, as the editor's drop-downs would. */
export type ConnectedAccounts = Record<string, { id: string; name: string }>;

/** The access token of GoCardless, and QuickBooks Online by the OAuth handshake through n8n. */
export async function connectAccounts(
	n8n: RealN8n,
	{ goCardless, quickBooks }: Vendors,
): Promise<ConnectedAccounts> {
	const collector = await n8n.credentials.create('GoCardless (simulated)', 'goCardlessApi', {
		environment: 'custom',
		baseUrl: goCardless.url,
		accessToken: DEFAULT_TOKEN,
		webhookSecret: DEFAULT_WEBHOOK_SECRET,
	});
	const books = await n8n.credentials.create(
		'QuickBooks Online (simulated)',
		'quickBooksOnlineOAuth2Api',
		{
			environment: 'custom',
			authorizeUrl: `${quickBooks.url}/connect/oauth2`,
			tokenUrl: `${quickBooks.url}/oauth2/v1/tokens/bearer`,
			baseUrl: quickBooks.url,
			clientId: 'simulated-client',
			clientSecret: 'simulated-secret',
		},
	);
	await n8n.credentials.connect(books.id);
	const reader = await n8n.credentials.create('Report page', 'httpBasicAuth', { ...REPORT_LOGIN });
	return {
		goCardlessApi: collector,
		quickBooksOnlineOAuth2Api: books,
		httpBasicAuth: reader,
	};
}

/** Imports the templates as they ship and gives every node its credential. */
export async function importTemplates(
	n8n: RealN8n,
	accounts: ConnectedAccounts,
): Promise<Imported> {
	const imported: Partial<Imported> = {};
	for (const [name, file] of Object.entries({ ...FILES, ...ASIDE_FILES })) {
		const path = join(TEMPLATES, file);
		if (name in ASIDE_FILES && !existsSync(path)) continue;
		const template: unknown = JSON.parse(readFileSync(path, 'utf8'));
		imported[name as TemplateName] = await n8n.workflows.create(template, { byType: accounts });
	}
	return imported as Imported;
}
