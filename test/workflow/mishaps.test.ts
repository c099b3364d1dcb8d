import { editInvoice, seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { countWrites, readBooks } from '../world/bookkeeping';
import type { DirectDebitWorld, TemplateName } from '../world/directDebitWorld';
import { codes, openWorld, untilConfirmed } from './worlds';

const NAMES = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee', 'Dan Dogs', 'Eve Eggs', 'Fay Films'];

/** A world with an invoice of 50.00 for each of the first `count` names. */
async function withInvoices(count: number) {
	const world = await openWorld();
	const invoices = NAMES.slice(0, count).map((name) =>
		world.seedInvoice(world.seedPayer(name), 5_000),
	);
	return { world, invoices };
}

async function collectAndConfirm(world: DirectDebitWorld) {
	(await world.run('collections')).demandSuccess();
	await untilConfirmed(world);
}

const debitsOf = (world: DirectDebitWorld, invoices: string[]) =>
	invoices.map((invoice) => world.goCardless.liveDebitsOfInvoice(world.books, invoice));

describe('an answer that gets lost after the work was done', () => {
	it.each(['dropAfter', 'serverErrorAfter'] as const)(
		'does not debit twice (%s)',
		async (mishap) => {
			const { world, invoices } = await withInvoices(2);
			world.goCardless.faults.arrange(mishap, { method: 'POST', path: /\/payments$/ });
			const run = (await world.run('collections')).demandSuccess();
			expect(run.items('Collected')).toHaveLength(2);
			// The second try meets `idempotent_creation_conflict`, which counts as done.
			expect(world.goCardless.count({ path: /\/payments$/, status: 409 })).toBe(1);
			expect(run.items('Collected').map(({ applied }) => applied)).toContainEqual(
				expect.objectContaining({ status: 'alreadyDone' }),
			);
			expect(debitsOf(world, invoices)).toEqual([5_000, 5_000]);
		},
	);

	it.each(['dropAfter', 'serverErrorAfter'] as const)(
		'does not post a single payment twice (%s)',
		async (mishap) => {
			const { world, invoices } = await withInvoices(1);
			await collectAndConfirm(world);
			world.quickBooks.faults.arrange(mishap, { method: 'POST', path: /\/payment$/ });
			const run = (await world.run('events')).demandSuccess();
			expect(run.items('Posted')).toHaveLength(1);
			expect(world.company.store('Payment').size).toBe(1);
			expect(world.company.invoiceBalance(invoices[0] ?? '')).toBe(0);
		},
	);

	it('does not post a batch of payments twice', async () => {
		const { world } = await withInvoices(6);
		await collectAndConfirm(world);
		world.quickBooks.faults.arrange('dropAfter', { method: 'POST', path: /\/batch$/ });
		const run = (await world.run('events')).demandSuccess();
		expect(run.items('Posted')).toHaveLength(6);
		expect(world.company.store('Payment').size).toBe(6);
		expect(world.clearing).toBe(6 * 5_000);
	});

	it('invites a customer once', async () => {
		const { world } = await withInvoices(0);
		world.saveSettings({ inviteCustomers: 'all' });

		seedCustomer(world.company, {
			name: 'Ada',
			email: 'ada@a.example',
			extra: { CompanyName: 'Ada' },
		});
		for (const path of [/\/customers$/, /\/billing_requests$/, /\/billing_request_flows$/]) {
			world.goCardless.faults.arrange('dropAfter', { method: 'POST', path });
		}
		(await world.run('mandates')).demandSuccess();
		const { customers, billingRequests } = world.goCardless.world;
		expect([customers.size, billingRequests.size]).toEqual([1, 1]);
	});
});

describe('vendors that ask for patience', () => {
	it('waits as long as GoCardless says, and collects', async () => {
		const { world, invoices } = await withInvoices(1);
		world.goCardless.faults.arrange('tooManyRequests', { method: 'POST', path: /\/payments$/ });
		const started = Date.now();
		(await world.run('collections')).demandSuccess();
		// The simulator's reset is at least a second away.
		expect(Date.now() - started).toBeGreaterThan(900);
		expect(world.goCardless.count({ status: 429 })).toBe(1);
		expect(debitsOf(world, invoices)).toEqual([5_000]);
	});

	it('waits as long as QuickBooks says, and posts', async () => {
		const { world, invoices } = await withInvoices(1);
		await collectAndConfirm(world);
		world.quickBooks.faults.arrange('tooManyRequests', { method: 'POST', path: /\/payment$/ });
		(await world.run('events')).demandSuccess();
		expect(world.quickBooks.count({ status: 429 })).toBe(1);
		expect(world.company.paymentsOf(invoices[0] ?? '')).toHaveLength(1);
	});
});

describe('a list that ends in the middle', () => {
	it('plans nothing when a later page of GoCardless is refused', async () => {
		const { world } = await withInvoices(1);
		// Two pages of mandates: the first 500 are not those that a plan may be made of.
		for (let more = 0; more < 500; more += 1) world.goCardless.seedCustomerWithMandate();
		world.goCardless.faults.interrupt({ path: /\/mandates$/, nth: 2 }, () =>
			world.goCardless.revokeToken('sandbox_token'),
		);
		const run = await world.run('collections');
		expect(run.status).toBe('error');
		expect(run.error?.node).toBe('Mandates');
		expect(run.executed).not.toContain('Plan');
		expect(countWrites(world)).toBe(0);
	});

	it('plans nothing when a later page of QuickBooks is refused', async () => {
		const { world } = await withInvoices(1);

		for (let more = 0; more < 1000; more += 1) {
			seedCustomer(world.company, { name: `Customer ${more}` });
		}
		const { tokens } = world.quickBooks.oauth;
		// The first query lists invoices, the next two customers.
		world.quickBooks.faults.interrupt({ path: /\/query$/, nth: 3 }, () => {
			const { oauthTokenData } = world.n8n.credentials.read(world.credentialIds.quickBooks);
			tokens.revoke(String((oauthTokenData as { access_token: string }).access_token));
		});
		const run = await world.run('collections');
		expect(run.status).toBe('error');
		expect(run.error?.node).toBe('Customers');
		expect(run.executed).not.toContain('Plan');
		expect(countWrites(world)).toBe(0);
	});
});

describe('a run that is cut off in the middle', () => {
	/** Cuts a run off at its `nth` write, runs the template again, and tells what the books say. */
	const cutOff = async (template: TemplateName, nth: number) => {
		const { world } = await withInvoices(6);
		if (template === 'events') await collectAndConfirm(world);
		const controller = new AbortController();
		const vendor = template === 'events' ? world.quickBooks : world.goCardless;
		const path = template === 'events' ? /\/(payment|batch)$/ : /\/payments$/;
		vendor.faults.interrupt({ method: 'POST', path, nth }, () => controller.abort());
		const cut = await world.run(template, { signal: controller.signal });
		expect(cut.status).not.toBe('success');
		(await world.run(template)).demandSuccess();
		if (template === 'collections') await untilConfirmed(world);
		(await world.run('events')).demandSuccess();
		return readBooks(world);
	};

	it.each([
		['collections', 1],
		['collections', 3],
		['collections', 6],
		['events', 1],
	] as const)(
		'leaves the books as without, once %s has run again (write %d)',
		async (template, nth) => {
			const { world } = await withInvoices(6);
			await collectAndConfirm(world);
			(await world.run('events')).demandSuccess();
			const undisturbed = readBooks(world);
			expect(undisturbed.payments).toHaveLength(6);
			expect(await cutOff(template, nth)).toEqual(undisturbed);
		},
	);

	it('leaves nothing half done when n8n is killed between plan and posting', async () => {
		const { world, invoices } = await withInvoices(3);
		await collectAndConfirm(world);
		await world.run('events', { stopAfterNode: 'Plan' });
		expect(world.clearing).toBe(0);
		(await world.run('events')).demandSuccess();
		expect(invoices.map((invoice) => world.company.invoiceBalance(invoice))).toEqual([0, 0, 0]);
	});
});

describe('a plan that is carried out late', () => {
	it('does not debit an invoice again that grew and was debited meanwhile', async () => {
		const { world, invoices } = await withInvoices(1);
		const [invoice = ''] = invoices;
		const slow = await world.run('collections', { stopAfterNode: 'Plan' });
		editInvoice(world.company, invoice, 8_000);
		(await world.run('collections')).demandSuccess();

		await world.n8n.runNode(
			'n8n-nodes-gocardless-books.goCardless',
			{ authentication: 'accessToken', resource: 'plannedAction', operation: 'apply' },
			{ items: slow.items('Plan', 0) },
		);
		expect(debitsOf(world, invoices)).toEqual([8_000]);
	});
});

describe('two who change one record', () => {
	it('repeats a change on what somebody else saved meanwhile', async () => {
		const { world, invoices } = await withInvoices(6);
		world.quickBooks.staleSyncTokenRate = 0.3;
		const run = (
			await world.n8n.runNode(
				'n8n-nodes-gocardless-books.quickBooksOnline',
				{
					resource: 'invoice',
					operation: 'update',
					recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					updateFields: { privateNote: 'Paid by Direct Debit' },
				},
				{ items: invoices.map((id) => ({ id })) },
			)
		).demandSuccess();
		expect(world.quickBooks.staleSyncTokens).toBeGreaterThan(0);
		expect(run.items('Node').map(({ PrivateNote }) => PrivateNote)).toEqual(
			invoices.map(() => 'Paid by Direct Debit'),
		);
	});

	it('posts to an invoice that somebody is editing', async () => {
		const { world, invoices } = await withInvoices(1);
		await collectAndConfirm(world);
		const [invoice = ''] = invoices;
		world.quickBooks.faults.interrupt({ method: 'POST', path: /\/payment$/ }, () =>
			world.company.bumpSyncToken('Invoice', invoice),
		);
		expect(codes((await world.run('events')).demandSuccess(), 'do')).toEqual(['bookPayment']);
		expect(world.company.invoiceBalance(invoice)).toBe(0);
	});
});
