import { RealN8n } from '../harness/realN8n';
import { measureArrivalInBooks } from './arrivalInBooks';
import { openCompany } from './company';
import { connectVendors } from './connectVendors';
import type { Report } from './report';
import { compareTriggers } from './triggerComparison';

interface Setting {
	/** In front of the keys. */
	prefix: string;
	title: string;
	env: Record<string, string>;
}

/**
 * n8n 2.40 spares its own Webhook node, and no other trigger, the expression sandbox that it makes for
 * every delivery, and makes a second one for whoever reads a credential, such as a secret to check
 * signatures with. With the second setting sandboxes are made only when an expression is met.
 */
const SETTINGS: readonly Setting[] = [
	{ prefix: '', title: "n8n's default settings", env: {} },
	{
		prefix: 'lazy_',
		title: 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	},
];

/** A real n8n with the packed nodes: GoCardless Trigger beside n8n's own Webhook node, and template 04. */
export async function measureWebhook(report: Report, quick: boolean): Promise<void> {
	for (const setting of SETTINGS) {
		report.section(`Webhooks in a real n8n, ${setting.title}`);
		await measureWith(report, setting, quick);
	}
}

async function measureWith(
	report: Report,
	{ prefix, env }: Setting,
	quick: boolean,
): Promise<void> {
	const company = await openCompany(250);
	const n8n = await RealN8n.start({ env });
	try {
		const accounts = await connectVendors(n8n, company.world);
		await compareTriggers(report, n8n, accounts, company, { prefix, quick });
		const key = `${prefix}event_to_books_seconds`;
		await measureArrivalInBooks(report, key, n8n, accounts, company, quick ? 3 : 9);
	} finally {
		await n8n.stop();
		await company.world.close();
	}
}
