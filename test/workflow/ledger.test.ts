import { readEntries } from '../../nodes/shared/domain/ledger/readEntries';
import { replayEntries } from '../../nodes/shared/domain/ledger/replay';
import { readReviewData } from '../../nodes/shared/domain/ledger/reviewRow';
import { verifyEntries } from '../../nodes/shared/domain/ledger/verifyEntries';
import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { LEDGER_TABLE, REVIEW_TABLE } from '../world/tables';

/** What the audit says, after the templates have run: every plan has its end, and nothing is asked twice. */

jest.setTimeout(120_000);

let world: DirectDebitWorld;

beforeEach(async () => {
	world = await DirectDebitWorld.create();
});

afterEach(async () => await world.close());

const rows = (table: string) => world.n8n.dataTables.rows(table).map((row) => ({ ...row }));

const ledger = () => readEntries('Entries', rows(LEDGER_TABLE)).entries;

const verified = () => {
	const { summary, findings } = verifyEntries(readEntries('Entries', rows(LEDGER_TABLE)), {
		now: new Date(Date.now() + 3_600_000).toISOString(),
		olderThanMinutes: 15,
		isComplete: true,
	});
	return { summary, findings };
};

it('writes every collection down before and after', async () => {
	const payer = world.seedPayer('Anna Bell');
	const invoices = [world.seedInvoice(payer, 12_000), world.seedInvoice(payer, 4_550)];
	(await world.run('collections')).demandSuccess();
	const entries = ledger();
	expect(entries.map(({ row }) => row.state)).toEqual(['planned', 'planned', 'done', 'done']);
	const payments = world.goCardless.world.payments.all();
	const done = entries.filter(({ row }) => row.state === 'done');
	expect(done.map(({ data }) => [data.invoiceId, data.amount, data.goCardlessId]).sort()).toEqual(
		payments
			.map(({ id, amount, metadata }) => [metadata.invoice, amount, id])
			.sort((left, right) => String(left[0]).localeCompare(String(right[0]))),
	);
	expect(done.map(({ data }) => data.invoiceId).sort()).toEqual([...invoices].sort());
	expect(verified().findings).toEqual([]);
});

it('sends nothing when the plan cannot be written down', async () => {
	world.seedInvoice(world.seedPayer('Anna Bell'), 12_000);
	world.n8n.dataTables.table(LEDGER_TABLE).name = 'somewhere_else';
	const run = await world.run('collections');
	expect(() => run.demandSuccess()).toThrow(/gocardless_books_ledger/);
	expect(world.goCardless.world.payments.all()).toEqual([]);
});

it('writes failures down with the words of GoCardless', async () => {
	const payer = world.seedPayer('Anna Bell');
	world.seedInvoice(payer, 12_000);
	world.goCardless.faults.arrange('serverErrorBefore', {
		method: 'POST',
		path: /\/payments$/,
		times: 50,
	});
	await world.run('collections');
	const states = ledger().map(({ row }) => row.state);
	expect(states).toEqual(['planned', 'failed']);
	expect(ledger()[1]?.data.error).toBeTruthy();
	expect(world.goCardless.world.payments.all()).toEqual([]);
});

it('asks a person once, however often it runs', async () => {
	const payer = world.seedPayer('Anna Bell');
	world.saveSettings({ maximumAmount: 1_000 });
	world.seedInvoice(payer, 12_000);
	await world.run('collections');
	await world.run('collections');
	const asked = rows(REVIEW_TABLE);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({ state: 'open' });
	expect(readReviewData(String(asked[0]?.data))).toMatchObject({ amount: 12_000, currency: 'GBP' });
	expect(ledger()).toEqual([]);
});

it('writes invitations down', async () => {
	const id = seedCustomer(world.company, { name: 'Carol', email: 'carol@payer.example' });
	world.seedInvoice(id, 2_000);
	(await world.run('mandates')).demandSuccess();
	expect(ledger().map(({ row, data }) => [row.state, row.action, data.customerId])).toEqual([
		['planned', expect.any(String), id],
		['done', expect.any(String), id],
	]);
	expect(verified().findings).toEqual([]);
});

describe('what comes back', () => {
	const replayed = () =>
		replayEntries(readEntries('Entries', rows(LEDGER_TABLE)), {
			now: new Date(Date.now() + 3_600_000).toISOString(),
			states: ['failed', 'unfinished'],
			olderThanMinutes: 15,
			notOlderThanDays: 7,
		});

	it('is written down with the payment in the books and the event that told of it', async () => {
		world.seedInvoice(world.seedPayer('Anna Bell'), 12_000);
		await world.run('collections');
		await world.letDebitsConfirm();
		await world.deliverWebhooks();
		const done = ledger().filter(({ row }) => row.action === 'bookPayment' && row.state === 'done');
		const [payment] = world.goCardless.world.payments.all();
		const [booked] = world.company.paymentsByReference(payment?.id ?? '');
		expect(done.map(({ data }) => [data.goCardlessId, data.booksId])).toEqual([
			[payment?.id, booked?.id],
		]);
		expect(done[0]?.data.event).toMatch(/^EV/);
		expect(verified().findings).toEqual([]);
		expect(replayed()).toEqual([]);
	});

	it('waits as a plan without an end when n8n dies before it is sent', async () => {
		world.seedInvoice(world.seedPayer('Anna Bell'), 12_000);
		await world.run('collections', { stopAfterNode: 'Save the plan' });
		expect(world.goCardless.world.payments.all()).toEqual([]);
		const [again] = replayed();
		expect(again?.outcome).toBe('do');
		await world.run('collections');
		expect(world.goCardless.world.payments.all()).toHaveLength(1);
		expect(replayed().filter(({ outcome }) => outcome === 'do')).toEqual([]);
	});
});
