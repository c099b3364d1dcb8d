import { call, closeAll, start } from './testKit';

afterEach(closeAll);

/** Milliseconds to make, move and page so many payments. */
async function measure(count: number): Promise<number> {
	const { simulator, clock, url } = await start({ rateLimitPerMinute: 1_000_000 });
	const started = performance.now();
	const { mandate } = simulator.seedCustomerWithMandate();
	for (let i = 0; i < count; i += 1) simulator.seedPayment({ mandate, amount: 1000 });
	await clock.advance({ days: 10 });
	let after: string | null | undefined = '';
	let seen = 0;
	while (after !== undefined && after !== null) {
		const cursor: string = after === '' ? '' : `&after=${after}`;
		const path = `/payments?limit=500&status=paid_out&mandate=${mandate.id}${cursor}`;
		const { body } = await call(url, 'GET', path);
		const page = body as { payments: unknown[]; meta: { cursors: { after?: string | null } } };
		seen += page.payments.length;
		after = page.meta.cursors.after;
	}
	expect(seen).toBe(count);
	return performance.now() - started;
}

test('ten times the payments take about ten times as long', async () => {
	await measure(500);
	const thousand = await measure(1000);
	const tenThousand = await measure(10_000);
	expect(tenThousand).toBeLessThan(Math.max(thousand, 50) * 40);
}, 60_000);
