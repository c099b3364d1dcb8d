import { z } from 'zod';

import { LEDGER_COLUMNS } from '../../nodes/shared/domain/ledger/entry';
import errors from '../../workflows/zoho-books/08-errors.json';
import report from '../../workflows/zoho-books/07-report.json';
import review from '../../workflows/zoho-books/06-review-and-replay.json';
import { seedPayment } from '../simulators/zohoBooks';
import { LEDGER_TABLE, REVIEW_TABLE } from '../world/tables';
import { type Answers, lastPage, problemsOf } from './reviewBench';
import { planned } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

/** Templates 06, 07 and 08 of Zoho Books: what a person sees and decides. */

const SUBMITTED = { submittedAt: '2026-03-02T09:00:00.000Z', formMode: 'production' };

const OPENED = { ...SUBMITTED, user: { id: '7', email: 'olivia@larch.example' } };

const openCases = z.object({
	cases: z.array(z.object({ label: z.string(), code: z.string(), sentence: z.string() })),
});

const openRuns = z.object({ runs: z.array(z.object({ label: z.string() })) });

const rowsOf = ({ world }: ZohoBookkeeper, table: string) => world.n8n.dataTables.rows(table);

const states = (keeper: ZohoBookkeeper) =>
	rowsOf(keeper, LEDGER_TABLE).map(({ state, action }) => `${String(state)} ${String(action)}`);

async function look({ world }: ZohoBookkeeper) {
	return await world.n8n.runWorkflow(review, { start: 'Review', items: [OPENED] });
}

async function listCases(keeper: ZohoBookkeeper) {
	return openCases.parse((await look(keeper)).items('Open cases')[0]).cases;
}

/** Answers the first page of the form about everything that waits. */
async function answer(keeper: ZohoBookkeeper, answers: Omit<Answers, 'cases'>, upTo?: string) {
	const cases = (await listCases(keeper)).map(({ label }) => label);
	return await keeper.world.n8n.runWorkflow(review, {
		start: 'Review',
		items: [OPENED],
		pinned: { Choose: [{ ...answers, cases, ...SUBMITTED }] },
		stopAfterNode: upTo,
		signal: AbortSignal.timeout(30_000),
	});
}

/** A collected debit that Zoho Books would not take. */
async function refusedByZoho() {
	const keeper = await ZohoBookkeeper.open();
	const debit = await keeper.confirmedDebit(5_000);
	const { organization, clock } = keeper.world;
	organization.settings.lockedUntil = clock.today();
	await keeper.sweep();
	expect(keeper.world.clearing).toBe(0);
	organization.settings.lockedUntil = undefined;
	return { keeper, debit };
}

/** A debit that somebody made in the dashboard: nothing says which invoice it is for. */
async function unmatched() {
	const keeper = await ZohoBookkeeper.open();
	const { world } = keeper;
	const payer = world.seedPayer('Ada Bakery');
	const invoice = world.seedInvoice(payer, 5_000);
	const payment = world.goCardless.seedPayment({ amount: 5_000, mandate: payer.mandate });
	await world.letDebitsConfirm();
	expect(planned(await keeper.sweep(), 'review')).toMatchObject([{ code: 'invoiceUnknown' }]);
	const number = world.organization.invoices.find(invoice)?.number ?? '';
	return { keeper, world, payer, invoice, payment, number };
}

describe('the review form', () => {
	it("shows Zoho's words, and books on retry what failed, once", async () => {
		const { keeper, debit } = await refusedByZoho();
		const page = String((await look(keeper)).resolveParameter('Choose', 'jsonOutput'));
		expect(page).toMatch(/Ada Bakery.*50\.00 GBP · book payment failed/);
		expect(page).toContain('Zoho Books');
		const run = await answer(keeper, { choice: 'Retry' });
		expect(lastPage(run)).toMatch(/Done in Zoho Books: book payment .*50\.00 GBP/);
		expect(lastPage(run)).toMatch(/all of them are sound/);
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		expect(keeper.world.clearing).toBe(5_000);
		expect(states(keeper).slice(-3)).toEqual([
			'reviewed retry',
			'planned bookPayment',
			'done bookPayment',
		]);
		expect(await listCases(keeper)).toEqual([]);
		await keeper.expectNothingLeft();
	});

	it('does not book a second time what the next sweep booked meanwhile', async () => {
		const { keeper, debit } = await refusedByZoho();
		// What the sweep writes down is lost with the machine it ran on.
		const kept = rowsOf(keeper, LEDGER_TABLE).map((row) =>
			Object.fromEntries(LEDGER_COLUMNS.map((name) => [name, row[name]])),
		);
		await keeper.sweep();
		const table = keeper.world.n8n.dataTables.table(LEDGER_TABLE);
		table.clear();
		table.insert(kept as never);
		const run = await answer(keeper, { choice: 'Retry' });
		expect(lastPage(run)).toContain('it was there already');
		expect(keeper.world.paymentsNaming(debit.payment)).toHaveLength(1);
		expect(keeper.world.clearing).toBe(5_000);
	});

	it('books a payment to the invoice that a person names, and no sweep does it again', async () => {
		const { keeper, world, payer, invoice, payment, number } = await unmatched();
		const run = await answer(keeper, { choice: 'Match by hand', invoice: number });
		expect(run.executed.at(-1)).toBe('Done');
		expect(world.openOf(invoice)).toBe(0);
		expect(world.clearing).toBe(5_000);
		expect(world.goCardless.world.payments.get(payment.id)?.metadata).toEqual({
			books: world.books,
			customer: payer.id,
			invoice,
		});
		expect(lastPage(run)).toContain(`pays invoice ${number} of Ada Bakery`);
		await keeper.expectNothingLeft();
	});

	it.each([
		['an invoice that is not there', () => 'NO-SUCH', /There is no invoice "NO-SUCH"/],
		['no invoice', () => '', /Enter the number of the invoice/],
		['one that is paid', (id: string) => `id:${id}`, /is paid already/],
	])('brings the page back for %s', async (_case, named, sentence) => {
		const { keeper, world, payer, invoice } = await unmatched();
		const invoices = { [invoice]: 5_000 };
		seedPayment(world.organization, { customer: payer.id, amount: 5_000, invoices });
		const run = await answer(keeper, { choice: 'Match', invoice: named(invoice) }, 'Accepted?');
		expect(problemsOf(run)).toEqual([expect.stringMatching(sentence)]);
		expect(world.clearing).toBe(0);
	});

	it.each(['approve', 'skip'])('closes a question on "%s", and sends nothing', async (choice) => {
		const { keeper } = await unmatched();
		const before = keeper.world.zohoBooks.calls.filter(({ method }) => method !== 'GET').length;
		const run = await answer(keeper, { choice, note: 'Booked by hand' });
		expect(run.executed.at(-1)).toBe('Done');
		expect(rowsOf(keeper, REVIEW_TABLE).map(({ state }) => state)).toEqual(['open', choice]);
		expect(keeper.world.zohoBooks.calls.filter(({ method }) => method !== 'GET')).toHaveLength(
			before,
		);
	});

	it('takes back what a run booked, after a yes', async () => {
		const keeper = await ZohoBookkeeper.open({ zoho: { behaviour: { unapply: 'keepsPayment' } } });
		const debit = await keeper.confirmedDebit(5_000);
		await keeper.sweep();
		const { runs } = openRuns.parse((await look(keeper)).items('Open cases')[0]);
		const booked = runs.find(({ label }) => label.includes('book payment'));
		const run = await keeper.world.n8n.runWorkflow(review, {
			start: 'Review',
			items: [OPENED],
			pinned: {
				Choose: [{ choice: 'Undo a run', run: booked?.label ?? '', ...SUBMITTED }],
				Confirm: [{ confirm: 'Yes, undo 1 of 1', ...SUBMITTED }],
			},
			signal: AbortSignal.timeout(30_000),
		});
		expect(lastPage(run)).toMatch(/Done in Zoho Books/);
		expect(keeper.world.openOf(debit.invoice)).toBe(5_000);
		expect(keeper.world.clearing).toBe(0);
	});

	it('says that nothing waits, and what is missing before the set-up', async () => {
		const keeper = await ZohoBookkeeper.open();
		expect((await look(keeper)).executed.at(-1)).toBe('Nothing there');
		keeper.world.removeSettings();
		expect((await look(keeper)).executed.at(-1)).toBe('Not listed');
	});
});

describe('the report', () => {
	async function openReport() {
		const { keeper } = await refusedByZoho();
		const { n8n } = keeper.world;
		n8n.credentials.add('httpBasicAuth', { user: 'olivia', password: 'a long one' });
		const authorization = `Basic ${Buffer.from('olivia:a long one').toString('base64')}`;
		const get = async (query: Record<string, string>, headers: Record<string, string>) =>
			await n8n.deliverWebhook(report, { node: 'Report', method: 'GET', query, headers });
		return { keeper, get, headers: { authorization } };
	}

	it('says where the money is and what waits, with links into Zoho Books', async () => {
		const { get, headers, keeper } = await openReport();
		const { status, body } = await get({}, headers);
		const page = String(body);
		expect(status).toBe(200);
		expect(page).toContain('Larch &amp; Sons');
		expect(page).toContain('50.00 GBP');
		expect(page).toContain('Failed: bookPayment');
		const { id } = keeper.world.organization;
		expect(page).toMatch(new RegExp(`https://books\\.zoho\\.eu/app/${id}#/`));
		expect(page).not.toContain('quickbooks');
		const csv = await get({ format: 'csv' }, headers);
		expect(String(csv.body)).toMatch(/^section,date,amount,currency/);
	});

	it('is closed to people without the password', async () => {
		const { get } = await openReport();
		const { status, execution } = await get({}, { authorization: 'Basic b2xpdmlhOndyb25n' });
		expect(status).not.toBe(200);
		expect(execution).toBeUndefined();
	});
});

describe('the error workflow', () => {
	it('says what failed, where, and what to do, and asks once a day', async () => {
		const keeper = await ZohoBookkeeper.open();
		const failure = {
			execution: {
				id: '231',
				url: 'https://n8n.larch.example/workflow/gcbZoho03/executions/231',
				error: { message: 'Zoho Books: You are not authorized to perform this operation' },
				lastNodeExecuted: 'Unpaid invoices',
				mode: 'trigger',
			},
			workflow: { id: 'gcbZoho03', name: '03 Zoho Books: invoices to collections' },
		};
		for (let time = 0; time < 2; time += 1) {
			const run = await keeper.world.n8n.runWorkflow(errors, {
				start: 'Error',
				items: [failure as never],
			});
			expect(run.demandSuccess().items('Tell somebody')[0]).toMatchObject({
				books: keeper.world.books,
				reason: expect.stringMatching(
					/^"03 Zoho Books: invoices to collections" stopped at "Unpaid invoices": Zoho Books: You are not authorized/,
				),
			});
		}
		expect(rowsOf(keeper, REVIEW_TABLE)).toMatchObject([{ state: 'open', kind: 'workflowFailed' }]);
		expect((await listCases(keeper))[0]?.sentence).toContain('stopped at "Unpaid invoices"');
	});
});
