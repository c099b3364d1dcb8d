import { demandPaidInBooks, openCompany, submitDebits, warmUp, type BenchCompany } from './company';
import type { Report } from './report';
import { count429, forgetCalls, idealMilliseconds } from './vendors';

/**
 * Template 04: confirmed payments get into the books. Backfill: one sweep over all events. Webhook:
 * deliveries as GoCardless sends them, of confirmed payments; fewer of them, since each is a run of its
 * own with the same number of calls.
 */
export async function measurePostings(report: Report, quick: boolean): Promise<void> {
	const size = quick ? 50 : 1000;
	report.section(`${size} confirmed payments get into the books (template 04)`);
	await warmUp();
	await measureBackfill(report, size);
	await measureDeliveries(report, size / 2, 25);
	await measureDeliveries(report, Math.ceil(size / 25), 1);
	report.note(
		'calls.quickbooks.per_payment_webhook is for deliveries of 25 events; a delivery costs two look-ups',
	);
	report.note(
		'whatever its size, so that small ones cost more a payment. GoCardless combines what happens together:',
	);
	report.note(
		'payments of one submission to the banks are confirmed together, up to 250 in a delivery.',
	);
}

async function measureBackfill(report: Report, size: number): Promise<void> {
	const company = await openCompany(size);
	const { world } = company;
	const { goCardless, quickBooks } = world;
	for (const payment of submitDebits(company)) goCardless.confirmPayment(payment);
	const start = performance.now();
	(await world.run('events')).demandSuccess();
	const wall = performance.now() - start;
	demandPaidInBooks(company);
	await world.close();
	const ideal =
		idealMilliseconds('goCardless', goCardless.calls.length) +
		idealMilliseconds('quickBooks', quickBooks.calls.length);
	report.add(
		'calls.quickbooks.per_payment_backfill',
		quickBooks.calls.length / size,
		describeCalls(company),
		'<= 0.06',
	);
	report.add(
		'calls.gocardless.per_payment_backfill',
		goCardless.calls.length / size,
		`${goCardless.calls.length} pages of events, payments included`,
	);
	report.add(
		'wall_over_ideal.quickbooks',
		wall / ideal,
		`${(wall / 1000).toFixed(1)} s, ideal ${(ideal / 1000).toFixed(1)} s`,
		'<= 1.15',
	);
	report.add('http_429.quickbooks', count429(quickBooks), 'in that run', '0');
}

async function measureDeliveries(report: Report, size: number, events: number): Promise<void> {
	const company = await openCompany(size);
	const { world } = company;
	const { goCardless, quickBooks } = world;
	const payments = submitDebits(company);
	goCardless.takeDeliveries();
	for (const payment of payments) goCardless.confirmPayment(payment);
	forgetCalls(goCardless, quickBooks);
	const { accepted } = await world.deliverWebhooks({ maximumEvents: events });
	demandPaidInBooks(company);
	await world.close();
	const usual = events > 1;
	report.add(
		`calls.quickbooks.per_payment_webhook${usual ? '' : '_single'}`,
		quickBooks.calls.length / size,
		`${accepted} deliveries of ${events}: ${describeCalls(company)}`,
		usual ? '<= 1.2' : undefined,
	);
	report.add(
		`calls.gocardless.per_payment_webhook${usual ? '' : '_single'}`,
		goCardless.calls.length / size,
		'the payment as it is now, since events arrive late and in any order',
	);
	report.add(
		`http_429.webhook${usual ? '' : '_single'}`,
		count429(quickBooks) + count429(goCardless),
		'at both vendors in that run',
		'0',
	);
}

function describeCalls({ world: { quickBooks } }: BenchCompany): string {
	const batches = quickBooks.count({ path: /\/batch$/ });
	const queries = quickBooks.count({ path: /\/query$/ });
	const single = quickBooks.count({ path: /\/payment$/ });
	return `${queries} queries, ${batches} batches, ${single} single payments`;
}
