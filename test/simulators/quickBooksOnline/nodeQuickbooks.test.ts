import { DELETABLE, entityCases, NAMES } from './entityCases';
import { seedCustomer } from './seeding/records';
import { codeOf, startBench, type TestBench } from './testKit';
import { type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeAll(async () => {
	bench = await startBench({ multiCurrency: false });
	customer = seedCustomer(bench.company, { name: 'Amy', email: 'amy@example.com' });
});

afterAll(() => bench.close());

const idOf = (entity: Wire) => String(entity.Id);

describe('entities, driven by node-quickbooks', () => {
	it.each(NAMES)('creates, reads, finds and updates %s', async (name) => {
		const found = entityCases(bench.company, customer).find((one) => one.name === name);
		if (found === undefined) throw new Error(`No case for ${name}`);
		const { plural, body, change } = found;
		const created = await bench.judge(`create${name}`, { ...body });
		expect(created).toMatchObject({ SyncToken: '0', domain: 'QBO' });
		const id = idOf(created);
		expect(await bench.judge(`get${name}`, id)).toEqual(created);
		const updated = await bench.judge(`update${name}`, { Id: id, SyncToken: '0', ...change });
		expect(updated).toMatchObject({ ...change, Id: id, SyncToken: '1' });
		const list = await bench.judge(`find${plural ?? `${name}s`}`, { Id: id });
		expect(list).toMatchObject({ QueryResponse: { [name]: [{ Id: id }], maxResults: 1 } });
		const stale = await bench.judge(`update${name}`, { Id: id, SyncToken: '0', ...change });
		expect(codeOf(stale)).toBe('5010');
	});

	it.each(DELETABLE)('deletes %s, which is then gone', async (name) => {
		const found = entityCases(bench.company, customer).find((one) => one.name === name);
		const created = await bench.judge(`create${name}`, { ...found?.body });
		const id = idOf(created);
		const gone = await bench.judge(`delete${name}`, { Id: id, SyncToken: '0' });
		expect(gone).toMatchObject({ [name]: { status: 'Deleted', domain: 'QBO', Id: id } });
		expect(codeOf(await bench.judge(`get${name}`, id))).toBe('610');
	});
});
