import type { RealN8n } from '../harness/realN8n';
import type { CredentialsByType } from '../harness/credentialAssignment';
import { DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import { SETTINGS_TABLE } from '../world/tables';
import { createTables } from '../world/tablesOfRealN8n';

/** Gives a real n8n the credentials and the settings that the world's own n8n has. */
export async function connectVendors(
	n8n: RealN8n,
	world: DirectDebitWorld,
): Promise<CredentialsByType> {
	const { goCardless, quickBooks } = world;
	const collector = await n8n.credentials.create('GoCardless', 'goCardlessApi', {
		environment: 'custom',
		baseUrl: goCardless.url,
		accessToken: DEFAULT_TOKEN,
		webhookSecret: DEFAULT_WEBHOOK_SECRET,
	});
	const books = await n8n.credentials.create('QuickBooks', 'quickBooksOnlineOAuth2Api', {
		environment: 'custom',
		authorizeUrl: `${quickBooks.url}/connect/oauth2`,
		tokenUrl: `${quickBooks.url}/oauth2/v1/tokens/bearer`,
		baseUrl: quickBooks.url,
		clientId: 'simulated-client',
		clientSecret: 'simulated-secret',
	});
	await n8n.credentials.connect(books.id);
	await copySettings(n8n, world);
	return { goCardlessApi: collector, quickBooksOnlineOAuth2Api: books };
}

async function copySettings(n8n: RealN8n, world: DirectDebitWorld): Promise<void> {
	const [row] = world.n8n.dataTables.table(SETTINGS_TABLE).find();
	await createTables(n8n, { key: String(row?.key), data: String(row?.data) });
}
