import { addAccount, seedPayment } from '../../simulators/zohoBooks';
import { createBankTransaction } from '../../simulators/zohoBooks/resources/bankTransactions';
import { LEDGER_TABLE, TABLES } from '../../world/tables';
import { createChaosWorld, type ChaosWorld } from '../chaosWorld';
import { followClock } from '../hostDate';
import { findBreaches } from '../invariants';
import { settle } from '../settle';
import { saveZohoSettings, type ZohoCompany } from './company';

/** The judge has to notice as well when something is wrong in the books of Zoho. */

jest.setTimeout(120_000);

let chaos: ChaosWorld;
let company: ZohoCompany;
let stopFollowing: () => void;

beforeEach(async () => {
	// A seed on which Zoho is alone.
	chaos = await createChaosWorld(3, { customers: 1, invoices: 0, days: 0 });
	if (chaos.zoho === undefined) throw new Error('This seed has no company on Zoho Books.');
	company = chaos.zoho;
	Object.assign(company.settings, {
		postingMoment: 'confirmed',
		unappliedMoney: 'review',
		leadDays: 90,
	});
	saveZohoSettings(company);
	stopFollowing = followClock(company.world.clock);
	company.world.goCardless.decide(() => true, 'confirm');
});

afterEach(async () => {
	stopFollowing();
	await company.world.zohoBooks.close();
	await chaos.main.world.close();
});

/** An invoice of 50.00 that is collected, booked and paid out as it should be. */
async function collectOne() {
	const { world, highestTotals } = company;
	const payer = world.seedPayer('Ada Bakery');
	const invoice = world.seedInvoice(payer, 5_000);
	highestTotals.set(invoice, 5_000);
	await settle(chaos, { rounds: 2 });
	const [payment] = world.goCardless.world.payments.all();
	const [payout] = world.goCardless.world.payouts.all();
	if (payment === undefined || payout === undefined) {
		throw new Error('The invoice was not collected and paid out.');
	}
	return { world, payer, invoice, payment, payout };
}

const broken = async () => [
	...new Set((await findBreaches(chaos)).map(({ invariant }) => invariant)),
];

it('finds nothing where all is well', async () => {
	const { world, invoice } = await collectOne();
	expect(world.openOf(invoice)).toBe(0);
	expect(world.paymentsNaming(company.world.debits[0]?.id ?? '')).toHaveLength(1);
	expect(await broken()).toEqual([]);
});

it('finds a payment that was posted twice, and that clearing is off', async () => {
	const { world, payer, payment } = await collectOne();
	seedPayment(world.organization, {
		customer: payer.id,
		amount: 5_000,
		extra: { reference_number: payment.id, account_id: world.clearingAccount },
	});
	expect(await broken()).toEqual(expect.arrayContaining([2, 3]));
});

it('finds an invoice that was debited twice, and money that nobody booked', async () => {
	const { world, payer, payment } = await collectOne();
	world.goCardless.seedPayment({
		mandate: payer.mandate,
		amount: 5_000,
		metadata: { ...payment.metadata },
		status: 'confirmed',
	});
	expect(await broken()).toEqual(expect.arrayContaining([1, 2]));
});

it('finds money that went back and is still in the books', async () => {
	const { world, payment } = await collectOne();
	// No template hears of it.
	world.goCardless.chargeBack(payment.id);
	expect(await broken()).toEqual(expect.arrayContaining([2, 3]));
});

it('finds a payout that is not what the bank shows', async () => {
	const { world, payout } = await collectOne();
	createBankTransaction(world.organization, {
		transaction_type: 'transfer_fund',
		from_account_id: addAccount(world.organization, 'Savings', 'bank'),
		to_account_id: world.accounts.bank,
		amount: 1,
		date: world.organization.today(),
		reference_number: payout.id,
	});
	expect(await broken()).toContain(4);
});

it('finds a plan without an end', async () => {
	const { world } = await collectOne();
	const rows = world.n8n.dataTables.table(LEDGER_TABLE);
	const columns = TABLES[LEDGER_TABLE] ?? [];
	const planned = rows
		.find()
		.filter(({ state }) => state === 'planned')
		.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
	expect(planned.length).toBeGreaterThan(0);
	rows.clear();
	rows.insert(planned);
	expect(await broken()).toContain(5);
});

it('finds work that a settled world had left undone', async () => {
	const { world, payer } = await collectOne();
	world.seedInvoice(payer, 1_200);
	expect(await broken()).toContain(6);
});
