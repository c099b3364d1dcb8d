import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { countWrites, readBooks } from '../world/bookkeeping';
import { codes, openWorld, planned } from './worlds';

describe('a dry run', () => {
	it('says what would be done, and does none of it', async () => {
		const world = await openWorld();
		seedCustomer(world.company, {
			name: 'Cleo Coffee',
			email: 'cleo@coffee.example',
			extra: { CompanyName: 'Cleo Coffee' },
		});
		world.saveSettings({ inviteCustomers: 'all' });
		const booked = world.seedInvoice(world.seedPayer('Ada Bakery'), 3_000);
		(await world.run('collections')).demandSuccess();
		await world.letDebitsConfirm();
		world.seedInvoice(world.seedPayer('Bert Bikes'), 5_000);

		world.saveSettings({ inviteCustomers: 'all', dryRun: true });
		const before = readBooks(world);
		const writes = countWrites(world);
		for (const template of ['mandates', 'collections', 'events'] as const) {
			const run = (await world.run(template)).demandSuccess();
			expect(codes(run, 'do')).toEqual([]);
			expect(planned(run, 'nothing').map(({ code }) => code)).toContain('dryRun');
		}
		expect(countWrites(world)).toBe(writes);
		expect(readBooks(world)).toEqual(before);
		expect(world.company.invoiceBalance(booked)).toBe(3_000);

		world.saveSettings({ inviteCustomers: 'all' });
		for (const template of ['mandates', 'collections', 'events'] as const) {
			expect(codes((await world.run(template)).demandSuccess(), 'do')).toHaveLength(1);
		}
		expect(world.company.invoiceBalance(booked)).toBe(0);
	});
});
