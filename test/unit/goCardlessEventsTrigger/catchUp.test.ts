import { EventsBench } from './bench';

let bench: EventsBench;

/** Events of before the first look. */
let old: number;

beforeEach(async () => {
	bench = await EventsBench.start();
	bench.event('created');
	await bench.look();
	old = bench.simulator.world.events.all().length;
	await bench.pass({ days: 3 });
});

afterEach(async () => await bench.close());

/** Everything that happened since, the submission of a payment by the clock included. */
const happened = () =>
	bench.simulator.world.events
		.all()
		.slice(old)
		.map(({ id }) => id)
		.sort();

/** Looks until two in a row report nothing. */
async function lookToTheEnd(options = {}): Promise<{ ids: string[]; sizes: number[] }> {
	const ids: string[] = [];
	const sizes: number[] = [];
	for (let quiet = 0; quiet < 2; ) {
		const found = await bench.idsOf(options);
		ids.push(...found);
		sizes.push(found.length);
		quiet = found.length === 0 ? quiet + 1 : 0;
		if (sizes.length > 50) throw new Error('It does not come to an end.');
	}
	return { ids, sizes };
}

describe('after more events than one look may read', () => {
	it('goes on with the next looks, and reports each event once', async () => {
		bench.parameters = { options: { mostPages: 1 } };
		bench.events(1_700);
		const { ids, sizes } = await lookToTheEnd();
		expect(sizes).toEqual([500, 499, 499, 203, 0, 0]);
		expect(happened()).toHaveLength(1_701);
		expect([...ids].sort()).toEqual(happened());
	});

	it('reports what happens meanwhile, too', async () => {
		bench.parameters = { options: { mostPages: 1 } };
		bench.events(1_100);
		const ids = await bench.idsOf();
		await bench.pass({ minutes: 1 });
		bench.events(3);
		ids.push(...(await bench.idsOf()));
		await bench.pass({ hours: 1 });
		bench.events(700);
		ids.push(...(await lookToTheEnd()).ids);
		expect([...ids].sort()).toEqual(happened());
	});

	it('goes on after n8n was restarted in the middle', async () => {
		bench.parameters = { options: { mostPages: 1 } };
		bench.events(1_200);
		const ids = await bench.idsOf();
		const stored = JSON.stringify(bench.memory.data);
		// A look whose items n8n could not store: nothing of it counts.
		const lost = await bench.idsOf();
		expect(lost.length).toBeGreaterThan(0);
		bench.memory.data = JSON.parse(stored);
		ids.push(...(await lookToTheEnd()).ids);
		expect([...ids].sort()).toEqual(happened());
	});

	it('gets past many events of one and the same moment', async () => {
		bench.parameters = { options: { mostPages: 1 } };
		const expected = bench.events(1_300);
		const { events } = bench.simulator.world;
		const at = events.get(expected[700] ?? '')?.created_at ?? '';
		for (const id of expected.slice(100, 1_250)) {
			const event = events.get(id);
			if (event !== undefined) event.created_at = at;
		}
		const { ids } = await lookToTheEnd();
		expect([...ids].sort()).toEqual(happened());
	});

	it('stops in time where n8n gives little', async () => {
		bench.events(1_700);
		const { ids, sizes } = await lookToTheEnd({ budgetMs: 0 });
		expect(sizes.length).toBeGreaterThan(4);
		expect([...ids].sort()).toEqual(happened());
	});
});

describe('a look that fails', () => {
	it('is repeated by the next one, with everything', async () => {
		bench.events(3);
		const before = JSON.stringify(bench.memory.data);
		const { simulator } = bench;
		const token = [...simulator.tokens][0];
		if (token === undefined) throw new Error('There is no token.');
		simulator.revokeToken(token[0]);
		await expect(bench.look()).rejects.toThrow(/GoCardless/);
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		simulator.tokens.set(token[0], { ...token[1], state: 'active' });
		await bench.pass({ hours: 5 });
		expect((await bench.idsOf()).sort()).toEqual(happened());
	});

	it('says which field is of no use', async () => {
		bench.parameters = { events: [] };
		await expect(bench.look()).rejects.toThrow('"events"');
	});
});
