/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { RealN8n } from '../harness/realN8n';
import { DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import { DEFAULT_ZOHO_CLIENT } from '../simulators/zohoBooks';
import type { Vendors } from './vendors';

const TEMPLATES = join(__dirname, '../../workflows');

/** The folder of each ledger's templates, which have the same names. */
const FOLDERS = { quickBooks: 'quickbooks-online', zohoBooks: 'zoho-books' } as const;

export type Ledger = keyof typeof FOLDERS;

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

/** Ids of the imported templates. */
export type Imported = Record<TemplateName | keyof typeof ASIDE_FILES, string>;

/** How to log in to the report page. */
export const REPORT_LOGIN = { user: 'books', password: 'Direct-Debit-1' } as const;

/** The credentials that the templates' nodes use, by type, as the editor's drop-downs would. */
export type ConnectedAccounts = Record<string, { id: string; name: string }>;

/** The access token of GoCardless, and both ledgers by their OAuth handshakes through n8n. */
export async function connectAccounts(
	n8n: RealN8n,
	{ goCardless, quickBooks, zohoBooks }: Vendors,
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
	const zoho = await n8n.credentials.create('Zoho Books (simulated)', 'zohoBooksOAuth2Api', {
		environment: 'custom',
		accountsUrl: zohoBooks.accountsUrl(),
		baseUrl: zohoBooks.apiUrl(),
		...DEFAULT_ZOHO_CLIENT,
	});
	await n8n.credentials.connect(zoho.id);
	const reader = await n8n.credentials.create('Report page', 'httpBasicAuth', { ...REPORT_LOGIN });
	return {
		goCardlessApi: collector,
		quickBooksOnlineOAuth2Api: books,
		zohoBooksOAuth2Api: zoho,
		httpBasicAuth: reader,
	};
}

/** Imports the templates of a ledger as they ship and gives every node its credential. */
export async function importTemplates(
	n8n: RealN8n,
	accounts: ConnectedAccounts,
	ledger: Ledger,
): Promise<Imported> {
	const imported: Partial<Imported> = {};
	for (const [name, file] of Object.entries({ ...FILES, ...ASIDE_FILES })) {
		const path = join(TEMPLATES, FOLDERS[ledger], file);
		const template: unknown = JSON.parse(readFileSync(path, 'utf8'));
		imported[name as keyof Imported] = await n8n.workflows.create(template, { byType: accounts });
	}
	return imported as Imported;
}
