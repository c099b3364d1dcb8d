import { editInvoice, seedCustomer } from '../../simulators/quickBooksOnline/seeding/records';
import { ChangesBench } from './bench';

let bench: ChangesBench;

beforeEach(async () => (bench = await ChangesBench.start()));

afterEach(async () => await bench.close());

const noteOf = (items: Awaited<ReturnType<ChangesBench['look']>>) =>
	items.map(({ poll }) => (poll as { note?: string }).note);

describe('after more than 30 days', () => {
	it('reads older changes as records, and says that deletions of then are not told', async () => {
		const edited = bench.invoice();
		bench.invoice();
		const former = seedCustomer(bench.company, { name: 'Bo' });
		await bench.look();
		await bench.pass({ days: 2 });
		const old = bench.invoice();
		editInvoice(bench.company, edited, 800);
		await bench.write('customer', {
			Id: former,
			SyncToken: '0',
			sparse: true,
			Active: false,
		});
		await bench.pass({ days: 40 });
		const [young, gone] = [bench.invoice(), bench.invoice()];
		await bench.write('invoice?operation=delete', { Id: gone, SyncToken: '0' });
		bench.takeCalls();
		const items = await bench.look();
		expect(items.map(({ entity, id, operation }) => [entity, id, operation]).sort()).toEqual(
			[
				['Invoice', old, 'created'],
				['Invoice', edited, 'updated'],
				['Customer', former, 'updated'],
				['Invoice', young, 'created'],
				['Invoice', gone, 'deleted'],
			].sort(),
		);
		expect(new Set(noteOf(items))).toEqual(
			new Set([expect.stringContaining('more than 30 days ago')]),
		);
		expect(items[0]?.poll).toMatchObject({
			deletionsUnknown: ['Customer', 'Invoice', 'Payment'],
		});
		expect(bench.takeCalls()).toEqual(
			['Customer', 'Invoice', 'Payment'].flatMap(() => ['GET query', 'GET cdc']),
		);
		expect(await bench.look()).toEqual([]);
		expect(bench.takeCalls()).toEqual(['GET cdc']);
	});

	it('of looks that found nothing, nothing is too old', async () => {
		await bench.look();
		for (let day = 0; day < 35; day += 7) {
			await bench.pass({ days: 7 });
			bench.takeCalls();
			expect(await bench.look()).toEqual([]);
			expect(new Set(bench.takeCalls())).toEqual(new Set(['GET cdc']));
		}
	});
});

describe('after more changes than one answer holds', () => {
	it('reads them all, each once', async () => {
		await bench.look();
		await bench.pass({ hours: 1 });
		const ids: string[] = [];
		for (let hour = 0; hour < 4; hour += 1) {
			for (let count = 0; count < 400; count += 1) ids.push(bench.invoice(100));
			await bench.pass({ hours: 1 });
		}
		const items = await bench.look();
		const found = items.filter(({ entity }) => entity === 'Invoice').map(({ id }) => String(id));
		expect(found.sort()).toEqual(ids.sort());
		expect(noteOf(items)).toEqual(items.map(() => expect.stringContaining('More than 1000')));
		expect(await bench.look()).toEqual([]);
	});

	it('reads records where more changed in one moment than QuickBooks can list', async () => {
		bench.parameters = { entities: ['Invoice'] };
		await bench.look();
		await bench.pass({ hours: 1 });
		const at = bench.company.now();
		const store = bench.company.store('Invoice');
		const model = store.find(bench.invoice());
		if (model === undefined) throw new Error('There is no invoice.');
		for (let id = 500_000; id < 501_100; id += 1) store.add(String(id), model.body, at);
		const items = await bench.look();
		expect(items.length).toBe(1_101);
		expect(noteOf(items)[0]).toContain('They were read as records');
		expect(await bench.look()).toEqual([]);
	});
});

describe('after a long pause, where n8n gives little time', () => {
	const short = { budgetMs: 0 };

	it('reads one kind with each look, and reports each change once', async () => {
		await bench.look();
		await bench.pass({ days: 3 });
		const invoice = bench.invoice();
		const payment = bench.payment();
		expect(await bench.lookFor(short)).toEqual([]);
		expect(await bench.lookFor(short)).toEqual([`Invoice ${invoice} created`]);
		// What happens to a kind that was read already waits for the end of it.
		const late = bench.invoice();
		expect(await bench.lookFor(short)).toEqual([`Payment ${payment} created`]);
		expect(await bench.lookFor(short)).toEqual([`Invoice ${late} created`]);
		expect(await bench.look(short)).toEqual([]);
	});

	it('goes on after n8n was restarted in the middle', async () => {
		await bench.look();
		await bench.pass({ days: 3 });
		const invoice = bench.invoice();
		await bench.look(short);
		const stored = JSON.stringify(bench.memory.data);
		// A look whose items n8n could not store: nothing of it counts.
		expect(await bench.look(short)).toHaveLength(1);
		bench.memory.data = JSON.parse(stored);
		expect(await bench.lookFor(short)).toEqual([`Invoice ${invoice} created`]);
		expect(await bench.look()).toEqual([]);
		expect(await bench.look()).toEqual([]);
	});
});
