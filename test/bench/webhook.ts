import { RealN8n } from '../harness/realN8n';
import { connectVendors } from './connectVendors';
import { measureArrivalInBooks } from './arrivalInBooks';
import { openCompany } from './company';
import type { Report } from './report';
import { compareTriggers } from './triggerComparison';

/** A real n8n with the packed nodes; GoCardless Trigger against n8n's own Webhook node, and template 04. */
export async function measureWebhook(report: Report, quick: boolean): Promise<void> {
	report.section('Webhooks in a real n8n');
	const company = await openCompany(250);
	const n8n = await RealN8n.start({ env: JSON.parse(process.env.BENCH_ENV ?? '{}') });
	try {
		const accounts = await connectVendors(n8n, company.world);
		await compareTriggers(report, n8n, accounts, company, quick);
		await measureArrivalInBooks(report, n8n, accounts, company, quick ? 3 : 12);
	} finally {
		await n8n.stop();
		await company.world.close();
	}
}
