import type { LoggedCall } from '../simulators/shared/httpServer';
import { Bookkeeper } from './bookkeeper';
import { codes } from './worlds';

const isApi = ({ path }: LoggedCall) => !path.startsWith('/oauth2/');

/** Calls of both vendors while something runs. */
async function callsOf({ world }: Bookkeeper, work: () => Promise<unknown>) {
	const { goCardless, quickBooks } = world;
	const before = [goCardless.calls.length, quickBooks.calls.length];
	await work();
	return {
		goCardless: goCardless.calls.slice(before[0]).filter(isApi).length,
		quickBooks: quickBooks.calls.slice(before[1]).filter(isApi).length,
	};
}

/** As many paid invoices as are wanted, collected by one customer's mandate. */
async function collectMany(count: number): Promise<Bookkeeper> {
	const keeper = await Bookkeeper.open();
	for (let place = 0; place < count; place += 1) {
		keeper.world.seedInvoice(keeper.world.seedPayer(`Payer ${place}`), 5_000 + place);
	}
	(await keeper.world.run('collections')).demandSuccess();
	await keeper.world.letDebitsConfirm();
	await keeper.sweep();
	return keeper;
}

describe('what a webhook costs', () => {
	it('posts a payment with one look-up and one write', async () => {
		const keeper = await Bookkeeper.open();
		await keeper.confirmedDebit(12_000);
		const told = keeper.takeDeliveries().at(-1);
		if (told === undefined) throw new Error('Nothing was told.');
		const calls = await callsOf(keeper, async () => await keeper.deliver(told));
		expect(keeper.world.clearing).toBe(12_000);
		expect(calls).toEqual({ goCardless: 1, quickBooks: 2 });
	});

	it('finds out that nothing is to be done with one look-up', async () => {
		const keeper = await Bookkeeper.open();
		await keeper.confirmedDebit(12_000);
		const told = keeper.takeDeliveries();
		await keeper.deliver(...told);
		const calls = await callsOf(keeper, async () => await keeper.deliver(...told.slice(-1)));
		expect(calls).toEqual({ goCardless: 1, quickBooks: 1 });
	});

	it('takes a payment back with one look-up, one entry and one link', async () => {
		const keeper = await Bookkeeper.open();
		const debit = await keeper.confirmedDebit(12_000);
		await keeper.deliver(...keeper.takeDeliveries());
		keeper.world.goCardless.failPayment(debit.payment);
		const calls = await callsOf(
			keeper,
			async () => await keeper.deliver(...keeper.takeDeliveries()),
		);
		expect(keeper.world.clearing).toBe(0);
		expect(calls.quickBooks).toBeLessThanOrEqual(3);
	});

	it('asks QuickBooks nothing about events that are not about money', async () => {
		const keeper = await Bookkeeper.open();
		const { mandate } = keeper.world.seedPayer('Ada Bakery');
		keeper.world.goCardless.cancelMandate(mandate);
		const calls = await callsOf(
			keeper,
			async () => await keeper.deliver(...keeper.takeDeliveries()),
		);
		expect(calls).toEqual({ goCardless: 0, quickBooks: 0 });
	});
});

describe('what a payout of a hundred payments costs', () => {
	it('stays below three calls of GoCardless and four of QuickBooks', async () => {
		const keeper = await collectMany(100);
		await keeper.payOut();
		const calls = await callsOf(keeper, async () => await keeper.reconcile());
		keeper.expectBankLines();
		keeper.expectClearing(0);
		expect(calls.goCardless).toBeLessThanOrEqual(2);
		expect(calls.quickBooks).toBeLessThanOrEqual(3);

		const quiet = await callsOf(keeper, async () => {
			expect(codes(await keeper.reconcile(), 'do')).toEqual([]);
		});
		expect(quiet).toEqual({ goCardless: 1, quickBooks: 1 });
	});
});

describe('what a quiet hour costs', () => {
	it('asks only GoCardless while there is nothing', async () => {
		const keeper = await Bookkeeper.open();
		const events = await callsOf(keeper, async () => await keeper.sweep());
		expect(events).toEqual({ goCardless: 3, quickBooks: 0 });
		const payouts = await callsOf(keeper, async () => await keeper.reconcile());
		expect(payouts).toEqual({ goCardless: 1, quickBooks: 0 });
	});

	it('looks a whole week up in one call of QuickBooks', async () => {
		const keeper = await collectMany(20);
		const calls = await callsOf(keeper, async () => {
			expect(codes(await keeper.sweep(), 'do')).toEqual([]);
		});
		expect(calls).toEqual({ goCardless: 3, quickBooks: 1 });
	});
});
