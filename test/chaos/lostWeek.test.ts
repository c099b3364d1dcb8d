import { addDays } from '../simulators/shared/clock';
import { createChaosWorld, type ChaosWorld } from './chaosWorld';
import { saveSettings, type ChaosCompany } from './company';
import { loseWebhooks } from './deliveries';
import { followClock } from './hostDate';
import { findBreaches } from './invariants';
import { runOnce } from './timeline';

/** The host is down for a week in which every kind of thing happens; then one sweep runs. */

jest.setTimeout(120_000);

let chaos: ChaosWorld;
let company: ChaosCompany;
let stopFollowing: () => void;

beforeEach(async () => {
	chaos = await createChaosWorld(1, { customers: 1, invoices: 0, days: 0 });
	company = chaos.main;
	Object.assign(company.settings, {
		postingMoment: 'confirmed',
		unappliedMoney: 'review',
		reversalMethod: 'journalEntry',
		leadDays: 90,
		maximumAttempts: 1,
	});
	saveSettings(company);
	stopFollowing = followClock(company.world.clock);
	company.world.goCardless.decide(() => true, 'confirm');
});

afterEach(async () => {
	stopFollowing();
	await company.world.close();
});

/** Passes days in which nobody hears of anything. */
async function passSilently(days: number): Promise<void> {
	for (let day = 0; day < days; day += 1) {
		await company.world.clock.advance({ days: 1 });
		loseWebhooks(chaos);
	}
}

async function run(...templates: Array<'collections' | 'events' | 'payouts'>): Promise<void> {
	for (const template of templates) (await runOnce(chaos, company, template)).demandSuccess();
}

it('heals a week of lost webhooks in one sweep', async () => {
	const { world, highestTotals } = company;
	const { goCardless } = world;
	const amounts = [5_000, 6_000, 7_000, 8_000, 9_000];
	for (const amount of amounts) {
		highestTotals.set(world.seedInvoice(world.seedPayer(`Payer ${amount}`), amount), amount);
	}
	await run('collections');
	await world.letDebitsConfirm();
	await run('events', 'payouts');
	expect(world.clearing).toBe(35_000);

	const before = world.clock.today();
	const [late, charged, refunded, partly] = goCardless.world.payments.all();
	if (!late || !charged || !refunded || !partly) throw new Error('Nothing was collected.');
	await passSilently(3);
	expect(goCardless.world.payouts.all().map(({ status }) => status)).toContain('paid');
	goCardless.failPayment(late.id);
	goCardless.chargeBack(charged.id);
	goCardless.refund(refunded.id, refunded.amount);
	goCardless.refund(partly.id, 250);
	await passSilently(4);
	expect(world.clock.today()).toBe(addDays(before, 7));
	expect(world.clearing).toBe(35_000);

	await run('events', 'payouts');
	expect(world.clearing).toBe(goCardless.held('GBP'));
	expect(world.company.invoiceBalance(String(late.metadata.invoice))).toBe(late.amount);
	expect(world.company.invoiceBalance(String(charged.metadata.invoice))).toBe(charged.amount);
	const paid = goCardless.world.payouts.all().filter(({ status }) => status === 'paid');
	expect(world.company.balance(company.accounts.bank)).toBe(
		paid.reduce((sum, { amount }) => sum + amount, 0),
	);
	// The mandate of a debit that came back is asked for anew by template 02, which is work of its own.
	await run('collections');
	await runOnce(chaos, company, 'mandates');
	expect(await findBreaches(chaos)).toEqual([]);
});
