import { seedPayment } from '../simulators/zohoBooks';
import type { Debit } from './ledgerBooks';
import { codes } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

/** What templates 04 and 05 find in long books, whatever way it takes them. */

const AMOUNT = 12_000;

const NODE = 'n8n-nodes-gocardless-books.zohoBooks';

/** Debits of several customers in one month, so that a delivery holds too many to ask singly. */
async function debitMany(keeper: ZohoBookkeeper, month: string): Promise<Debit[]> {
	const debits: Debit[] = [];
	for (let place = 0; place < 5; place += 1) {
		debits.push(await keeper.debit(1_000 + place, `Payer ${month} ${place}`));
	}
	return debits;
}

it('takes a payment back that was booked a year before, in a delivery of many', async () => {
	const keeper = await ZohoBookkeeper.open({ startsDaysAgo: 365 });
	const { world } = keeper;
	const old = await keeper.confirmedDebit(AMOUNT);
	const [id = ''] = await bookByHand(keeper, [old]);
	await world.clock.advance({ days: 360 });
	world.goCardless.takeDeliveries();
	await debitMany(keeper, 'now');
	await world.letDebitsConfirm();
	world.goCardless.chargeBack(old.payment);
	const [run] = await keeper.deliver(...world.goCardless.takeDeliveries());
	expect(run && [...codes(run, 'do')].sort()).toEqual([
		...Array.from({ length: 5 }, () => 'bookPayment'),
		'reversePayment',
	]);
	expect(world.organization.payments.find(id)).toBeUndefined();
	expect(world.openOf(old.invoice)).toBe(AMOUNT);
	await keeper.letHoursPass();
	keeper.expectClearing();
	await keeper.expectNothingLeft();
});

/** As a bookkeeper does without us. @returns ids of the payments */
async function bookByHand({ world }: ZohoBookkeeper, debits: Debit[]): Promise<string[]> {
	return debits.map(({ customer, invoice, payment }) => {
		const amount = world.openOf(invoice);
		const extra = { reference_number: payment, account_id: world.clearingAccount };
		return seedPayment(world.organization, {
			customer,
			amount,
			invoices: { [invoice]: amount },
			extra,
		});
	});
}

it('books a debit anew that failed, and was tried again months later among many', async () => {
	const keeper = await ZohoBookkeeper.open({
		startsDaysAgo: 90,
		zoho: { behaviour: { unapply: 'keepsPayment' } },
	});
	const { world } = keeper;
	const debit = await keeper.confirmedDebit(AMOUNT);
	await keeper.deliver(...world.goCardless.takeDeliveries());
	world.goCardless.failPayment(debit.payment);
	await keeper.deliver(...world.goCardless.takeDeliveries());
	expect(world.openOf(debit.invoice)).toBe(AMOUNT);
	await world.clock.advance({ days: 80 });
	world.goCardless.takeDeliveries();
	const recordId = { __rl: true, mode: 'id', value: debit.payment };
	const retry = { authentication: 'accessToken', resource: 'payment', operation: 'retry' };
	const node = 'n8n-nodes-gocardless-books.goCardless';
	(await world.n8n.runNode(node, { ...retry, recordId })).demandSuccess();
	await debitMany(keeper, 'later');
	await world.letDebitsConfirm();
	// Only what the bank says now is told; the request to try again was lost.
	world.goCardless.takeDeliveries();
	const confirmed = world.goCardless.events
		.filter(({ action, resource_type: type }) => action === 'confirmed' && type === 'payments')
		.slice(-6);
	const [run] = await keeper.deliver(world.goCardless.signDelivery(confirmed));
	expect(run && codes(run, 'review')).toEqual([]);
	await keeper.sweep();
	expect(world.openOf(debit.invoice)).toBe(0);
	expect(world.owedBy(debit.customer)).toBe(0);
	keeper.expectClearing();
	await keeper.expectNothingLeft();
});

it.each([
	['an answer that never comes', /customerpayments/],
	['invoices that cannot be read', /invoices/],
])('plans nothing on %s', async (_what, path) => {
	const keeper = await ZohoBookkeeper.open();
	await keeper.confirmedDebit(AMOUNT);
	keeper.world.zohoBooks.faults.arrange('serverErrorBefore', { method: 'GET', path, times: 50 });
	const run = await keeper.world.run('events');
	expect(() => run.demandSuccess()).toThrow(/Zoho Books/);
	expect(run.executed).not.toContain('Plan');
	keeper.world.zohoBooks.faults.stop();
	await keeper.sweep();
	keeper.expectClearing(AMOUNT);
});

it.each(['lookUpForPostings', 'lookUpForPayouts', 'lookUpForPayoutItems'])(
	'%s refuses what is no record of GoCardless',
	async (operation) => {
		const { world } = await ZohoBookkeeper.open();
		const parameters = {
			organization: { __rl: true, mode: 'id', value: world.organization.id },
			resource: 'plannerList',
			operation,
		};
		const run = await world.n8n.runNode(NODE, parameters, { items: [{ hello: 'world' }] });
		expect(() => run.demandSuccess()).toThrow(/Connect GoCardless|not a GoCardless|payout|event/i);
		const before = world.zohoBooks.calls.length;
		const nothing = await world.n8n.runNode(NODE, parameters, { items: [{}] });
		expect(nothing.demandSuccess().outputs('Node').flat()).toEqual(
			nothing.outputs('Node').map(() => ({})),
		);
		expect(world.zohoBooks.calls.length).toBe(before);
	},
);

it('pays out what was booked long before, without reading the whole history', async () => {
	const keeper = await ZohoBookkeeper.open();
	const { world } = keeper;
	const debits = await debitMany(keeper, 'now');
	await world.letDebitsConfirm();
	await bookByHand(keeper, debits);
	const regular = world.seedPayer('Regular');
	for (let place = 0; place < 600; place += 1) {
		const date = '2020-01-01';
		seedPayment(world.organization, { customer: regular.id, amount: 100, extra: { date } });
	}
	await keeper.payOut();
	const before = world.zohoBooks.calls.length;
	await keeper.reconcile();
	keeper.expectBankLines();
	expect(world.zohoBooks.calls.length - before).toBe(6);
});
