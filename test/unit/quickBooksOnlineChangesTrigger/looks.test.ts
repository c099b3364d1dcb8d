import { mergeCustomers } from '../../simulators/quickBooksOnline/operations/merge';
import {
	editInvoice,
	seedCustomer,
	voidInvoice,
} from '../../simulators/quickBooksOnline/seeding/records';
import { ChangesBench } from './bench';

let bench: ChangesBench;

beforeEach(async () => (bench = await ChangesBench.start()));

afterEach(async () => await bench.close());

describe('looking for changes', () => {
	it('begins with what changes after the workflow was published', async () => {
		bench.invoice();
		expect(await bench.look()).toEqual([]);
		expect(await bench.look()).toEqual([]);
		await bench.pass({ hours: 1 });
		const id = bench.invoice();
		expect(await bench.lookFor()).toEqual([`Invoice ${id} created`]);
	});

	it('begins earlier where that is wanted', async () => {
		bench.parameters = { options: { lookBackHours: 48 } };
		const id = bench.invoice();
		await bench.pass({ days: 1 });
		expect(await bench.lookFor()).toEqual([
			`Customer ${bench.customer} created`,
			`Invoice ${id} created`,
		]);
	});

	it('tells creations, changes, voids and deletions apart, each once, oldest first', async () => {
		const [edited, voided, deleted] = [bench.invoice(), bench.invoice(), bench.invoice()];
		await bench.look();
		await bench.pass({ hours: 1 });
		editInvoice(bench.company, edited, 900);
		await bench.pass({ minutes: 1 });
		voidInvoice(bench.company, voided);
		await bench.pass({ minutes: 1 });
		await bench.write('invoice?operation=delete', { Id: deleted, SyncToken: '0' });
		await bench.pass({ minutes: 1 });
		const created = bench.invoice();
		expect(await bench.lookFor()).toEqual([
			`Invoice ${edited} updated`,
			`Invoice ${voided} voided`,
			`Invoice ${deleted} deleted`,
			`Invoice ${created} created`,
		]);
		expect(await bench.look()).toEqual([]);
	});

	it('gives items of the form that the QuickBooks Online Trigger gives', async () => {
		await bench.look();
		const id = bench.invoice(5_000);
		const [item] = await bench.look();
		expect(item).toEqual({
			eventId: expect.stringMatching(/^[0-9a-f]{36}$/),
			entity: 'Invoice',
			operation: 'created',
			id,
			deletedId: null,
			time: expect.any(String),
			companyId: bench.company.realmId,
			ownChange: false,
			record: expect.objectContaining({ Id: id, TotalAmt: 50 }),
			poll: { since: expect.any(String), until: expect.any(String), deletionsUnknown: [] },
		});
	});

	it('is one call for all kinds of records, also when nothing changed', async () => {
		await bench.look();
		bench.takeCalls();
		await bench.pass({ hours: 1 });
		await bench.look();
		expect(bench.takeCalls()).toEqual(['GET cdc']);
	});

	it('gives nothing twice within the overlap, and a second change of a record again', async () => {
		await bench.look();
		const id = bench.invoice();
		expect(await bench.lookFor()).toEqual([`Invoice ${id} created`]);
		await bench.pass({ minutes: 1 });
		expect(await bench.look()).toEqual([]);
		editInvoice(bench.company, id, 700);
		expect(await bench.lookFor()).toEqual([`Invoice ${id} updated`]);
		expect(await bench.look()).toEqual([]);
	});

	it('finds what QuickBooks lists late, as long as it is within the overlap', async () => {
		await bench.look();
		await bench.pass({ hours: 1 });
		const store = bench.company.store('Invoice');
		const late = bench.invoice();
		const record = store.find(late);
		if (record === undefined) throw new Error('There is no invoice.');
		store.remove(record, bench.company.now());
		await bench.pass({ minutes: 3 });
		expect(await bench.look()).toEqual([]);
		store.add(late, record.body, record.createdAt + 1);
		expect(await bench.lookFor()).toEqual([`Invoice ${late} created`]);
	});

	it('misses nothing when our clock is wrong', async () => {
		for (const minutes of [300, -600]) {
			bench.skew(minutes);
			bench.memory.data = {};
			await bench.look();
			const id = bench.invoice();
			expect(await bench.lookFor()).toContain(`Invoice ${id} created`);
			await bench.pass({ minutes: 10 });
			expect(await bench.look()).toEqual([]);
		}
	});

	it('watches the chosen kinds and operations only', async () => {
		bench.parameters = { entities: ['Invoice'], operations: ['voided', 'deleted'] };
		await bench.look();
		const [kept, voided] = [bench.invoice(), bench.invoice()];
		bench.payment();
		editInvoice(bench.company, kept, 600);
		voidInvoice(bench.company, voided);
		expect(await bench.lookFor()).toEqual([`Invoice ${voided} voided`]);
	});

	it('finds a customer that was merged away', async () => {
		const gone = seedCustomer(bench.company, { name: 'Amy again' });
		await bench.look();
		await bench.pass({ hours: 1 });
		mergeCustomers(bench.company, bench.customer, gone);
		expect(await bench.lookFor()).toEqual(
			expect.arrayContaining([`Customer ${gone} deleted`, `Customer ${bench.customer} updated`]),
		);
	});

	it('marks what these nodes wrote themselves, and leaves it out where that is wanted', async () => {
		const [first, second] = [bench.invoice(), bench.invoice()];
		await bench.look();
		await bench.pass({ hours: 1 });
		bench.payment('PM00012ABCDEF', { [first]: 5_000 });
		expect((await bench.look()).map(({ entity, ownChange }) => [entity, ownChange])).toEqual([
			['Invoice', true],
			['Payment', true],
		]);
		await bench.pass({ hours: 1 });
		bench.parameters = { options: { skipOwnChanges: true } };
		const own = bench.payment('PM00034ABCDEF', { [second]: 5_000 });
		expect(await bench.look()).toEqual([]);
		bench.company.bumpSyncToken('Payment', own);
		expect(await bench.lookFor()).toEqual([`Payment ${own} updated`]);
	});

	it('starts anew when the credential is of another company', async () => {
		await bench.look();
		const other = bench.simulator.createCompany({ name: 'Beech Ltd' });
		seedCustomer(other, { name: 'Bo' });
		bench.connect(other);
		expect(await bench.look()).toEqual([]);
		const cleo = seedCustomer(other, { name: 'Cleo' });
		expect(await bench.lookFor()).toEqual([`Customer ${cleo} created`]);
	});
});

describe('a look that fails', () => {
	it('is repeated by the next one, with everything', async () => {
		await bench.look();
		await bench.pass({ hours: 1 });
		const id = bench.invoice();
		const before = JSON.stringify(bench.memory.data);
		bench.simulator.companies.delete(bench.company.realmId);
		await expect(bench.look()).rejects.toThrow(/QuickBooks Online/);
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		bench.simulator.companies.set(bench.company.realmId, bench.company);
		await bench.pass({ hours: 3 });
		expect(await bench.lookFor()).toEqual([`Invoice ${id} created`]);
	});

	it('says which field is of no use', async () => {
		bench.parameters = { entities: [] };
		await expect(bench.look()).rejects.toThrow('"entities"');
	});
});

describe('a test in the editor', () => {
	it('shows the newest changes, and leaves the next look alone', async () => {
		const ids = Array.from({ length: 12 }, () => bench.invoice());
		const shown = await bench.lookFor({ mode: 'manual' });
		expect(shown).toHaveLength(10);
		expect(shown.at(-1)).toBe(`Invoice ${ids.at(-1)} created`);
		expect(bench.memory.data).toEqual({});
		await bench.look();
		const before = JSON.stringify(bench.memory.data);
		const id = bench.invoice();
		await bench.look({ mode: 'manual' });
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		expect(await bench.lookFor()).toEqual([`Invoice ${id} created`]);
	});

	it('says so when there is nothing to show', async () => {
		bench.parameters = { entities: ['Deposit'] };
		await expect(bench.look({ mode: 'manual' })).rejects.toThrow(
			'Nothing that this trigger watches',
		);
	});
});
