import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { countWrites, readBooks } from '../world/bookkeeping';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import { codes, openWorld, planned, untilConfirmed } from './worlds';

/** Invites, collects and posts, by the schedules alone. */
async function runDay(world: DirectDebitWorld): Promise<void> {
	for (const template of ['mandates', 'collections', 'events'] as const) {
		(await world.run(template)).demandSuccess();
	}
}

describe('from an unpaid invoice to money in the books', () => {
	it('invites, collects and posts, each once', async () => {
		const world = await openWorld();
		const { company, goCardless } = world;
		const bakery = seedCustomer(company, {
			name: 'Ada Bakery',
			email: 'ada@bakery.example',
			extra: { CompanyName: 'Ada Bakery' },
		});
		const invoice = world.seedInvoice(bakery, 12_345);

		const invited = (await world.run('mandates')).demandSuccess();
		expect(codes(invited, 'do')).toEqual(['invite']);
		expect(invited.items('Send the link')).toMatchObject([
			{ applied: { results: { page: { authorisation_url: expect.stringContaining('http') } } } },
		]);
		expect(codes(await world.run('collections'), 'nothing')).toEqual(['noMandate']);

		world.completeInvitations();
		const collected = (await world.run('collections')).demandSuccess();
		expect(planned(collected, 'do')).toMatchObject([
			{ action: 'collectInvoice', invoiceId: invoice },
		]);
		expect(company.invoiceBalance(invoice)).toBe(12_345);
		expect(goCardless.liveDebitsOfInvoice(world.books, invoice)).toBe(12_345);

		await untilConfirmed(world);
		const posted = (await world.run('events')).demandSuccess();
		expect(codes(posted, 'do')).toEqual(['bookPayment']);
		expect(company.invoiceBalance(invoice)).toBe(0);
		expect(company.receivable(bakery)).toBe(0);
		expect(world.clearing).toBe(12_345);
		expect(world.clearing).toBe(goCardless.held('GBP'));
		const [payment] = goCardless.world.payments.all();
		expect(company.paymentsByReference(payment?.id ?? '')).toHaveLength(1);
	});

	it('plans nothing when everything is run a second time', async () => {
		const world = await openWorld();
		for (const name of ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee']) {
			world.seedInvoice(world.seedPayer(name), 5_000);
		}
		seedCustomer(world.company, { name: 'Dan Dogs', email: 'dan@dogs.example' });
		world.saveSettings({ inviteCustomers: 'all' });
		await runDay(world);
		await untilConfirmed(world);
		await runDay(world);
		const books = readBooks(world);
		const writes = countWrites(world);
		expect(books.payments).toHaveLength(3);

		for (const template of ['mandates', 'collections', 'events'] as const) {
			const again = (await world.run(template)).demandSuccess();
			expect(codes(again, 'do')).toEqual([]);
		}
		expect(countWrites(world)).toBe(writes);
		expect(readBooks(world)).toEqual(books);
	});

	it('debits and posts nothing twice when every template runs twice at a time', async () => {
		const world = await openWorld();
		const twice = async (template: 'mandates' | 'collections' | 'events') => {
			const runs = await Promise.all([world.run(template), world.run(template)]);
			for (const run of runs) run.demandSuccess();
		};
		const invoices = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee', 'Dan Dogs', 'Eve Eggs', 'Fay'].map(
			(name) => world.seedInvoice(world.seedPayer(name), 7_000),
		);
		await twice('collections');
		expect(invoices.map((id) => world.goCardless.liveDebitsOfInvoice(world.books, id))).toEqual(
			invoices.map(() => 7_000),
		);
		await untilConfirmed(world);
		await twice('events');
		expect(invoices.map((id) => world.company.paymentsOf(id).length)).toEqual(
			invoices.map(() => 1),
		);
		expect(world.clearing).toBe(invoices.length * 7_000);
	});

	it('gives the same books by webhook and by sweep', async () => {
		const follow = async (entrance: 'webhook' | 'sweep') => {
			const world = await openWorld();
			for (const name of ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee']) {
				world.seedInvoice(world.seedPayer(name), 4_200);
			}
			await runDay(world);
			await untilConfirmed(world);
			if (entrance === 'sweep') (await world.run('events')).demandSuccess();
			else {
				const { accepted, executions } = await world.deliverWebhooks({ maximumEvents: 2 });
				expect(accepted).toBeGreaterThan(1);
				for (const execution of executions) execution.demandSuccess();
			}
			return readBooks(world);
		};
		const bySweep = await follow('sweep');
		expect(bySweep.clearing).toBe(3 * 4_200);
		expect(await follow('webhook')).toEqual(bySweep);
	});

	it('comes to nothing, without an error, while there is nothing', async () => {
		const world = await openWorld();
		await runDay(world);
		expect(countWrites(world)).toBe(0);
	});
});

describe('books that must not be mixed up', () => {
	it('stops with a sentence when the set-up was never run', async () => {
		const world = await openWorld();
		world.seedInvoice(world.seedPayer('Ada Bakery'), 5_000);
		world.removeSettings();
		for (const template of ['mandates', 'collections', 'events'] as const) {
			const { status, error } = await world.run(template);
			expect(status).toBe('error');
			expect(error?.message).toMatch(/Run the set-up template first/);
		}
		expect(countWrites(world)).toBe(0);
	});

	it('keeps two companies apart that share a GoCardless account', async () => {
		const harbour = await openWorld();
		const quayside = await openWorld({ beside: harbour });
		const invoices = [harbour, quayside].map((world, index) =>
			world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000 * (index + 1)),
		);
		await runDay(harbour);
		await runDay(quayside);
		await untilConfirmed(harbour);
		await runDay(harbour);
		const [mine = '', theirs = ''] = invoices;
		expect(harbour.company.invoiceBalance(mine)).toBe(0);
		expect(quayside.company.invoiceBalance(theirs)).toBe(2_000);
		expect(harbour.clearing).toBe(1_000);
		expect(quayside.clearing).toBe(0);

		await runDay(quayside);
		expect(quayside.company.invoiceBalance(theirs)).toBe(0);
		expect([harbour.clearing, quayside.clearing]).toEqual([1_000, 2_000]);
		expect(harbour.goCardless.held('GBP')).toBe(3_000);
	});

	it('never posts to another company than the plan was made for', async () => {
		const harbour = await openWorld();
		const quayside = await openWorld({ beside: harbour });
		const invoice = harbour.seedInvoice(harbour.seedPayer('Ada Bakery'), 5_000);
		await runDay(harbour);
		await untilConfirmed(harbour);
		// The settings of one company, the credential of the other.
		quayside.saveSettings({ books: harbour.books });
		const run = await quayside.run('events', { stopAfterNode: 'Plan' });
		expect(codes(run, 'do')).toEqual([]);

		const plan = await harbour.run('events', { stopAfterNode: 'Plan' });
		const applied = await quayside.n8n.runNode(
			'n8n-nodes-gocardless-books.quickBooksOnline',
			{ resource: 'plannedAction', operation: 'apply' },
			{ items: plan.items('Plan', 0) },
		);
		expect(applied.status).toBe('error');
		expect(applied.error?.message).toMatch(/planned for quickbooks:\d+.*Nothing was posted/);
		expect([harbour.clearing, quayside.clearing]).toEqual([0, 0]);
		expect(harbour.company.invoiceBalance(invoice)).toBe(5_000);
	});
});
