import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import { PollMemory } from '../harness/inProcess/polling';
import { addDays } from '../simulators/shared/clock';
import { createField, seedInvoice, seedPayment } from '../simulators/zohoBooks';
import { invoiceBy, moveInvoice } from '../simulators/zohoBooks/resources/invoices';
import { createRecurring } from '../simulators/zohoBooks/resources/recurringInvoices';
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
	seedPayment(world.organization, {
		customer: anna.id,
		amount: 2_000,
		invoices: { [rest]: 2_000 },
	});
	const { organization } = world;
	const overdue = seedInvoice(organization, {
		customer: anna.id,
		amount: 700,
		date: addDays(organization.today(), -40),
		dueDate: addDays(organization.today(), -10),
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
	const { organization } = world;
	organization.settings.approvals = true;
	const id = seedInvoice(organization, { customer: anna.id, amount: 4_000, state: 'draft' });
	const move = (state: 'pending_approval' | 'approved' | 'sent') =>
		organization.byHand(() => moveInvoice(organization, invoiceBy(organization, id), state));
	move('pending_approval');
	await collect();
	move('approved');
	await collect();
	expect(payments()).toEqual([]);
	move('sent');
	await collect();
	expect(live()).toEqual([[id, 4_000]]);
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
	const { faults } = world.zohoBooks;
	faults.interrupt({ path: /\/invoices$/, nth: 2 }, () =>
		faults.arrange('serverErrorBefore', { path: /\/invoices$/, times: 20 }),
	);
	const run = await world.run('collections');
	expect(() => run.demandSuccess()).toThrow(/Zoho Books/);
	expect(payments()).toEqual([]);
});

describe('subscriptions', () => {
	const profile = (customer: string) =>
		createRecurring(world.organization, {
			recurrence_name: 'Cleaning, monthly',
			customer_id: customer,
			recurrence_frequency: 'months',
			repeat_every: 1,
			start_date: addDays(world.organization.today(), 10),
			line_items: [{ name: 'Cleaning', quantity: 1, rate: 45 }],
		});

	const subscriptions = () => world.goCardless.world.subscriptions.all();

	it('makes one of a recurring invoice only where the set-up says so', async () => {
		profile(anna.id);
		const run = await collect();
		expect(subscriptions()).toEqual([]);
		expect(run.executed).not.toContain('Recurring invoices');
		world.saveSettings({ collectionMode: 'subscription' });
		await collect();
		await collect();
		expect(subscriptions().map(({ amount, currency }) => [amount, currency])).toEqual([
			[4_500, 'GBP'],
		]);
	});

	it('never debits the invoices that it covers, even when the set-up changes its mind', async () => {
		world.zohoBooks.behaviour.recurringChildren = 'sent';
		profile(anna.id);
		world.saveSettings({ collectionMode: 'subscription' });
		await collect();
		await world.clock.advance({ days: 11 });
		const [child] = world.organization.invoices.all();
		expect(world.openOf(child?.id ?? '')).toBe(4_500);
		const extra = world.seedInvoice(anna, 900);
		await collect();
		world.saveSettings({ collectionMode: 'oneOff' });
		const run = await collect();
		expect(run.items('Plan', 1)).toContainEqual(
			expect.objectContaining({ invoiceId: child?.id, code: 'coveredBySubscription' }),
		);
		// Nobody has to look at it, which it would come to if only the amounts were alike.
		expect(world.n8n.dataTables.rows(REVIEW_TABLE)).toEqual([]);
		const forInvoices = live().filter(([invoice]) => invoice === child?.id || invoice === extra);
		expect(forInvoices).toEqual([[extra, 900]]);
	});
});

it('follows the books during the day, once "Changes" is switched on', async () => {
	// As the note of the template says: choose the organisation, and switch the node on.
	const template = world.template('collections') as {
		nodes: Array<{ name: string; disabled?: boolean; parameters: Record<string, unknown> }>;
	};
	const changes = template.nodes.find(({ name }) => name === 'Changes');
	if (changes === undefined) throw new Error('The template has no node "Changes".');
	changes.disabled = false;
	changes.parameters.organization = { __rl: true, mode: 'id', value: world.organization.id };
	const memory = new PollMemory();
	const look = async (): Promise<number> => {
		await world.clock.advance({ minutes: 15 });
		const items = await world.n8n.poll(template, memory);
		if (items.length > 0) {
			(await world.n8n.runWorkflow(template, { start: 'Changes', items })).demandSuccess();
		}
		return items.length;
	};
	expect(await look()).toBe(0);
	const id = world.seedInvoice(anna, 12_000);
	expect(await look()).toBe(1);
	expect(live()).toEqual([[id, 12_000]]);
	world.editInvoice(id, 9_000);
	await look();
	expect(live()).toEqual([[id, 9_000]]);
	world.voidInvoice(id);
	await look();
	expect(live()).toEqual([]);
	expect(await look()).toBe(0);
});
