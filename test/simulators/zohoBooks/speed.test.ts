import { seedCustomer, seedInvoice } from './seeding/records';
import { startBench } from './testKit';

it('lists a page of two thousand invoices and contacts quickly enough for long runs', async () => {
	const bench = await startBench();
	for (let index = 0; index < 2000; index += 1) {
		const customer = seedCustomer(bench.organization, { name: `C${index}` });
		seedInvoice(bench.organization, { customer, amount: 100 + index });
	}
	const start = Date.now();
	expect(await bench.rows('/invoices?status=unpaid&sort_column=date')).toHaveLength(200);
	expect(await bench.rows('/contacts')).toHaveLength(200);
	expect(Date.now() - start).toBeLessThan(5000);
	await bench.close();
}, 60_000);
