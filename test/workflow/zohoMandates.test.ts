import { seedCustomer } from '../simulators/zohoBooks';
import { emailOf } from '../world/business';
import { LEDGER_TABLE } from '../world/tables';
import { ZohoWorld } from '../world/zohoWorld';

/** Template 02 for Zoho Books: who is asked for a mandate, and who has one already. */

jest.setTimeout(120_000);

let world: ZohoWorld;

afterEach(async () => await world.close());

const invite = async () => (await world.run('mandates')).demandSuccess();

const invitations = () => world.goCardless.world.billingRequests.all();

it('invites who owes something, once, and leaves vendors and settled customers alone', async () => {
	world = await ZohoWorld.create();
	const carol = world.seedCustomer('Carol', 'carol@payer.example');
	world.seedInvoice(carol, 2_000);
	world.seedCustomer('Dora', 'dora@payer.example');
	seedCustomer(world.organization, {
		name: 'Paper mill',
		email: 'mill@supplier.example',
		extra: { contact_type: 'vendor' },
	});
	await invite();
	await invite();
	expect(invitations().map(({ metadata }) => metadata.customer)).toEqual([carol]);
	const states = world.n8n.dataTables.rows(LEDGER_TABLE).map(({ state }) => state);
	expect(states).toEqual(['planned', 'done']);
	world.completeInvitations();
	const nothing = await invite();
	expect(invitations()).toHaveLength(1);
	expect(nothing.items('Plan', 1)).toContainEqual(expect.objectContaining({ customerId: carol }));
	const [mandate] = world.goCardless.world.mandates.all();
	expect(mandate?.metadata).toMatchObject({ books: world.books, customer: carol });
});

it('adopts a mandate of GoCardless by the e-mail address, and invites nobody for it', async () => {
	world = await ZohoWorld.create();
	const ella = world.seedCustomer('Ella', emailOf('Ella'));
	world.seedInvoice(ella, 2_000);
	world.goCardless.seedCustomerWithMandate({
		given_name: 'Ella',
		family_name: 'Stone',
		email: emailOf('Ella'),
		currency: 'GBP',
	});
	await invite();
	expect(invitations()).toEqual([]);
	const [customer] = world.goCardless.world.customers.all();
	expect(customer?.metadata).toMatchObject({ books: world.books, customer: ella });
	await invite();
	expect(invitations()).toEqual([]);
});

it('does nothing without the set-up, and says so', async () => {
	world = await ZohoWorld.create();
	world.seedInvoice(world.seedCustomer('Carol', 'carol@payer.example'), 2_000);
	world.removeSettings();
	const run = await world.run('mandates');
	expect(() => run.demandSuccess()).toThrow(/organization|set-up/i);
	expect(invitations()).toEqual([]);
});

it('asks nobody when a list of Zoho Books fails', async () => {
	world = await ZohoWorld.create();
	world.seedInvoice(world.seedCustomer('Carol', 'carol@payer.example'), 2_000);
	world.zohoBooks.faults.arrange('serverErrorBefore', { path: /\/contacts$/, times: 20 });
	const run = await world.run('mandates');
	expect(() => run.demandSuccess()).toThrow(/Zoho Books/);
	expect(invitations()).toEqual([]);
});
