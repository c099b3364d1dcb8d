import { itemsOf } from '../harness/realN8n';
import { DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import { DEFAULT_ZOHO_CLIENT } from '../simulators/zohoBooks';
import { countWrites } from '../world/bookkeeping';
import { deliverAndWait } from './deliveries';
import { findLeaks } from './leaks';
import { type Ledger, LEDGERS, readTemplateOf, TEMPLATES, TwoLedgers } from './twoLedgers';

/** A month of two companies, whose templates run side by side in one n8n. */
describe('the templates of Zoho Books beside those of QuickBooks in a real n8n', () => {
	let world: TwoLedgers;
	let invoices: Record<Ledger, string[]>;

	beforeAll(async () => {
		world = await TwoLedgers.start();
	}, 240_000);

	afterAll(async () => await world?.stop());

	const openOf = (ledger: Ledger) =>
		invoices[ledger].map((id) =>
			ledger === 'zoho' ? world.larch.openOf(id) : world.harbour.openOf(id),
		);

	test('customers of both are asked for mandates, each for his own company', async () => {
		const { harbour, larch } = world;
		const seed = (business: typeof harbour | typeof larch, name: string, amount: number) => {
			const email = `${name.slice(0, 3).toLowerCase()}@payer.example`;
			return business.seedInvoice(business.seedCustomer(name, email), amount);
		};
		invoices = {
			quickBooks: [seed(harbour, 'Ada Bakery', 12_000), seed(harbour, 'Bert Bikes', 3_050)],
			zoho: [seed(larch, 'Chiara Café', 8_000), seed(larch, "Doña & O'Hara", 4_099)],
		};
		for (const ledger of LEDGERS) {
			expect(itemsOf(await world.run(ledger, 'mandates'), 'Send the link')).toHaveLength(2);
		}
		expect(world.harbour.completeInvitations()).toBe(4);
		const owners = harbour.goCardless.world.mandates.all().map(({ metadata }) => metadata.books);
		expect(owners.sort()).toEqual([harbour.books, harbour.books, larch.books, larch.books].sort());
	}, 120_000);

	test('invoices are collected in the currency of each company, once', async () => {
		const { harbour, larch } = world;
		for (const ledger of LEDGERS) {
			expect(itemsOf(await world.run(ledger, 'collections'), 'Collected')).toHaveLength(2);
			expect(itemsOf(await world.run(ledger, 'collections'), 'Plan')).toEqual([]);
		}
		const debits = ({ debits: all }: typeof harbour | typeof larch) =>
			all.map(({ amount, currency, metadata }) => [metadata.invoice, amount, currency]);
		const [ada, bert] = invoices.quickBooks;
		const [chiara, dona] = invoices.zoho;
		expect(debits(harbour)).toEqual(
			expect.arrayContaining([
				[ada, 12_000, 'GBP'],
				[bert, 3_050, 'GBP'],
			]),
		);
		expect(debits(larch)).toEqual(
			expect.arrayContaining([
				[chiara, 8_000, 'EUR'],
				[dona, 4_099, 'EUR'],
			]),
		);
		expect([harbour.debits.length, larch.debits.length]).toEqual([2, 2]);
	}, 120_000);

	test('one delivery tells both, and each books what is its own', async () => {
		const { harbour, larch, n8n } = world;
		await harbour.letDebitsConfirm();
		const deliveries = harbour.goCardless.takeDeliveries();
		for (const ledger of LEDGERS) {
			const { id } = readTemplateOf(ledger, 'events');
			await n8n.workflows.activate(id);
			const url = await n8n.workflows.webhookUrl(id, 'Webhook');
			// Twice, as GoCardless does when an answer was lost.
			const { statuses, executions } = await deliverAndWait(n8n, id, url, [
				...deliveries,
				...deliveries,
			]);
			expect(statuses).toEqual(statuses.map(() => 200));
			expect(executions.map(({ status }) => status)).toEqual(statuses.map(() => 'success'));
			await n8n.workflows.deactivate(id);
		}
		expect([openOf('quickBooks'), openOf('zoho')]).toEqual([
			[0, 0],
			[0, 0],
		]);
		expect(harbour.clearing).toBe(15_050);
		expect(larch.clearing).toBe(12_099);
		for (const { id } of larch.debits) {
			expect(larch.paymentsNaming(id)).toHaveLength(1);
			expect(harbour.paymentsNaming(id)).toEqual([]);
		}
		for (const { id } of harbour.debits) expect(larch.paymentsNaming(id)).toEqual([]);
	}, 120_000);

	test('what GoCardless pays out reaches the bank account of each company', async () => {
		const { harbour, larch } = world;
		const payouts = () => harbour.goCardless.world.payouts.all();
		const isPaid = () => payouts().length > 1 && payouts().every(({ status }) => status === 'paid');
		for (let day = 0; day < 20 && !isPaid(); day += 1) await harbour.clock.advance({ days: 1 });
		expect(isPaid()).toBe(true);
		const arrived = (wanted: string) =>
			payouts()
				.filter(({ currency }) => currency === wanted)
				.reduce((total, { amount }) => total + amount, 0);

		for (const ledger of LEDGERS) {
			expect(itemsOf(await world.run(ledger, 'payouts'), 'Posted').length).toBeGreaterThan(0);
			const again = await world.run(ledger, 'payouts');
			// Its own is booked, that of the other company is nobody's business here.
			const left = itemsOf(again, 'Plan', 1).map(({ code }) => code);
			expect(left.sort()).toEqual(['booked', 'otherBooks']);
			expect(itemsOf(again, 'Plan', 2)).toEqual([]);
		}
		expect(harbour.clearing).toBe(0);
		expect(harbour.balanceOf(world.quickBooksBank)).toBe(arrived('GBP'));
		expect(larch.clearing).toBe(0);
		expect(larch.balanceOf(larch.accounts.bank)).toBe(arrived('EUR'));
		expect(larch.balanceOf(larch.accounts.fees)).toBe(12_099 - arrived('EUR'));
		expect(larch.balanceOf(larch.accounts.suspense)).toBe(0);
		expect(larch.organization.trialBalance()).toBe(0);
	}, 120_000);

	test('running all of them again changes nothing', async () => {
		const { harbour, larch } = world;
		const figures = () => [
			harbour.clearing,
			harbour.balanceOf(world.quickBooksBank),
			larch.clearing,
			larch.balanceOf(larch.accounts.bank),
			harbour.debits.length,
			larch.debits.length,
		];
		const before = figures();
		const isWrite = ({ method, path }: { method: string; path: string }) =>
			method !== 'GET' && !path.endsWith('/token');
		const writes = () => countWrites(harbour) + larch.zohoBooks.calls.filter(isWrite).length;
		const written = writes();
		for (const ledger of LEDGERS) {
			for (const name of TEMPLATES) {
				expect(itemsOf(await world.run(ledger, name), 'Plan')).toEqual([]);
			}
		}
		expect(figures()).toEqual(before);
		expect(writes()).toBe(written);
	}, 240_000);

	test('no token and no secret can be read in executions, exports or the log', async () => {
		const { harbour, larch, n8n } = world;
		const { leaks, texts } = await findLeaks(n8n, [
			DEFAULT_TOKEN,
			DEFAULT_WEBHOOK_SECRET,
			DEFAULT_ZOHO_CLIENT.clientSecret,
			...larch.zohoBooks.accounts.tokens.everIssued,
			...harbour.quickBooks.oauth.tokens.everIssued,
		]);
		expect(leaks).toEqual([]);
		const everything = [...texts.values()].join('\n');
		expect(everything).toContain(harbour.books);
		expect(everything).toContain(larch.books);
	}, 60_000);
});
