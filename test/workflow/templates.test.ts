/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import {
	seedCustomer,
	seedInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { DirectDebitWorld } from '../world/directDebitWorld';

let open: DirectDebitWorld[] = [];
afterEach(async () => {
	await Promise.all(open.map(async (world) => await world.close()));
	open = [];
});

it('walks: an unpaid invoice becomes a mandate, a debit, and a payment in the books', async () => {
	const world = await DirectDebitWorld.create();
	open.push(world);
	const { company, goCardless, clock } = world;
	const customer = seedCustomer(company, { name: 'Ada Bakery', email: 'ada@bakery.example' , extra: { CompanyName: 'Ada Bakery' }});
	const invoice = seedInvoice(company, { customer, amount: 12_345 });

	const invited = (await world.run('mandates')).demandSuccess();
	console.log(JSON.stringify(invited.outputs('Plan')).slice(0, 3000));
	console.log(JSON.stringify(invited.outputs('Invite in GoCardless')).slice(0, 3000));
	console.log(world.completeInvitations());
	await clock.advance({ days: 1 });
	const collected = (await world.run('collections')).demandSuccess();
	console.log(JSON.stringify(collected.outputs('Plan')).slice(0, 3000));
	console.log(JSON.stringify(collected.outputs('Collect with GoCardless')).slice(0, 3000));
	await clock.advance({ days: 45 });
	const posted = (await world.run('events')).demandSuccess();
	console.log(JSON.stringify(posted.outputs('Plan')).slice(0, 3000));
	console.log(JSON.stringify(posted.outputs('Post to QuickBooks')).slice(0, 3000));
	expect(company.invoiceBalance(invoice)).toBe(0);
});
