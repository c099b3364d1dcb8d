import { recordOpenApi } from '../simulators/zohoBooks/openApiCheck';
import { seedPayment } from '../simulators/zohoBooks/seeding/records';
import type { LoggedCall } from '../simulators/shared/httpServer';
import { codes } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

const isApi = ({ path }: LoggedCall) => path.includes('/books/v3/') || !path.includes('oauth');

/** Calls of both vendors while something runs. */
async function callsOf({ world }: ZohoBookkeeper, work: () => Promise<unknown>) {
	const { goCardless, zohoBooks } = world;
	const before = [goCardless.calls.length, zohoBooks.calls.length];
	await work();
	return {
		goCardless: goCardless.calls.slice(before[0]).filter(isApi).length,
		zoho: zohoBooks.calls.slice(before[1]).filter(isApi).length,
	};
}

/** As many debits as are wanted, confirmed; nobody has told the books. */
async function confirmMany(count: number, options = {}): Promise<ZohoBookkeeper> {
	const keeper = await ZohoBookkeeper.open(options);
	for (let place = 0; place < count; place += 1) {
		keeper.world.seedInvoice(keeper.world.seedPayer(`Payer ${place}`), 5_000 + place);
	}
	(await keeper.world.run('collections')).demandSuccess();
	await keeper.world.letDebitsConfirm();
	return keeper;
}

describe('what a webhook costs', () => {
	it('posts a payment with two look-ups and one write', async () => {
		const keeper = await ZohoBookkeeper.open();
		await keeper.confirmedDebit(12_000);
		const told = keeper.takeDeliveries().at(-1);
		if (told === undefined) throw new Error('Nothing was told.');
		const calls = await callsOf(keeper, async () => await keeper.deliver(told));
		expect(keeper.world.clearing).toBe(12_000);
		expect(calls).toEqual({ goCardless: 1, zoho: 3 });
	});

	it('asks once more before it writes where the plan has no unique fields', async () => {
		const keeper = await ZohoBookkeeper.open({ hasUniqueFields: false });
		await keeper.confirmedDebit(12_000);
		const told = keeper.takeDeliveries().slice(-1);
		const calls = await callsOf(keeper, async () => await keeper.deliver(...told));
		expect(keeper.world.clearing).toBe(12_000);
		expect(calls.zoho).toBe(4);
	});

	it('finds out that nothing is to be done with one look-up', async () => {
		const keeper = await ZohoBookkeeper.open();
		await keeper.confirmedDebit(12_000);
		const told = keeper.takeDeliveries();
		await keeper.deliver(...told);
		const calls = await callsOf(keeper, async () => await keeper.deliver(...told.slice(-1)));
		expect(calls).toEqual({ goCardless: 1, zoho: 1 });
	});

	it('asks nothing about debits that nobody has the money of yet', async () => {
		const keeper = await ZohoBookkeeper.open();
		await keeper.debit(12_000);
		const told = keeper.takeDeliveries();
		const calls = await callsOf(keeper, async () => await keeper.deliver(...told));
		expect(calls.zoho).toBe(0);
	});

	it('asks Zoho nothing about events that are not about money', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { mandate } = keeper.world.seedPayer('Ada Bakery');
		keeper.world.goCardless.cancelMandate(mandate);
		const calls = await callsOf(
			keeper,
			async () => await keeper.deliver(...keeper.takeDeliveries()),
		);
		expect(calls).toEqual({ goCardless: 0, zoho: 0 });
	});
});

describe('what many payments cost', () => {
	it('books a backfill with one write a payment and some lists', async () => {
		const keeper = await confirmMany(60);
		const calls = await callsOf(keeper, async () => {
			expect(codes(await keeper.sweep(), 'do')).toHaveLength(60);
		});
		keeper.expectClearing();
		expect(calls.zoho).toBe(62);

		const quiet = await callsOf(keeper, async () => {
			expect(codes(await keeper.sweep(), 'do')).toEqual([]);
		});
		expect(quiet.zoho).toBe(1);
	});

	it('does not read a long history to book a few', async () => {
		const keeper = await ZohoBookkeeper.open({ startsDaysAgo: 120 });
		const { world } = keeper;
		const regular = world.seedPayer('Regular');
		for (let month = 0; month < 2; month += 1) {
			for (let place = 0; place < 300; place += 1) world.seedInvoice(regular.id, 1_000);
			for (const { id } of world.organization.invoices.all()) payByHand(keeper, id, regular.id);
			await world.clock.advance({ days: 60 });
		}
		for (let place = 0; place < 10; place += 1) {
			world.seedInvoice(world.seedPayer(`Payer ${place}`), 5_000 + place);
		}
		(await world.run('collections')).demandSuccess();
		await world.letDebitsConfirm();
		const calls = await callsOf(keeper, async () => await keeper.sweep());
		keeper.expectClearing();
		expect(calls.zoho).toBe(12);
	});
});

function payByHand({ world }: ZohoBookkeeper, invoice: string, customer: string): void {
	const amount = world.openOf(invoice);
	if (amount === 0) return;
	seedPayment(world.organization, { customer, amount, invoices: { [invoice]: amount } });
}

/** As the sweep books them, without the minute for which Zoho's limit would hold it up. */
function bookAll({ world }: ZohoBookkeeper): void {
	for (const { id, amount, metadata } of world.debits) {
		const { customer = '', invoice = '' } = metadata;
		const extra = { reference_number: id, account_id: world.clearingAccount };
		const invoices = { [invoice]: amount };
		seedPayment(world.organization, { customer, amount, invoices, extra });
	}
}

describe('what a payout of a hundred payments costs', () => {
	it('needs a list each for transfers, journals and payments, and three calls to book it', async () => {
		const keeper = await confirmMany(100);
		bookAll(keeper);
		await keeper.payOut();
		const calls = await callsOf(keeper, async () => await keeper.reconcile());
		keeper.expectBankLines();
		keeper.expectClearing(0);
		expect(calls.goCardless).toBeLessThanOrEqual(3);
		expect(calls.zoho).toBe(6);

		const quiet = await callsOf(keeper, async () => {
			expect(codes(await keeper.reconcile(), 'do')).toEqual([]);
		});
		expect(quiet).toEqual({ goCardless: 1, zoho: 2 });
	});
});

describe('what the payout of another company costs', () => {
	it('reads each list once, and asks for none of its payments singly', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { goCardless } = keeper.world;
		for (let place = 0; place < 12; place += 1) {
			const metadata = { books: 'quickbooks:9130', customer: String(place) };
			const name = `Neighbour ${place}`;
			const email = `neighbour${place}@payer.example`;
			const { mandate } = goCardless.seedCustomerWithMandate({
				company_name: name,
				email,
				currency: 'EUR',
				metadata,
			});
			const invoice = String(1000 + place);
			goCardless.seedPayment({
				mandate: mandate.id,
				amount: 5_000,
				metadata: { ...metadata, invoice },
				status: 'confirmed',
			});
		}
		await keeper.payOut();
		const calls = await callsOf(keeper, async () => {
			expect(codes(await keeper.reconcile(), 'do')).toEqual([]);
		});
		expect(calls.zoho).toBe(3);
		expect(keeper.balance('bank')).toBe(0);
	});
});

describe('what a quiet hour costs', () => {
	it('asks only GoCardless while there is nothing', async () => {
		const keeper = await ZohoBookkeeper.open();
		const events = await callsOf(keeper, async () => await keeper.sweep());
		expect(events).toEqual({ goCardless: 3, zoho: 0 });
		const payouts = await callsOf(keeper, async () => await keeper.reconcile());
		expect(payouts).toEqual({ goCardless: 1, zoho: 0 });
	});
});

it('sends only what the vendor’s documents know, in a month with all that can happen', async () => {
	const keeper = await ZohoBookkeeper.open({
		zoho: { behaviour: { unapply: 'keepsPayment' } },
		settings: { refundBooking: 'refundReceipt' },
	});
	const { goCardless, zohoBooks } = keeper.world;
	const { problems, checked } = recordOpenApi(zohoBooks);
	const [first, second, third] = [
		await keeper.debit(12_000),
		await keeper.debit(8_000, 'Bert Bikes'),
		await keeper.debit(6_000, 'Cleo Cafe'),
	];
	for (const name of ['Dora Dance', 'Emil Eis']) await keeper.debit(4_000, name);
	await keeper.world.letDebitsConfirm();
	await keeper.letHoursPass();
	goCardless.refund(third.payment, 1_000);
	goCardless.chargeBack(first.payment);
	await keeper.letHoursPass();
	const payout = await keeper.payOut();
	await keeper.letHoursPass();
	goCardless.cancelChargeback(first.payment);
	goCardless.failPayment(second.payment);
	goCardless.bouncePayout(payout);
	await keeper.letHoursPass();
	keeper.expectClearing();
	expect(problems).toEqual([]);
	// Nothing to compare with where the documents are absent.
	expect([0, zohoBooks.calls.filter(isApi).length]).toContain(checked());
});
