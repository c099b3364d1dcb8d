import { demandDebited, openCompany, warmUp, type BenchCompany } from './company';
import type { Report } from './report';
import { count429, idealMilliseconds } from './vendors';

/**
 * Template 03: unpaid invoices become collections. Wall time is that of the whole execution in n8n;
 * the ideal is that of its QuickBooks reads plus that of its GoCardless calls, one after the other,
 * because nothing may be collected before all lists are there.
 */
export async function measureCollections(report: Report, quick: boolean): Promise<void> {
	const size = quick ? 50 : 1000;
	const burst = quick ? 50 : 500;
	report.section(`${size} unpaid invoices become collections (template 03)`);
	await warmUp();
	const whole = await runCollections(size);
	const { goCardless, quickBooks } = whole.company.world;
	report.add(
		'calls.gocardless.per_collection',
		goCardless.calls.length / size,
		`${goCardless.calls.length} calls, lists included`,
		'<= 1.02',
	);
	report.add(
		'calls.quickbooks.per_collection',
		quickBooks.calls.length / size,
		`${quickBooks.calls.length} calls: unpaid invoices and customers`,
	);
	report.add(
		'wall_over_ideal.gocardless',
		whole.wallOverIdeal,
		`${seconds(whole.wall)} s; most in flight ${goCardless.mostInFlight}`,
		'<= 1.15',
	);
	report.add('http_429.gocardless', count429(goCardless), 'in that run', '0');
	const short = await runCollections(burst);
	report.add(
		'wall_over_ideal.gocardless_burst',
		short.wallOverIdeal,
		`${burst} invoices, less than a minute's allowance: ${seconds(short.wall)} s, bound by latency`,
	);
	report.add(
		'http_429.gocardless_burst',
		count429(short.company.world.goCardless),
		'in that run',
		'0',
	);
}

async function runCollections(size: number) {
	const company = await openCompany(size);
	const { world } = company;
	const start = performance.now();
	(await world.run('collections')).demandSuccess();
	const wall = performance.now() - start;
	await world.close();
	demandDebited(company);
	return { company, wall, wallOverIdeal: wall / idealOf(company) };
}

function idealOf({ world }: BenchCompany): number {
	return (
		idealMilliseconds('quickBooks', world.quickBooks.calls.length) +
		idealMilliseconds('goCardless', world.goCardless.calls.length)
	);
}

function seconds(milliseconds: number): string {
	return (milliseconds / 1000).toFixed(1);
}
