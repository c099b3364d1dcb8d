import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { countWrites } from '../world/bookkeeping';
import { lastPage, problemsOf, refused, ReviewBench } from './reviewBench';

const states = (bench: ReviewBench) =>
	bench.ledger.map(({ state, action }) => `${String(state)} ${String(action)}`);

/** An invoice over 50.00 whose debit the bank has confirmed, and which is not in the books yet. */
async function collected(options: Parameters<typeof ReviewBench.open>[0] = {}) {
	const bench = await ReviewBench.open(options);
	const { world } = bench;
	const invoice = world.seedInvoice(world.seedPayer('Ada Bakery'), 5_000);
	await bench.doUnrecorded('collections');
	await world.letDebitsConfirm();
	return { bench, world, invoice };
}

/** A debit that somebody made in the dashboard: nothing says which invoice it is for. */
async function unmatched() {
	const bench = await ReviewBench.open();
	const { world } = bench;
	const payer = world.seedPayer('Ada Bakery');
	const invoice = world.seedInvoice(payer, 5_000);
	const payment = world.goCardless.seedPayment({ amount: 5_000, mandate: payer.mandate });
	await world.letDebitsConfirm();
	await bench.record('30', await bench.plan('events', 'review'));
	const number = String(world.company.find('Invoice', invoice)?.body.DocNumber);
	return { bench, world, payer, invoice, number, payment };
}

describe('the page', () => {
	it('lists in words what failed, with date, customer, invoice and amount', async () => {
		const { bench } = await collected();
		const [item] = await bench.plan('events');
		await bench.record('31', [item ?? {}]);
		await bench.record('31', [refused(item, 'QuickBooks Online: Service unavailable.')]);
		const run = await bench.look();
		expect(run.status).toBe('waiting');
		const page = String(run.resolveParameter('Choose', 'jsonOutput'));
		expect(page).toMatch(/\d{4}-\d\d-\d\d · Ada Bakery, \S+ · 50\.00 GBP · book payment failed/);
		expect(page).toContain('QuickBooks Online: Service unavailable.');
	});

	it('says that nothing waits', async () => {
		const bench = await ReviewBench.open();
		const run = await bench.look();
		expect(run.executed.at(-1)).toBe('Nothing there');
	});

	it('says what is missing before the set-up', async () => {
		const bench = await ReviewBench.open();
		bench.world.removeSettings();
		const run = await bench.look();
		expect(run.executed.at(-1)).toBe('Not listed');
		expect(String(run.resolveParameter('Not listed', 'completionMessage'))).toMatch(
			/Run the set-up\s+template first/,
		);
	});

	it('ends without a trace when nobody answers for an hour', async () => {
		const { bench } = await unmatched();
		const { n8n } = bench.world;
		const look = await bench.look();
		const template: unknown = await import(
			'../../workflows/quickbooks-online/06-review-and-replay.json'
		);
		const pinned = { Choose: look.items('Open cases') };
		const run = await n8n.runWorkflow(template, { start: 'Review', pinned });
		expect(run.executed.at(-1)).toBe('Abandoned after an hour');
		expect(bench.ledger).toEqual([]);
	});
});

describe('retry', () => {
	it('books what failed, once, and keeps who asked for it', async () => {
		const { bench, world, invoice } = await collected();
		const [item] = await bench.plan('events');
		await bench.record('31', [item ?? {}]);
		await bench.record('31', [refused(item, 'QuickBooks Online: Service unavailable.')]);
		const { cases } = await bench.list();
		const run = await bench.answer({ choice: 'Retry', cases: cases.map(({ label }) => label) });
		expect(run.executed.at(-1)).toBe('Done');
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.clearing).toBe(5_000);
		expect(states(bench)).toEqual([
			'planned bookPayment',
			'failed bookPayment',
			'reviewed retry',
			'planned bookPayment',
			'done bookPayment',
		]);
		expect(String(bench.ledger[2]?.data)).toContain('olivia@harbour.example');
		expect(lastPage(run)).toMatch(/Done in QuickBooks: book payment .*50\.00 GBP/);
		expect(lastPage(run)).toMatch(/all of them are sound/);
		expect((await bench.list()).cases).toEqual([]);
	});

	it('does not book a second time what was booked when the run was cut off', async () => {
		const { bench, world } = await collected();
		const [item] = await bench.plan('events');
		await bench.doUnrecorded('events');
		await bench.record('31', [item ?? {}]);
		const { cases } = await bench.list();
		expect(cases[0]?.label).toContain('has no end');
		const run = await bench.answer({ choice: 'Retry', cases: cases.map(({ label }) => label) });
		expect(lastPage(run)).toContain('it was there already');
		expect([...world.company.store('Payment').all()]).toHaveLength(1);
		expect(states(bench).at(-1)).toBe('done bookPayment');
	});

	it('makes a debit that failed at GoCardless', async () => {
		const bench = await ReviewBench.open();
		const { world } = bench;
		const invoice = world.seedInvoice(world.seedPayer('Ada Bakery'), 5_000);
		const [item] = await bench.plan('collections');
		await bench.record('31', [item ?? {}]);
		await bench.record('31', [refused(item, 'GoCardless: Internal error.')]);
		const { cases } = await bench.list();
		await bench.answer({ choice: 'Retry', cases: cases.map(({ label }) => label) });
		expect(world.goCardless.liveDebitsOfInvoice(world.books, invoice)).toBe(5_000);
		expect(states(bench).at(-1)).toBe('done collectInvoice');
	});

	it("shows the vendor's words when it fails again, and lists it again", async () => {
		const { bench, world } = await collected();
		const [item] = await bench.plan('events');
		await bench.record('31', [item ?? {}]);
		await bench.record('31', [refused(item, 'QuickBooks Online: Service unavailable.')]);
		const { cases } = await bench.list();
		world.quickBooks.faults.arrange('serverErrorBefore', { method: 'POST', times: 20 });
		const run = await bench.answer({ choice: 'Retry', cases: cases.map(({ label }) => label) });
		expect(run.executed.at(-1)).toBe('Done');
		expect(run.resolveParameter('Done', 'completionTitle')).toBe('Done, but not all of it');
		expect(lastPage(run)).toMatch(/FAILED in QuickBooks: book payment .*QuickBooks Online/);
		expect(states(bench).at(-1)).toBe('failed bookPayment');
		expect((await bench.list()).cases).toHaveLength(1);
	});

	it('of a question lets the next run ask anew', async () => {
		const { bench } = await unmatched();
		const { cases } = await bench.list();
		await bench.answer({ choice: 'Retry', cases: cases.map(({ label }) => label) });
		expect(bench.reviews.map(({ state }) => state)).toEqual(['open', 'retry']);
		expect((await bench.list()).cases).toEqual([]);
	});
});

describe('approve and skip', () => {
	it.each(['approve', 'skip'])('%s closes the question and sends nothing', async (choice) => {
		const { bench, world } = await unmatched();
		const { cases } = await bench.list();
		expect(cases.map(({ code }) => code)).toEqual(['invoiceUnknown']);
		const writes = countWrites(world);
		const run = await bench.answer({
			choice,
			cases: cases.map(({ label }) => label),
			note: 'Booked by hand',
		});
		expect(run.executed.at(-1)).toBe('Done');
		expect(countWrites(world)).toBe(writes);
		expect(bench.reviews.map(({ state }) => state)).toEqual(['open', choice]);
		expect(states(bench)).toEqual([`reviewed ${choice}`]);
		expect(String(bench.ledger[0]?.data)).toMatch(/olivia@harbour\.example.*Booked by hand/);
		expect((await bench.list()).cases).toEqual([]);
	});
});

describe('match by hand', () => {
	it('books the payment to the invoice that a person names, and no sweep does it again', async () => {
		const { bench, world, invoice, number, payer, payment } = await unmatched();
		const { cases } = await bench.list();
		const run = await bench.answer({
			choice: 'Match by hand',
			cases: cases.map(({ label }) => label),
			invoice: number,
		});
		expect(run.executed.at(-1)).toBe('Done');
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.clearing).toBe(5_000);
		expect(world.goCardless.world.payments.get(payment.id)?.metadata).toEqual({
			books: world.books,
			customer: payer.id,
			invoice,
		});
		expect(states(bench)).toEqual([
			'reviewed match',
			'planned matchPayment',
			'done matchPayment',
			'planned bookPayment',
			'done bookPayment',
		]);
		expect(bench.reviews.map(({ state }) => state)).toEqual(['open', 'match']);
		expect(lastPage(run)).toContain(`pays invoice ${number} of Ada Bakery`);
		const writes = countWrites(world);
		await bench.doUnrecorded('events');
		expect(countWrites(world)).toBe(writes);
	});

	it.each([
		['an invoice that is not there', 'NO-SUCH', /There is no invoice "NO-SUCH"/],
		['no invoice', '', /Enter the number of the invoice/],
	])('brings the page back for %s', async (_case, invoice, sentence) => {
		const { bench, world } = await unmatched();
		const { cases } = await bench.list();
		const writes = countWrites(world);
		const run = await bench.answer(
			{ choice: 'Match by hand', cases: cases.map(({ label }) => label), invoice },
			{ upTo: 'Accepted?' },
		);
		expect(problemsOf(run)).toEqual([expect.stringMatching(sentence)]);
		expect(run.outputs('Accepted?')[1]).toHaveLength(1);
		expect(countWrites(world)).toBe(writes);
		expect(bench.ledger).toEqual([]);
	});

	it('does not match with an invoice that is paid', async () => {
		const { bench, world, invoice, payer } = await unmatched();
		seedPayment(world.company, {
			customer: payer.id,
			amount: 5_000,
			invoices: { [invoice]: 5_000 },
		});
		const { cases } = await bench.list();
		const run = await bench.answer(
			{ choice: 'Match', cases: cases.map(({ label }) => label), invoice: `id:${invoice}` },
			{ upTo: 'Accepted?' },
		);
		expect(problemsOf(run)).toEqual([expect.stringMatching(/is paid already/)]);
	});
});

describe('undo a run', () => {
	async function collectedByRun() {
		const bench = await ReviewBench.open();
		const { world } = bench;
		const invoices = [5_000, 700].map((amount, index) =>
			world.seedInvoice(world.seedPayer(`Payer ${index + 1}`), amount),
		);
		const items = await bench.plan('collections');
		await bench.record('45', items);
		await bench.record('45', await bench.apply('goCardless', items));
		const { runs } = await bench.list();
		const debits = () =>
			invoices.map((invoice) => world.goCardless.liveDebitsOfInvoice(world.books, invoice));
		return { bench, world, debits, label: runs[0]?.label ?? '' };
	}

	it('cancels its debits after a yes, and records it', async () => {
		const { bench, debits, label } = await collectedByRun();
		expect(label).toMatch(/2 collect invoice \[45\]$/);
		expect(debits()).toEqual([5_000, 700]);
		const run = await bench.answer(
			{ choice: 'Undo a run', run: label },
			{ confirm: 'Yes, undo 2 of 2' },
		);
		expect(run.executed.at(-1)).toBe('Done');
		expect(debits()).toEqual([0, 0]);
		expect(states(bench).slice(-2)).toEqual(['done cancelCollection', 'done cancelCollection']);
		const decided = bench.ledger.find(({ action }) => action === 'undo');
		expect(decided).toMatchObject({ state: 'reviewed' });
		expect(String(decided?.data)).toMatch(/olivia@harbour\.example.*Run 45/);
		expect(bench.reviews).toEqual([]);
		expect(lastPage(run)).toMatch(/Done in GoCardless: cancel collection/);
	});

	it('shows first what would happen, and does nothing after a no', async () => {
		const { bench, world, debits, label } = await collectedByRun();
		const writes = countWrites(world);
		const asked = await bench.answer({ choice: 'Undo a run', run: label });
		expect(asked.status).toBe('waiting');
		expect(String(asked.resolveParameter('Confirm', 'jsonOutput'))).toMatch(
			/cancel collection · Payer 2.*Yes, undo 2 of 2/s,
		);
		const run = await bench.answer(
			{ choice: 'Undo a run', run: label },
			{ confirm: 'No, leave everything as it is' },
		);
		expect(run.executed.at(-1)).toBe('Not undone');
		expect(countWrites(world)).toBe(writes);
		expect(debits()).toEqual([5_000, 700]);
	});

	it('leaves what the bank has already, and says so', async () => {
		const { bench, world, debits, label } = await collectedByRun();
		await world.letDebitsConfirm();
		const asked = await bench.answer({ choice: 'Undo a run', run: label });
		const page = String(asked.resolveParameter('Confirm', 'jsonOutput'));
		expect(page).toMatch(/cannot be cancelled any more/);
		expect(page).not.toMatch(/Yes, undo/);
		const run = await bench.answer({ choice: 'Undo a run', run: label }, { confirm: 'Yes' });
		expect(lastPage(run)).toMatch(/Left: .*cannot be cancelled any more/);
		expect(debits()).toEqual([5_000, 700]);
	});
});

describe('answers that are not right', () => {
	it.each([
		['no choice', { choice: '' }, /Choose what shall be done/],
		['no case', { choice: 'Skip', cases: [] }, /Choose at least one case/],
		[
			'a case of yesterday',
			{ choice: 'Skip', cases: ['x [0123456789]'] },
			/does not wait any more/,
		],
		['no run', { choice: 'Undo a run' }, /Choose the run/],
		['a run that did nothing', { choice: 'Undo', run: '2026 [99]' }, /Choose the run/],
	])('bring the page back: %s', async (_case, answers, sentence) => {
		const { bench } = await unmatched();
		const run = await bench.answer(answers, { upTo: 'Accepted?' });
		expect(problemsOf(run)).toEqual([expect.stringMatching(sentence)]);
		expect(bench.ledger).toEqual([]);
	});

	it('send nothing while dry run is on', async () => {
		const { bench, world } = await unmatched();
		const { cases } = await bench.list();
		world.saveSettings({ dryRun: true });
		const run = await bench.answer(
			{ choice: 'Match', cases: cases.map(({ label }) => label), invoice: '1' },
			{ upTo: 'Accepted?' },
		);
		expect(problemsOf(run)).toEqual([expect.stringMatching(/Dry run is on/)]);
	});

	it("show GoCardless' words when a look-up fails, and change nothing", async () => {
		const { bench, world, number } = await unmatched();
		const { cases } = await bench.list();
		world.goCardless.faults.arrange('serverErrorBefore', { path: /\/payments\//, times: 20 });
		const run = await bench.answer({
			choice: 'Match',
			cases: cases.map(({ label }) => label),
			invoice: number,
		});
		expect(run.executed.at(-1)).toBe('Not decided');
		expect(String(run.resolveParameter('Not decided', 'completionMessage'))).toMatch(/GoCardless/);
		expect(bench.ledger).toEqual([]);
		expect(world.clearing).toBe(0);
	});
});
