import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { createChaosWorld, noteRun, type ChaosWorld } from './chaosWorld';
import { saveSettings, type ChaosCompany } from './company';
import { followClock } from './hostDate';
import { findBreaches } from './invariants';
import { checkLedger } from './ledgerCheck';
import { settle } from './settle';
import { runOnce } from './timeline';
import { LEDGER_TABLE, TABLES } from '../world/tables';

/** The judge of the chaos runs has to notice when something is wrong. */

jest.setTimeout(60_000);

let chaos: ChaosWorld;
let company: ChaosCompany;
let stopFollowing: () => void;

beforeEach(async () => {
	chaos = await createChaosWorld(1, { customers: 2, invoices: 0, days: 0 });
	company = chaos.main;
	Object.assign(company.settings, {
		postingMoment: 'confirmed',
		unappliedMoney: 'review',
		reversalMethod: 'journalEntry',
		payoutEntry: 'deposit',
		leadDays: 90,
	});
	saveSettings(company);
	stopFollowing = followClock(company.world.clock);
	// Debits of this seed would fail; here they are confirmed.
	company.world.goCardless.decide(() => true, 'confirm');
});

afterEach(async () => {
	stopFollowing();
	await company.world.close();
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
	expect(world.company.invoiceBalance(invoice)).toBe(0);
	expect(await broken()).toEqual([]);
});

it('finds an invoice that was debited twice', async () => {
	const { world, payer, payment } = await collectOne();
	world.goCardless.seedPayment({
		mandate: payer.mandate,
		amount: 5_000,
		metadata: { ...payment.metadata },
	});
	expect(await broken()).toContain(1);
});

it('finds a payment that was posted twice, and that clearing is off', async () => {
	const { world, payer, payment } = await collectOne();
	seedPayment(world.company, {
		customer: payer.id,
		amount: 5_000,
		extra: {
			PaymentRefNum: payment.id,
			DepositToAccountRef: { value: world.clearingAccount },
		},
	});
	expect(await broken()).toEqual(expect.arrayContaining([2, 3]));
});

it('finds collected money that is neither in the books nor asked about', async () => {
	const { world, payer, payment } = await collectOne();
	// No event tells of it, and a sweep so does not see it.
	world.goCardless.seedPayment({
		mandate: payer.mandate,
		amount: 700,
		metadata: { ...payment.metadata, invoice: '999' },
		status: 'confirmed',
	});
	expect(await broken()).toContain(2);
});

it('finds a payout that is in the books twice, and one that is not what the bank shows', async () => {
	const { world, payout } = await collectOne();
	const deposit = (amount: number, note: string) =>
		seed(world.company, 'Deposit', {
			DepositToAccountRef: { value: company.accounts.bank },
			PrivateNote: note,
			Line: [
				{
					Amount: amount,
					DetailType: 'DepositLineDetail',
					DepositLineDetail: { AccountRef: { value: company.accounts.suspense } },
				},
			],
		});
	deposit(1, 'By hand');
	expect(await broken()).toEqual([4]);
	deposit(payout.amount / 100, `GoCardless entry ${payout.id}`);
	expect(await broken()).toContain(4);
});

it('finds money that went back and is still in the books', async () => {
	const { world, payment } = await collectOne();
	// No template hears of it.
	world.goCardless.chargeBack(payment.id);
	expect(await broken()).toEqual(expect.arrayContaining([2, 3]));
});

it('finds a refund that is not in the books', async () => {
	const { world, payment } = await collectOne();
	world.goCardless.refund(payment.id, 700);
	const payer = world.seedPayer('Bert Bikes');
	world.goCardless.seedPayment({ mandate: payer.mandate, amount: 5_000, status: 'confirmed' });
	world.goCardless.payOut('GBP');
	expect(await broken()).toContain(2);
});

it('finds a plan without an end, a changed row and an id that is nowhere', async () => {
	const { world } = await collectOne();
	const rows = world.n8n.dataTables.table(LEDGER_TABLE);
	const planned = rows.find().filter(({ state }) => state === 'planned');
	const ended = rows.find().filter(({ state }) => state === 'done');
	expect(planned.length).toBeGreaterThan(0);
	expect(ended.length).toBeGreaterThan(0);
	const columns = TABLES[LEDGER_TABLE] ?? [];
	const keep = rows
		.find()
		.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
	const isDone = (row: { state?: unknown }) => row.state === 'done';
	rows.clear();
	rows.insert(keep.filter((row) => !isDone(row)));
	expect(checkLedger(company).join()).toMatch(/unfinished/);

	rows.clear();
	rows.insert(
		keep.map((row) => ({ ...row, data: String(row.data).replaceAll(/PM0000000001/g, 'PM9999') })),
	);
	expect(checkLedger(company).join()).toMatch(/PM9999 at GoCardless, which is not there/);
});

it('finds money that was booked to another customer', async () => {
	const { world, payment } = await collectOne();
	payment.metadata.customer = String(world.seedPayer('Bert Bikes').id);
	expect(await broken()).toContain(2);
});

it('finds work that a settled world had left undone', async () => {
	const { world, payer } = await collectOne();
	world.seedInvoice(payer, 1_200);
	expect(await broken()).toContain(6);
});

it('finds a forgery that was accepted, and a secret in the data of an execution', async () => {
	await collectOne();
	chaos.forgeriesAccepted.push('A forged delivery was answered with 200.');
	expect(await broken()).toEqual([7]);
	chaos.forgeriesAccepted.length = 0;

	const run = await runOnce(chaos, company, 'collections');
	const [first] = run.rawItems('Plan', 1);
	if (first !== undefined) first.json.token = 'sandbox_token';
	else run.run.data.resultData.lastNodeExecuted = 'sandbox_token';
	noteRun(chaos, company, 'collections', run);
	expect(await broken()).toEqual([7]);
});
