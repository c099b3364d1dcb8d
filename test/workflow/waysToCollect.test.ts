import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import { addDays } from '../../nodes/shared/domain/calendar';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { editInvoice, seedInvoice } from '../simulators/quickBooksOnline/seeding/records';
import { salesLine } from '../simulators/quickBooksOnline/testKit';
import { issueFromTemplate } from '../simulators/quickBooksOnline/seeding/recurring';
import { DirectDebitWorld, type Payer } from '../world/directDebitWorld';
import { LEDGER_TABLE, REVIEW_TABLE } from '../world/tables';

/** What a bookkeeper writes on an invoice, and what GoCardless then collects. */

jest.setTimeout(120_000);

let world: DirectDebitWorld;
let anna: Payer;

beforeEach(async () => {
	world = await DirectDebitWorld.create();
	anna = world.seedPayer('Anna Bell');
});

afterEach(async () => await world.close());

const invoice = (amount: number, note: string) =>
	seedInvoice(world.company, {
		customer: anna.id,
		amount,
		dueDate: world.clock.today(),
		extra: { PrivateNote: note },
	});

const collect = async () => {
	const run = await world.run('collections');
	run.demandSuccess();
	return run;
};

const payments = () => world.goCardless.world.payments.all();
const schedules = () => world.goCardless.world.instalmentSchedules.all();
const live = () =>
	payments()
		.filter(({ status }) => !['cancelled', 'failed'].includes(status))
		.reduce((sum, { amount }) => sum + amount, 0);

it('collects in as many parts as the invoice says, once', async () => {
	invoice(10_000, 'Direct Debit: 3 instalments');
	await collect();
	await collect();
	expect(schedules().map(({ total_amount }) => total_amount)).toEqual([10_000]);
	await world.clock.advance({ days: 1 });
	await collect();
	expect(payments().map(({ amount }) => amount)).toEqual([3_334, 3_333, 3_333]);
	expect(schedules()).toHaveLength(1);
});

it('collects less in the parts that are left when the invoice is lowered', async () => {
	const id = invoice(9_000, 'DD: 3 instalments');
	await collect();
	await world.clock.advance({ days: 1 });
	editInvoice(world.company, id, 6_000);
	await collect();
	await world.clock.advance({ days: 1 });
	expect(live()).toBe(6_000);
	expect(schedules().map(({ status }) => status)).toEqual(['cancelled', 'active']);
	await collect();
	expect(live()).toBe(6_000);
});

it('leaves alone what the books exclude', async () => {
	invoice(5_000, 'Direct Debit: no');
	await collect();
	expect(payments()).toEqual([]);
});

it('asks first where the books say so, and collects once somebody agreed', async () => {
	invoice(5_000, 'Direct Debit: ask');
	await collect();
	await collect();
	const reviews = world.n8n.dataTables.table(REVIEW_TABLE);
	expect(reviews.find()).toHaveLength(1);
	expect(payments()).toEqual([]);
	const [asked] = reviews.find();
	const decided = recordEntries({
		items: [{ ...asked, decision: 'approve', by: 'olivia@harbour.example' }],
		reviews: reviews.find().map((row) => ({ ...row })),
		run: '99',
		time: new Date().toISOString(),
	});
	reviews.insert(decided.reviews.map(({ record }) => ({ ...record })));
	world.n8n.dataTables
		.table(LEDGER_TABLE)
		.insert(decided.ledger.map(({ record }) => ({ ...record })));
	await collect();
	await collect();
	expect(payments().map(({ amount }) => amount)).toEqual([5_000]);
});

/** Sends what GoCardless has to say to template 04, and lets the sweep find the rest. */
const post = async () => {
	await world.deliverWebhooks();
	(await world.run('events')).demandSuccess();
};

it('books every instalment on the invoice, in whatever order they come', async () => {
	const id = invoice(9_000, 'Direct Debit: 3 instalments every week');
	await collect();
	for (let day = 0; day < 30; day += 1) {
		await world.clock.advance({ days: 1 });
		await post();
		if (day % 7 === 0) await collect();
	}
	expect(world.company.paymentsOf(id).map(({ amount }) => amount)).toEqual([3_000, 3_000, 3_000]);
	expect(world.company.invoiceBalance(id)).toBe(0);
	expect(payments()).toHaveLength(3);
});

it('collects a recurring invoice by a subscription, and books each payment on its own invoice', async () => {
	world.saveSettings({ collectionMode: 'subscription' });
	const today = world.clock.today();
	const nextDate = addDays(today, 7);
	const template = seed(world.company, 'RecurringTransaction', {
		Invoice: {
			CustomerRef: { value: anna.id },
			Line: [salesLine(42)],
			RecurringInfo: {
				Name: 'Cleaning every week',
				RecurType: 'Automated',
				Active: true,
				ScheduleInfo: {
					IntervalType: 'Weekly',
					NumInterval: 1,
					DayOfWeek: 'Monday',
					StartDate: nextDate,
				},
			},
		},
	});
	await collect();
	await collect();
	const [subscription] = world.goCardless.world.subscriptions.all();
	expect(world.goCardless.world.subscriptions.all()).toHaveLength(1);
	expect(subscription).toMatchObject({ amount: 4_200, interval_unit: 'weekly' });
	const invoices: string[] = [];
	for (let day = 0; day < 25; day += 1) {
		if (day % 7 === 0) {
			invoices.push(issueFromTemplate(world.company, template, world.clock.today()));
		}
		await world.clock.advance({ days: 1 });
		await post();
		await collect();
	}
	const paid = payments().filter(({ status }) => ['confirmed', 'paid_out'].includes(status));
	expect(paid.length).toBeGreaterThanOrEqual(2);
	expect(payments().every(({ links }) => links.subscription === subscription?.id)).toBe(true);
	const settled = invoices.filter((id) => world.company.invoiceBalance(id) === 0);
	expect(settled).toEqual(invoices.slice(0, paid.length));
	for (const id of settled) expect(world.company.paymentsOf(id)).toHaveLength(1);
});
