/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
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
} as const;

export type TemplateName = keyof typeof FILES;

/** Ids of the imported templates. */
export type Imported = Record<TemplateName, string>;

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
	return { goCardlessApi: collector, quickBooksOnlineOAuth2Api: books };
}

/** Imports the templates as they ship and gives every node its credential. */
export async function importTemplates(
	n8n: RealN8n,
	accounts: ConnectedAccounts,
): Promise<Imported> {
	const imported: Partial<Imported> = {};
	for (const name of Object.keys(FILES) as TemplateName[]) {
		const template: unknown = JSON.parse(readFileSync(join(TEMPLATES, FILES[name]), 'utf8'));
		imported[name] = await n8n.workflows.create(template, { byType: accounts });
	}
	return imported as Imported;
}
