import { deriveIdempotencyKey } from '../../../nodes/shared/idempotency';
import { sealPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { useMerchant } from './merchant';

const merchant = useMerchant();

const BOOKS = 'quickbooks:1';

const keyOf = (purpose: string, subject: string) =>
	deriveIdempotencyKey({ books: BOOKS, purpose, subjects: [subject] });

function planToCollect(mandate: string, invoice: string, amount = 10_000) {
	return {
		reason: `Invoice ${invoice} is due.`,
		plannedAction: sealPlannedAction({
			vendor: 'goCardless',
			action: 'collectInvoice',
			books: BOOKS,
			steps: [
				{
					name: 'payment',
					resource: 'payments',
					verb: 'create',
					body: {
						amount,
						currency: 'GBP',
						links: { mandate },
						metadata: { books: BOOKS, invoice },
					},
					idempotencyKey: keyOf('collect-invoice', invoice),
				},
			],
		}),
	};
}

test('planned collections are carried out once, however often they are run', async () => {
	const { node, simulator, payer } = merchant();
	const items = ['7', '8', '9'].map((invoice) => planToCollect(payer.mandate.id, invoice));
	const first = await node.json('plannedAction', 'apply', {}, { items });
	expect(first.map(({ applied }) => applied)).toMatchObject([
		{ status: 'done' },
		{ status: 'done' },
		{ status: 'done' },
	]);
	const again = await node.json('plannedAction', 'apply', {}, { items });
	expect(again.map(({ applied }) => applied)).toMatchObject([
		{ status: 'alreadyDone' },
		{ status: 'alreadyDone' },
		{ status: 'alreadyDone' },
	]);
	for (const invoice of ['7', '8', '9']) {
		expect(simulator.liveDebitsOfInvoice(BOOKS, invoice)).toBe(10_000);
	}
});

test('steps refer to what earlier steps made: an invitation is a request and its link', async () => {
	const { node } = merchant();
	const item = {
		plannedAction: sealPlannedAction({
			vendor: 'goCardless',
			action: 'invite',
			books: BOOKS,
			steps: [
				{
					name: 'request',
					resource: 'billing_requests',
					verb: 'create',
					body: { mandate_request: { currency: 'GBP' } },
					idempotencyKey: keyOf('invite', '42'),
				},
				{
					name: 'flow',
					resource: 'billing_request_flows',
					verb: 'create',
					body: { links: { billing_request: { $id: 'request' } } },
					idempotencyKey: keyOf('invite-flow', '42'),
				},
			],
		}),
	};
	const outcome = await node.one('plannedAction', 'apply', {}, { items: [item] });
	expect(outcome).toMatchObject({
		applied: { results: { flow: { authorisation_url: expect.stringContaining('http') } } },
	});
});

test('what was not planned, or changed after planning, is refused and nothing is sent', async () => {
	const { node, simulator, payer } = merchant();
	const planned = planToCollect(payer.mandate.id, '7');
	const [step] = planned.plannedAction.steps;
	const changed = {
		plannedAction: {
			...planned.plannedAction,
			steps: [{ ...step, body: { ...step?.body, amount: 99_999 } }],
		},
	};
	const outcome = await node.run(
		'plannedAction',
		'apply',
		{},
		{ items: [{ Id: '7', Balance: 100 }, changed, planned], continueOnFail: true },
	);
	expect(outcome.map(({ json }) => json.error ?? 'done')).toEqual([
		expect.stringContaining('This item was not planned.'),
		expect.stringContaining('changed after it was planned'),
		'done',
	]);
	expect(simulator.world.payments.all().map(({ amount }) => amount)).toEqual([10_000]);
});

test('a planned action that fails leaves the others unharmed', async () => {
	const { node, payer } = merchant();
	const items = [planToCollect('MDNONE', '7'), planToCollect(payer.mandate.id, '8')];
	const outcome = await node.run('plannedAction', 'apply', {}, { items, continueOnFail: true });
	expect(outcome[0]?.json).toMatchObject({
		error: 'GoCardless: Linked resource not found',
		details: { code: 'link_not_found', idempotencyKey: keyOf('collect-invoice', '7') },
	});
	expect(outcome[1]?.json).toMatchObject({ applied: { status: 'done' } });
});
