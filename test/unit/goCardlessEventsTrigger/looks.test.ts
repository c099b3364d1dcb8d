import { GoCardlessTrigger } from '../../../nodes/GoCardlessTrigger/GoCardlessTrigger.node';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { GoCardlessApi } from '../../../credentials/GoCardlessApi.credentials';
import { GoCardlessSimulator } from '../../simulators/goCardless';
import { SimulatedClock } from '../../simulators/shared/clock';
import { EventsBench } from './bench';

let bench: EventsBench;

beforeEach(async () => (bench = await EventsBench.start()));

afterEach(async () => await bench.close());

describe('looking for events', () => {
	it('begins with what happens after the workflow was published', async () => {
		bench.event('created');
		expect(await bench.look()).toEqual([]);
		expect(await bench.look()).toEqual([]);
		await bench.pass({ hours: 1 });
		const [first, second] = [bench.event('confirmed'), bench.event('failed')];
		expect(await bench.idsOf()).toEqual([first, second]);
		expect(await bench.look()).toEqual([]);
	});

	it('begins with the first event of an account that has none', async () => {
		expect(await bench.look()).toEqual([]);
		const id = bench.event('created');
		expect(await bench.idsOf()).toEqual([id]);
		expect(await bench.look()).toEqual([]);
	});

	it('begins earlier where that is wanted', async () => {
		bench.parameters = { options: { lookBackHours: 48 } };
		bench.event('created');
		await bench.pass({ days: 3 });
		const id = bench.event('confirmed');
		await bench.pass({ days: 1 });
		expect(await bench.idsOf()).toEqual([id]);
		expect(await bench.look()).toEqual([]);
	});

	it('misses nothing when our clock is wrong', async () => {
		bench.event('created');
		for (const minutes of [300, -600]) {
			bench.skew(minutes);
			bench.memory.data = {};
			await bench.look();
			const id = bench.event('confirmed');
			expect(await bench.idsOf()).toEqual([id]);
		}
	});

	it('finds what GoCardless lists late, as long as it is within the overlap', async () => {
		bench.event('created');
		await bench.look();
		await bench.pass({ hours: 1 });
		const at = bench.simulator.options.clock.now().toISOString();
		await bench.pass({ minutes: 5 });
		const id = bench.event('confirmed');
		expect(await bench.idsOf()).toEqual([id]);
		const late = bench.event('failed');
		const record = bench.simulator.world.events.get(late);
		if (record === undefined) throw new Error('There is no event.');
		record.created_at = at;
		expect(await bench.idsOf()).toEqual([late]);
		expect(await bench.look()).toEqual([]);
	});

	it('is one call when nothing happened', async () => {
		bench.event('created');
		await bench.look();
		bench.takeCalls();
		await bench.pass({ days: 3 });
		await bench.look();
		expect(bench.takeCalls()).toEqual(['GET /events']);
	});

	it.each([
		[['*'], 3],
		[['payments.*'], 2],
		[['payments.failed'], 1],
		[['mandates.cancelled', 'payments.failed'], 2],
		[['payouts.*'], 0],
	])('with %j reports %i of three events', async (events, expected) => {
		bench.parameters = { events };
		bench.event('created');
		await bench.look();
		bench.event('confirmed');
		bench.event('failed');
		bench.mandateEvent('cancelled');
		expect(await bench.look()).toHaveLength(expected);
		expect(await bench.look()).toEqual([]);
	});

	it('starts anew when the credential is another one', async () => {
		bench.event('created');
		await bench.look();
		const other = new GoCardlessSimulator({ clock: new SimulatedClock(new Date()) });
		await other.listen();
		try {
			bench.connect(other);
			const { mandate } = other.seedCustomerWithMandate();
			other.confirmPayment(other.seedPayment({ mandate, amount: 100, status: 'submitted' }).id);
			expect(await bench.look()).toEqual([]);
			other.confirmPayment(other.seedPayment({ mandate, amount: 100, status: 'submitted' }).id);
			expect(await bench.look()).toMatchObject([{ action: 'confirmed' }]);
		} finally {
			await other.close();
		}
	});
});

describe('the items', () => {
	it('have the form of those of the GoCardless Trigger', async () => {
		bench.parameters = { events: ['payments.*'], fetchCurrentResource: true };
		bench.event('created');
		await bench.look();
		bench.simulator.takeDeliveries();
		const payment = bench.payment();
		bench.event('confirmed', payment);
		const polled = await bench.look();
		serveFromSource(bench.n8n, new GoCardlessTrigger(), [new GoCardlessApi()]);
		const [delivery] = bench.simulator.takeDeliveries();
		const trigger = {
			...bench.node,
			type: 'n8n-nodes-gocardless-books.goCardlessTrigger',
			typeVersion: 2,
		};
		const pushed = await bench.n8n.deliverWebhook(
			{ nodes: [trigger] },
			{ body: delivery?.body, headers: delivery?.headers },
		);
		const received = pushed.execution?.items('Events');
		expect(received).toMatchObject([{ action: 'confirmed', resource: { id: payment.id } }]);
		const webhook = { id: null, receivedAt: expect.any(String), isTest: false };
		expect(polled).toEqual(received?.map((item) => ({ ...item, webhook })));
	});

	it('come with the payment in the same answer where only payments are watched', async () => {
		bench.parameters = { events: ['payments.*'], fetchCurrentResource: true };
		bench.event('created');
		await bench.look();
		bench.takeCalls();
		const payment = bench.payment();
		bench.event('confirmed', payment);
		bench.event('paid_out', payment);
		expect(await bench.look()).toMatchObject([
			{ action: 'confirmed', resource: { id: payment.id } },
			{ action: 'paid_out', resource: { id: payment.id } },
		]);
		expect(bench.takeCalls()).toEqual(['GET /events']);
	});

	it('of several kinds have each resource read once', async () => {
		bench.parameters = { fetchCurrentResource: true };
		bench.event('created');
		await bench.look();
		bench.takeCalls();
		const payment = bench.payment();
		bench.event('confirmed', payment);
		bench.event('paid_out', payment);
		bench.mandateEvent('cancelled');
		expect(await bench.look()).toMatchObject([
			{ resource: { id: payment.id } },
			{ resource: { id: payment.id } },
			{ resource: { id: bench.mandate.id } },
		]);
		expect(bench.takeCalls().sort()).toEqual(
			['GET /events', `GET /mandates/${bench.mandate.id}`, `GET /payments/${payment.id}`].sort(),
		);
	});
});

describe('a test in the editor', () => {
	it('shows the newest events, and leaves the next look alone', async () => {
		const ids = bench.events(12);
		expect(await bench.idsOf({ mode: 'manual' })).toEqual(ids.slice(2));
		expect(bench.memory.data).toEqual({});
		await bench.look();
		const before = JSON.stringify(bench.memory.data);
		const id = bench.event('failed');
		await bench.look({ mode: 'manual' });
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		expect(await bench.idsOf()).toEqual([id]);
	});

	it('says so when there is nothing to show', async () => {
		await expect(bench.look({ mode: 'manual' })).rejects.toThrow('None of the newest 500 events');
	});
});
