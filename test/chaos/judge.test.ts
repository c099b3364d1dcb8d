import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { createChaosWorld, noteRun, type ChaosWorld } from './chaosWorld';
import { findBreaches } from './invariants';
import { settle } from './settle';
import { runOnce } from './timeline';

/** The judge of the chaos runs has to notice when something is wrong. */

jest.setTimeout(60_000);

let chaos: ChaosWorld;

beforeEach(async () => {
	chaos = await createChaosWorld(1, { customers: 2, invoices: 0, days: 0 });
	chaos.world.saveSettings({});
	chaos.moment = 'confirmed';
	// Debits of this seed would fail; here they are confirmed.
	chaos.world.goCardless.decide(() => true, 'confirm');
});

afterEach(async () => await chaos.world.close());

/** An invoice of 50.00 that is collected and booked as it should be. */
async function collectOne() {
	const { world, highestTotals } = chaos;
	const payer = world.seedPayer('Ada Bakery');
	const invoice = world.seedInvoice(payer, 5_000);
	highestTotals.set(invoice, 5_000);
	await settle(chaos, 3);
	const [payment] = world.goCardless.world.payments.all();
	if (payment === undefined) throw new Error('The invoice was not collected.');
	return { world, payer, invoice, payment };
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

	const run = await runOnce(chaos, 'collections');
	const [first] = run.rawItems('Plan', 1);
	if (first !== undefined) first.json.token = 'sandbox_token';
	else run.run.data.resultData.lastNodeExecuted = 'sandbox_token';
	noteRun(chaos, run);
	expect(await broken()).toEqual([7]);
});
