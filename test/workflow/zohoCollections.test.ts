import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import { createField, seedInvoice, seedPayment } from '../simulators/zohoBooks';
import type { Payer } from '../world/business';
import { LEDGER_TABLE, REVIEW_TABLE } from '../world/tables';
import { ZohoWorld } from '../world/zohoWorld';

/** Template 03 for Zoho Books: what of an organisation's invoices is collected, and what is not. */

jest.setTimeout(120_000);

let world: ZohoWorld;
let anna: Payer;

beforeEach(async () => {
	world = await ZohoWorld.create();
	anna = world.seedPayer('Anna Bell');
});

afterEach(async () => await world.close());

const collect = async () => (await world.run('collections')).demandSuccess();

const payments = () => world.goCardless.world.payments.all();

const live = () =>
	payments()
		.filter(({ status }) => !['cancelled', 'failed'].includes(status))
		.map(({ metadata, amount }) => [metadata.invoice, amount]);

/** An invoice with a word of the bookkeeper in its custom field "Direct Debit". */
const instructed = (amount: number, words: string) =>
	seedInvoice(world.organization, {
		customer: anna.id,
		amount,
		date: world.organization.today(),
		dueDate: world.organization.today(),
		extra: { custom_fields: [{ label: 'Direct Debit', value: words }] },
	});

const addInstructionField = () =>
	createField(world.organization, {
		label: 'Direct Debit',
		data_type: 'string',
		entity: 'invoice',
		show_on_pdf: false,
	});

it('collects what is open, once, however often it runs', async () => {
	const whole = world.seedInvoice(anna, 12_000);
	const rest = world.seedInvoice(anna, 5_000);
	seedPayment(world.organization, { customer: anna.id, amount: 2_000, invoices: { [rest]: 2_000 } });
	const { organization } = world;
	const overdue = seedInvoice(organization, {
		customer: anna.id,
		amount: 700,
		date: organization.today(),
		dueDate: organization.today(),
	});
	await collect();
	await world.clock.advance({ days: 1 });
	await collect();
	await collect();
	expect(live().sort()).toEqual(
		[
			[whole, 12_000],
			[rest, 3_000],
			[overdue, 700],
		].sort(),
	);
	const states = world.n8n.dataTables.rows(LEDGER_TABLE).map(({ state }) => state);
	expect(states.filter((state) => state === 'done')).toHaveLength(3);
});

it('reads the list to its last page', async () => {
	const invoices = Array.from({ length: 230 }, () => world.seedInvoice(anna, 100));
	await collect();
	expect(
		live()
			.map(([invoice]) => invoice)
			.sort(),
	).toEqual(invoices.sort());
});

it('leaves drafts, void ones and what another gateway collects alone', async () => {
	const { organization } = world;
	const seed = (state: 'draft' | 'void') =>
		seedInvoice(organization, { customer: anna.id, amount: 4_000, state });
	seed('draft');
	seed('void');
	organization.collectElsewhere(world.seedInvoice(anna, 6_000), 6_000);
	const run = await collect();
	expect(payments()).toEqual([]);
	const told = [...run.items('Plan', 1), ...run.items('Plan', 2)];
	expect(told.map(({ reason }) => String(reason)).join()).toMatch(/another|under way|elsewhere/i);
});

it('waits for the approval where the organisation approves invoices', async () => {
	world.organization.settings.approvals = true;
	const { organization } = world;
	seedInvoice(organization, { customer: anna.id, amount: 4_000, state: 'draft' });
	await collect();
	expect(payments()).toEqual([]);
});

it('collects the new amount of an invoice that was edited before the bank had the debit', async () => {
	const invoice = world.seedInvoice(anna, 9_000);
	await collect();
	world.editInvoice(invoice, 7_500);
	await collect();
	await collect();
	expect(live()).toEqual([[invoice, 7_500]]);
});

it('cancels the debit of an invoice that was voided', async () => {
	const invoice = world.seedInvoice(anna, 9_000);
	await collect();
	world.voidInvoice(invoice);
	await collect();
	expect(live()).toEqual([]);
	expect(payments().map(({ status }) => status)).toEqual(['cancelled']);
});

it('collects in as many parts as the custom field says, once', async () => {
	addInstructionField();
	instructed(10_000, '3 instalments');
	await collect();
	await collect();
	await world.clock.advance({ days: 1 });
	await collect();
	expect(payments().map(({ amount }) => amount)).toEqual([3_334, 3_333, 3_333]);
	expect(world.goCardless.world.instalmentSchedules.all()).toHaveLength(1);
});

it('leaves out what the custom field excludes', async () => {
	addInstructionField();
	instructed(10_000, 'no');
	await collect();
	expect(payments()).toEqual([]);
});

it('collects only once a person agreed, where the set-up asks for approval', async () => {
	world.saveSettings({ approval: 'always' });
	world.seedInvoice(anna, 5_000);
	await collect();
	await collect();
	const reviews = world.n8n.dataTables.table(REVIEW_TABLE);
	expect(reviews.find()).toHaveLength(1);
	expect(payments()).toEqual([]);
	const decided = recordEntries({
		items: [{ ...reviews.find()[0], decision: 'approve', by: 'olivia@larch.example' }],
		reviews: reviews.find().map((row) => ({ ...row })),
		run: '99',
		time: new Date().toISOString(),
	});
	reviews.insert(decided.reviews.map(({ record }) => ({ ...record })));
	await collect();
	await collect();
	expect(live().map(([, amount]) => amount)).toEqual([5_000]);
});

it('plans nothing when a list of Zoho Books fails on its second page', async () => {
	for (let index = 0; index < 230; index += 1) world.seedInvoice(anna, 100);
	world.zohoBooks.faults.arrange('serverErrorBefore', {
		path: /\/invoices$/,
		skip: 1,
		times: 20,
	} as never);
	const run = await world.run('collections');
	expect(() => run.demandSuccess()).toThrow(/Zoho Books/);
	expect(payments()).toEqual([]);
});
