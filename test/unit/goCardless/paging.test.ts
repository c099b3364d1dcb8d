import type { Merchant } from './merchant';
import { byId, useMerchant } from './merchant';

/** The pauses between tries are not what is tested here. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const merchant = useMerchant();

/** Payments of one mandate; with 500 a page more than one page from 501 on. */
function seedPayments({ simulator, payer: { mandate } }: Merchant, count: number): string[] {
	return Array.from({ length: count }, () => simulator.seedPayment({ mandate, amount: 1000 }).id);
}

test('Return All reads 1,203 payments in three pages, each payment once, newest first', async () => {
	const ids = seedPayments(merchant(), 1203);
	const { node, simulator } = merchant();
	const payments = await node.json('payment', 'getAll', { returnAll: true });
	expect(payments.map(({ id }) => id)).toEqual([...ids].reverse());
	expect(simulator.count({ method: 'GET', path: /^\/payments$/ })).toBe(3);
});

test('a limit is kept to, in as few and as small pages as it needs', async () => {
	const ids = seedPayments(merchant(), 700);
	const { node, simulator } = merchant();
	expect(await node.json('payment', 'getAll', { limit: 3 })).toHaveLength(3);
	expect(simulator.calls.at(-1)?.query).toContain('limit=3');
	const some = await node.json('payment', 'getAll', { limit: 600 });
	expect(some.map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 600));
});

test('a page that fails in the middle fails the call: never a silently shorter list', async () => {
	seedPayments(merchant(), 1203);
	const { node, simulator, faults } = merchant();
	const nextFault = jest.spyOn(faults, 'next');
	nextFault.mockReturnValueOnce(undefined).mockReturnValue('serverErrorBefore');
	const failure = await node.failure('payment', 'getAll', { returnAll: true });
	expect(failure.message).toContain('Internal server error');
	expect(simulator.calls.map(({ status }) => status)).toEqual([200, 500, 500, 500, 500, 500]);
});

test('a limit below 1 is refused', async () => {
	const failure = await merchant().node.failure('payment', 'getAll', { limit: 0 });
	expect(failure.message).toBe('"Limit" must be 1 or more, not 0.');
});

test('filters that exclude each other, and lists that are too long, are refused before any call', async () => {
	const { node, simulator } = merchant();
	const both = await node.failure('mandate', 'getAll', {
		filters: { customer: byId('CU1'), creditor: byId('CR1') },
	});
	expect(both.message).toBe('The filters "Creditor" and "Customer" exclude each other.');
	const six = await node.failure('subscription', 'getAll', {
		filters: {
			status: [
				'active',
				'paused',
				'finished',
				'cancelled',
				'customer_approval_denied',
				'pending_customer_approval',
			],
		},
	});
	expect(six.message).toBe('"Statuses" has 6 entries; at most 5 are allowed.');
	expect(simulator.calls).toEqual([]);
});

test('"created within days" counts back from now', async () => {
	const { node, simulator } = merchant();
	const before = Date.now();
	await node.json('payment', 'getAll', { filters: { createdWithinDays: 8 } });
	const query = new URLSearchParams(simulator.calls.at(-1)?.query);
	const asked = Date.parse(query.get('created_at[gte]') ?? '');
	const days = (time: number) => time / 86_400_000;
	expect(days(asked)).toBeGreaterThanOrEqual(days(before) - 8);
	expect(days(asked)).toBeLessThanOrEqual(days(Date.now()) - 8);
});
