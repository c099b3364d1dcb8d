import { accountSettings, seedMoneyAccounts } from '../world/accounts';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { ZohoWorld } from '../world/zohoWorld';
import { codes } from './worlds';

/**
 * Two companies, two ledgers and two currencies with one GoCardless account, in one n8n: events and
 * payouts of the one reach both workflows, and are booked by the one only.
 */

let harbour: DirectDebitWorld;
let larch: ZohoWorld;
let bank: string;

beforeEach(async () => {
	harbour = await DirectDebitWorld.create();
	const accounts = seedMoneyAccounts(harbour.company);
	({ bank } = accounts);
	harbour.saveSettings({ ...accountSettings(accounts, 'GBP'), suspenseAfterDays: 0 });
	larch = await ZohoWorld.create({
		beside: harbour,
		homeCurrency: 'EUR',
		zoho: { behaviour: { unapply: 'keepsPayment' } },
	});
	larch.saveSettings({ suspenseAfterDays: 0 });
});

afterEach(async () => {
	await larch.close();
	await harbour.close();
});

/** One debit of each company that GoCardless has collected. */
async function collectBoth() {
	const pounds = harbour.seedInvoice(harbour.seedPayer('Anna Bell'), 12_000);
	const euros = larch.seedInvoice(larch.seedPayer('Bäckerei Ada'), 8_000);
	(await harbour.run('collections')).demandSuccess();
	(await larch.run('collections')).demandSuccess();
	await harbour.letDebitsConfirm();
	const [theirs, ours] = [harbour.debits[0]?.id ?? '', larch.debits[0]?.id ?? ''];
	return { pounds, euros, theirs, ours };
}

/** Every webhook goes to both workflows, as both are registered at GoCardless. */
async function tellBoth(): Promise<void> {
	for (const delivery of harbour.goCardless.takeDeliveries()) {
		for (const world of [larch, harbour]) {
			const answer = await world.n8n.deliverWebhook(world.template('events'), delivery);
			expect(answer.status).toBe(200);
			answer.execution?.demandSuccess();
		}
	}
}

async function lookAtPayouts() {
	return [
		(await harbour.run('payouts')).demandSuccess(),
		(await larch.run('payouts')).demandSuccess(),
	] as const;
}

async function letPayoutsArrive(): Promise<void> {
	const { goCardless, clock } = harbour;
	const isPaid = () => {
		const payouts = goCardless.world.payouts.all();
		return payouts.length > 1 && payouts.every(({ status }) => status === 'paid');
	};
	for (let day = 0; day < 20 && !isPaid(); day += 1) await clock.advance({ days: 1 });
	expect(isPaid()).toBe(true);
}

it('books each payment, chargeback and payout in its own books alone', async () => {
	const { pounds, euros, theirs, ours } = await collectBoth();
	await tellBoth();
	expect([harbour.openOf(pounds), larch.openOf(euros)]).toEqual([0, 0]);
	expect([harbour.clearing, larch.clearing]).toEqual([12_000, 8_000]);
	expect([harbour.paymentsNaming(ours), larch.paymentsNaming(theirs)]).toEqual([[], []]);

	await letPayoutsArrive();
	const [first, second] = await lookAtPayouts();
	expect(codes(first, 'do')).toEqual(['postPayout']);
	expect(codes(second, 'do')).toEqual(['postPayout']);
	const arrived = (currency: string) =>
		harbour.goCardless.world.payouts
			.all()
			.filter((payout) => payout.currency === currency)
			.reduce((sum, { amount }) => sum + amount, 0);
	expect(harbour.balanceOf(bank)).toBe(arrived('GBP'));
	expect(larch.balanceOf(larch.accounts.bank)).toBe(arrived('EUR'));
	expect([harbour.clearing, larch.clearing]).toEqual([0, 0]);
	expect(larch.organization.bankTransactions.size).toBe(1);

	harbour.goCardless.chargeBack(ours);
	await tellBoth();
	expect([harbour.openOf(pounds), larch.openOf(euros)]).toEqual([0, 8_000]);
	expect([harbour.clearing, larch.clearing]).toEqual([0, -8_000]);
	for (const run of await lookAtPayouts()) expect(codes(run, 'do')).toEqual([]);
	expect(larch.organization.trialBalance()).toBe(0);
});

it('keeps money of the other out of a payout that both share', async () => {
	// Both in pounds now: GoCardless pays them out in one sum.
	const birch = await ZohoWorld.create({ beside: harbour, name: 'Birch & Co', zoho: {} });
	const copy = (name: 'collections' | 'events' | 'payouts') =>
		JSON.parse(JSON.stringify(birch.template(name)).replaceAll('zoho:%', birch.books)) as unknown;
	const run = async (name: 'collections' | 'events' | 'payouts') =>
		(await birch.n8n.runWorkflow(copy(name), { start: 'Schedule' })).demandSuccess();
	birch.saveSettings({ suspenseAfterDays: 0 });
	harbour.seedInvoice(harbour.seedPayer('Anna Bell'), 12_000);
	birch.seedInvoice(birch.seedPayer('Berta Bell'), 3_000);
	(await harbour.run('collections')).demandSuccess();
	await run('collections');
	await harbour.letDebitsConfirm();
	(await harbour.run('events')).demandSuccess();
	await run('events');
	expect([harbour.clearing, birch.clearing]).toEqual([12_000, 3_000]);
	for (let day = 0; day < 8; day += 1) await harbour.clock.advance({ days: 1 });
	await run('payouts');
	const [payout] = harbour.goCardless.world.payouts.all();
	expect(birch.balanceOf(birch.accounts.bank)).toBe(payout?.amount);
	expect(birch.balanceOf(birch.accounts.suspense)).toBe(-12_000);
	expect(birch.clearing).toBe(0);
	await birch.close();
});
