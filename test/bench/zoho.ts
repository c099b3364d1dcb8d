import type { Report } from './report';
import { describeCalls } from './describeCalls';
import { count429, forgetCalls, idealMilliseconds } from './vendors';
import { bookAll, confirmAll, demandPaidInZoho, openZohoCompany } from './zohoCompany';

/** Enough that the allowance of the first minute no longer decides. */
const BACKFILL = 400;

const PAYOUT_ITEMS = 100;

/**
 * The same as for QuickBooks, into Zoho Books, which takes one payment a call and 100 calls a minute:
 * postings by sweep and by webhook (template 04), and a payout (template 05).
 */
export async function measureZoho(report: Report, quick: boolean): Promise<void> {
	const size = quick ? 40 : BACKFILL;
	report.section(`${size} confirmed payments get into Zoho Books (template 04)`);
	await warmUp();
	await measureBackfill(report, size);
	await measureDeliveries(report, 50, 25);
	await measureDeliveries(report, 20, 1);
	report.note(
		'Of 100 calls a minute, which all programs of an organisation share, we take 80 at the',
	);
	report.note('most; the ideal takes all 100 and begins every minute with a burst of them.');
	report.section(`A payout of ${PAYOUT_ITEMS} payments gets into Zoho Books (template 05)`);
	await measurePayout(report);
}

async function warmUp(): Promise<void> {
	const company = await openZohoCompany(2);
	confirmAll(company);
	(await company.world.run('events')).demandSuccess();
	demandPaidInZoho(company);
	await company.world.close();
}

async function measureBackfill(report: Report, size: number): Promise<void> {
	const company = await openZohoCompany(size);
	const { goCardless, zohoBooks } = company.world;
	confirmAll(company);
	const start = performance.now();
	(await company.world.run('events')).demandSuccess();
	const wall = performance.now() - start;
	demandPaidInZoho(company);
	await company.world.close();
	const ideal =
		idealMilliseconds('goCardless', goCardless.calls.length) +
		idealMilliseconds('zoho', zohoBooks.calls.length);
	report.add(
		'calls.zoho.per_payment_backfill',
		zohoBooks.calls.length / size,
		describeCalls(zohoBooks.calls),
		'<= 1.05',
	);
	report.add(
		'wall_over_ideal.zoho',
		wall / ideal,
		`${(wall / 1000).toFixed(1)} s, ideal ${(ideal / 1000).toFixed(1)} s`,
	);
	report.add('http_429.zoho', count429(zohoBooks), 'in that run, at 100 calls a minute', '0');
}

async function measureDeliveries(report: Report, size: number, events: number): Promise<void> {
	const company = await openZohoCompany(size);
	const { goCardless, zohoBooks } = company.world;
	confirmAll(company);
	forgetCalls(goCardless, zohoBooks);
	const { accepted } = await company.world.deliverWebhooks({ maximumEvents: events });
	demandPaidInZoho(company);
	await company.world.close();
	report.add(
		`calls.zoho.per_payment_webhook${events > 1 ? '' : '_single'}`,
		zohoBooks.calls.length / size,
		`${accepted} deliveries of ${events}: ${describeCalls(zohoBooks.calls)}`,
		'<= 3',
	);
	report.add(
		`http_429.zoho_webhook${events > 1 ? '' : '_single'}`,
		count429(zohoBooks) + count429(goCardless),
		'at both vendors in that run',
		'0',
	);
}

/** Counted from the delivery on; the payments were posted before, as they are in life. */
async function measurePayout(report: Report): Promise<void> {
	const company = await openZohoCompany(PAYOUT_ITEMS);
	const { world } = company;
	const { goCardless, zohoBooks } = world;
	confirmAll(company);
	bookAll(company);
	const payout = goCardless.payOut(world.currency);
	if (payout === undefined) throw new Error('GoCardless paid nothing out.');
	goCardless.takeDeliveries();
	goCardless.payPayout(payout.id);
	const [delivery] = goCardless.takeDeliveries();
	if (delivery === undefined) throw new Error('GoCardless told nobody of the payout.');
	forgetCalls(goCardless, zohoBooks);
	const { execution } = await world.n8n.deliverWebhook(world.template('payouts'), delivery);
	execution?.demandSuccess();
	const arrived = world.balanceOf(world.accounts.bank);
	if (arrived !== payout.amount || world.clearing !== 0) {
		throw new Error(
			`The bank shows ${arrived} of ${payout.amount}, the clearing account ${world.clearing}.`,
		);
	}
	const { calls } = zohoBooks;
	report.add('calls.zoho.per_payout_of_100', calls.length, describeCalls(calls), '<= 4');
	report.add(
		'calls.gocardless.per_payout_of_100_zoho',
		goCardless.calls.length,
		describeCalls(goCardless.calls),
		'<= 3',
	);
	await world.close();
}
