import { useMerchant } from './merchant';

const merchant = useMerchant();

const reads = (path: RegExp) => merchant().simulator.count({ method: 'GET', path });

/** A refunded payment in a payout, and another one beside it. */
function doBusiness() {
	const { simulator, payer } = merchant();
	const mandate = payer.mandate.id;
	const [first, second] = [5_000, 7_000].map((amount) => {
		const { id } = simulator.seedPayment({ mandate, amount, status: 'submitted' });
		simulator.confirmPayment(id);
		return id;
	});
	const refund = simulator.refund(first ?? '', 1_000);
	return { first, second, refund };
}

describe('a sweep of events', () => {
	it('gives several kinds with what they are about, one call each', async () => {
		const { first, refund } = doBusiness();
		const events = await merchant().node.json('event', 'sweep', {
			resourceTypes: ['payments', 'refunds', 'exports'],
			days: 400,
		});
		const resources = events.map(({ resource }) => (resource as { id: string }).id);
		expect(resources).toEqual(expect.arrayContaining([first, refund.id]));
		expect(reads(/\/events$/)).toBe(3);
		expect(reads(/^\/(payments|refunds)\//)).toBe(0);
	});

	it('goes no further back than it is told', async () => {
		doBusiness();
		// The simulated business is of March; the host is not.
		const events = await merchant().node.json('event', 'sweep', {
			resourceTypes: ['payments'],
			days: 1,
		});
		expect(events).toEqual([]);
		expect(merchant().simulator.calls.at(-1)?.query).toMatch(/created_at%5Bgte%5D=/);
	});

	it.each([
		[{ resourceTypes: [] }, /"Resource Types" is empty/],
		[{ resourceTypes: ['pets'] }, /no events about "pets"/],
		[{ resourceTypes: ['payments'], days: 0 }, /"Days" must be at least 1/],
	])('refuses %j', async (parameters, message) => {
		const failure = await merchant().node.failure('event', 'sweep', parameters);
		expect(failure.message).toMatch(message);
	});
});

describe('attaching resources for postings', () => {
	it('reads only what is wanted, and adds the payment of a refund', async () => {
		const { first, refund } = doBusiness();
		const { node, simulator, payer } = merchant();
		simulator.cancelMandate(payer.mandate.id);
		const items = (await node.json('event', 'getAll', { returnAll: true })).filter(
			({ resource_type: type }) => type === 'refunds' || type === 'mandates',
		);
		const attached = await node.json(
			'event',
			'fetchResources',
			{ resourceTypes: ['payments', 'refunds'], addRefundedPayments: true },
			{ items },
		);
		expect(attached.filter(({ resource_type: type }) => type === 'mandates')).toEqual(
			items.filter(({ resource_type: type }) => type === 'mandates'),
		);
		expect(attached).toContainEqual(
			expect.objectContaining({ resource: expect.objectContaining({ id: refund.id }) }),
		);
		expect(attached).toContainEqual(expect.objectContaining({ id: first, amount: 5_000 }));
		expect(reads(/^\/mandates\//)).toBe(0);
		expect(reads(/^\/payments\//)).toBe(1);
	});

	it('adds no payment that came along anyway', async () => {
		doBusiness();
		const { node } = merchant();
		const items = await node.json('event', 'sweep', {
			resourceTypes: ['payments', 'refunds'],
			days: 400,
		});
		const parameters = { addRefundedPayments: true };
		const attached = await node.json('event', 'fetchResources', parameters, { items });
		expect(attached).toHaveLength(items.length);
	});
});

describe('payouts taken apart', () => {
	it('lists the items of all incoming payouts, and none for one that is too old', async () => {
		doBusiness();
		const { node, simulator, clock } = merchant();
		const old = simulator.payOut('GBP');
		await clock.advance({ days: 220 });
		const { mandate } = merchant().payer;
		simulator.seedPayment({ mandate, amount: 9_000, status: 'confirmed' });
		const fresh = simulator.payOut('GBP');
		const payouts = (await node.json('payout', 'getAll', { returnAll: true })).filter(({ id }) =>
			[old?.id, fresh?.id].includes(String(id)),
		);
		const items = await node.json('payoutItem', 'getOfPayouts', {}, { items: [...payouts, {}] });
		expect(new Set(items.map(({ payout }) => payout))).toEqual(new Set([fresh?.id]));
		expect(items).toHaveLength(2);
	});

	it('refuses what is no payout', async () => {
		const { node } = merchant();
		const failure = await node.failure(
			'payoutItem',
			'getOfPayouts',
			{},
			{ items: [{ id: 'PM1' }] },
		);
		expect(failure.message).toBe('This item is not a GoCardless payout.');
	});

	it('reads each payment that items name once', async () => {
		const { first, second } = doBusiness();
		const { node } = merchant();
		const items = [
			{ links: { payment: first } },
			{ links: { payment: second } },
			{ links: { payment: first } },
			{ links: { refund: 'RF1' } },
			{},
		] as never[];
		const payments = await node.json('payment', 'getNamed', {}, { items });
		expect(payments.map(({ id }) => id)).toEqual([first, second]);
		expect(reads(/^\/payments\//)).toBe(2);
	});

	it('finds many of them in pages of the list, and asks singly for the others', async () => {
		const { node, simulator, payer } = merchant();
		const mandate = payer.mandate.id;
		const make = (count: number) =>
			Array.from({ length: count }, () => simulator.seedPayment({ mandate, amount: 1_000 }).id);
		const [old] = make(1);
		make(520);
		const recent = make(14);
		const items = [...recent, old].map((payment) => ({ links: { payment } })) as never[];
		const payments = await node.json('payment', 'getNamed', {}, { items });
		expect(payments.map(({ id }) => id)).toEqual([...recent, old]);
		expect([reads(/^\/payments$/), reads(/^\/payments\//)]).toEqual([1, 1]);
	});
});
