import { editInvoice, seedCustomer, voidInvoice } from '../../simulators/zohoBooks';
import { ChangesBench, TRIGGER } from './bench';

let bench: ChangesBench;

beforeEach(async () => (bench = await ChangesBench.start()));

afterEach(async () => await bench.close());

const ALL = { entities: ['invoice', 'contact', 'payment', 'creditnote'] };

describe('looking for changes', () => {
	it('begins with what changes after the workflow was published', async () => {
		bench.invoice();
		expect(await bench.look()).toEqual([]);
		expect(await bench.look()).toEqual([]);
		await bench.pass({ hours: 1 });
		const id = bench.invoice();
		expect(await bench.lookFor()).toEqual([`invoice ${id} created`]);
	});

	it('begins earlier where that is wanted', async () => {
		bench.parameters = { ...ALL, options: { lookBackHours: 48 } };
		const id = bench.invoice();
		await bench.pass({ days: 1 });
		expect((await bench.lookFor()).sort()).toEqual([
			`contact ${bench.customer} created`,
			`invoice ${id} created`,
		]);
	});

	it('tells creations, changes and voids apart, each once, oldest first', async () => {
		const [edited, voided] = [bench.invoice(), bench.invoice()];
		await bench.look();
		await bench.pass({ hours: 1 });
		editInvoice(bench.organization, edited, 900);
		await bench.pass({ minutes: 1 });
		voidInvoice(bench.organization, voided);
		await bench.pass({ minutes: 1 });
		const created = bench.invoice();
		expect(await bench.lookFor()).toEqual([
			`invoice ${edited} updated`,
			`invoice ${voided} voided`,
			`invoice ${created} created`,
		]);
		expect(await bench.look()).toEqual([]);
	});

	it('gives items of the form that the Zoho Books Trigger gives, and says what is left', async () => {
		await bench.look();
		await bench.pass({ minutes: 1 });
		const id = bench.invoice(5_000);
		const [item] = await bench.look();
		expect(item).toEqual({
			eventId: expect.stringMatching(/^[0-9a-f]{36}$/),
			entity: 'invoice',
			event: null,
			operation: 'created',
			id,
			time: expect.any(String),
			organizationId: bench.organization.id,
			ownChange: false,
			record: expect.objectContaining({ invoice_id: id, total: 50 }),
			poll: {
				since: expect.any(String),
				callsLeftToday: expect.any(Number),
				callsPerDay: 1000,
			},
		});
		expect(item?.record).not.toHaveProperty('line_items');
	});

	it('finds customers and payments, of which Zoho has no list by change', async () => {
		bench.parameters = ALL;
		const known = bench.payment();
		await bench.look();
		await bench.pass({ hours: 1 });
		const cleo = seedCustomer(bench.organization, { name: 'Cleo' });
		await bench.pass({ minutes: 1 });
		const payment = bench.payment();
		const record = bench.organization.payments.find(known);
		if (record !== undefined) record.modifiedAt = bench.organization.now() + 1000;
		const found = await bench.look();
		expect(found.map(({ entity, id, operation }) => [entity, id, operation])).toEqual([
			['contact', cleo, 'created'],
			['payment', payment, 'created'],
			['payment', known, 'updated'],
		]);
		expect(found[1]?.poll).toMatchObject({
			note: expect.stringContaining('dated more than 90 days ago were not looked at'),
		});
		expect(await bench.look()).toEqual([]);
	});

	it('is one call for each kind, also when nothing changed', async () => {
		bench.parameters = ALL;
		for (let count = 0; count < 250; count += 1) {
			seedCustomer(bench.organization, { name: `Customer ${count}` });
		}
		await bench.pass({ days: 3 });
		await bench.look();
		bench.takeCalls();
		await bench.pass({ hours: 1 });
		await bench.look();
		expect(bench.takeCalls()).toEqual([
			'GET /invoices',
			'GET /contacts',
			'GET /customerpayments',
			'GET /creditnotes',
		]);
	});

	it('reads on where more customers changed than fit on a page', async () => {
		bench.parameters = { entities: ['contact'] };
		await bench.look();
		await bench.pass({ hours: 1 });
		const ids = Array.from({ length: 450 }, (_one, count) =>
			seedCustomer(bench.organization, { name: `Customer ${count}` }),
		);
		const found = (await bench.look()).map(({ id }) => id);
		expect(found.sort()).toEqual(ids.sort());
		expect(await bench.look()).toEqual([]);
	});

	it('reads payments until they are dated too long ago', async () => {
		bench.parameters = { entities: ['payment'], options: { paymentDays: 30 } };
		const old = bench.payment('', {}, { date: '2020-01-01' });
		const recent = Array.from({ length: 230 }, () => bench.payment());
		await bench.look();
		await bench.pass({ hours: 1 });
		const last = recent[0] ?? '';
		for (const id of [old, last]) {
			const record = bench.organization.payments.find(id);
			if (record !== undefined) record.modifiedAt = bench.organization.now();
		}
		expect((await bench.lookFor()).sort()).toEqual(
			[`payment ${last} updated`, `payment ${old} updated`].sort(),
		);
		for (let count = 0; count < 250; count += 1) bench.payment('', {}, { date: '2021-01-01' });
		await bench.look();
		await bench.pass({ hours: 1 });
		const record = bench.organization.payments.find(old);
		if (record !== undefined) record.modifiedAt = bench.organization.now();
		// Beyond the page that holds the first payment dated before the limit nobody looks.
		expect(await bench.look()).toEqual([]);
	});

	it('gives nothing twice within the overlap, and a second change of a record again', async () => {
		await bench.look();
		await bench.pass({ minutes: 1 });
		const id = bench.invoice();
		expect(await bench.lookFor()).toEqual([`invoice ${id} created`]);
		await bench.pass({ minutes: 1 });
		expect(await bench.look()).toEqual([]);
		editInvoice(bench.organization, id, 700);
		expect(await bench.lookFor()).toEqual([`invoice ${id} updated`]);
		// In the same second, and still another amount.
		editInvoice(bench.organization, id, 800);
		expect(await bench.lookFor()).toEqual([`invoice ${id} updated`]);
		expect(await bench.look()).toEqual([]);
	});

	it('misses nothing when our clock is wrong', async () => {
		for (const minutes of [300, -600]) {
			bench.skew(minutes);
			bench.memory.data = {};
			await bench.look();
			await bench.pass({ minutes: 1 });
			const id = bench.invoice();
			expect(await bench.lookFor()).toContain(`invoice ${id} created`);
			await bench.pass({ minutes: 10 });
			expect(await bench.look()).toEqual([]);
		}
	});

	it('watches the chosen operations only, and reads in full where that is wanted', async () => {
		bench.parameters = { operations: ['voided'], fetchFullRecord: true };
		await bench.look();
		await bench.pass({ minutes: 1 });
		const [kept, voided] = [bench.invoice(), bench.invoice()];
		editInvoice(bench.organization, kept, 600);
		voidInvoice(bench.organization, voided);
		bench.takeCalls();
		expect(await bench.look()).toMatchObject([
			{ id: voided, operation: 'voided', record: { line_items: [expect.any(Object)] } },
		]);
		expect(bench.takeCalls()).toEqual(['GET /invoices', `GET /invoices/${voided}`]);
	});

	it('marks what these nodes wrote themselves, and leaves it out where that is wanted', async () => {
		bench.parameters = { entities: ['invoice', 'payment'] };
		const [first, second] = [bench.invoice(), bench.invoice()];
		await bench.look();
		await bench.pass({ hours: 1 });
		bench.payment('PM00012ABCDEF', { [first]: 5_000 });
		expect((await bench.look()).map(({ entity, ownChange }) => [entity, ownChange])).toEqual([
			['invoice', true],
			['payment', true],
		]);
		await bench.pass({ hours: 1 });
		bench.parameters = { ...bench.parameters, options: { skipOwnChanges: true } };
		const own = bench.payment('PM00034ABCDEF', { [second]: 5_000 });
		const byHand = bench.payment('cheque 12');
		expect(await bench.lookFor()).toEqual([`payment ${byHand} created`]);
		const record = bench.organization.payments.find(own);
		if (record !== undefined) record.modifiedAt += 60_000;
		expect(await bench.lookFor()).toEqual([`payment ${own} updated`]);
	});

	it('starts anew when the credential is of another organization', async () => {
		bench.parameters = { entities: ['contact'] };
		await bench.look();
		const other = bench.simulator.createOrganization({ name: 'Beech Ltd' });
		seedCustomer(other, { name: 'Bo' });
		bench.connect(other);
		expect(await bench.look()).toEqual([]);
		await bench.pass({ minutes: 1 });
		const cleo = seedCustomer(other, { name: 'Cleo' });
		expect(await bench.lookFor()).toEqual([`contact ${cleo} created`]);
	});
});

describe('a look that fails', () => {
	it('is repeated by the next one, with everything', async () => {
		await bench.look();
		await bench.pass({ hours: 1 });
		const id = bench.invoice();
		const before = JSON.stringify(bench.memory.data);
		bench.organization.settings.isMember = false;
		await expect(bench.look()).rejects.toThrow(/Zoho Books/);
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		bench.organization.settings.isMember = true;
		await bench.pass({ hours: 3 });
		expect(await bench.lookFor()).toEqual([`invoice ${id} created`]);
	});

	it('reports nothing rather than a part when the time is not enough', async () => {
		bench.parameters = { entities: ['contact'] };
		await bench.look();
		await bench.pass({ hours: 1 });
		for (let count = 0; count < 450; count += 1) {
			seedCustomer(bench.organization, { name: `Customer ${count}` });
		}
		const before = JSON.stringify(bench.memory.data);
		await expect(bench.look({ budgetMs: 0 })).rejects.toThrow('More changed in Zoho Books');
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		expect(await bench.look()).toHaveLength(450);
	});

	it('gives the oldest changes first when it has no time to read all of them in full', async () => {
		bench.parameters = { entities: ['contact'], fetchFullRecord: true };
		await bench.look();
		await bench.pass({ hours: 1 });
		const ids: string[] = [];
		for (let count = 0; count < 8; count += 1) {
			ids.push(seedCustomer(bench.organization, { name: `Customer ${count}` }));
			await bench.pass({ minutes: 15 });
		}
		const found: string[] = [];
		for (let looks = 0; looks < 3; looks += 1) {
			const items = await bench.lookFor({ budgetMs: 0 });
			expect(items.length).toBeLessThanOrEqual(3);
			found.push(...items);
		}
		expect(found).toEqual(ids.map((id) => `contact ${id} created`));
		expect(await bench.look()).toEqual([]);
		expect(bench.memory.data).toMatchObject({ behindSince: null });
	});

	it('says which field is of no use', async () => {
		bench.parameters = { entities: [] };
		await expect(bench.look()).rejects.toThrow('"entities"');
	});
});

describe('a test in the editor', () => {
	it('shows the newest changes, and leaves the next look alone', async () => {
		bench.parameters = ALL;
		for (let count = 0; count < 12; count += 1) bench.invoice();
		await bench.pass({ minutes: 1 });
		const newest = bench.invoice();
		const shown = await bench.lookFor({ mode: 'manual' });
		expect(shown).toHaveLength(10);
		expect(shown.at(-1)).toBe(`invoice ${newest} created`);
		expect(bench.memory.data).toEqual({});
		await bench.look();
		await bench.pass({ minutes: 1 });
		const before = JSON.stringify(bench.memory.data);
		const id = bench.invoice();
		await bench.look({ mode: 'manual' });
		expect(JSON.stringify(bench.memory.data)).toBe(before);
		expect(await bench.lookFor()).toEqual([`invoice ${id} created`]);
	});

	it('says so when there is nothing to show', async () => {
		bench.parameters = { entities: ['creditnote'] };
		await expect(bench.look({ mode: 'manual' })).rejects.toThrow('There is nothing');
	});
});

describe('the list of organizations', () => {
	it('is found by name, and names the currency', async () => {
		bench.simulator.createOrganization({ name: 'Beech Ltd' });
		const find = async (filter?: string) =>
			(await bench.n8n.searchList(TRIGGER, 'searchOrganizations', {}, { filter })).results;
		expect(await find()).toHaveLength(2);
		const { id, settings } = bench.organization;
		expect(await find('larch')).toEqual([
			{ name: `Larch & Sons · ${settings.baseCurrency} · ${id}`, value: id },
		]);
	});
});
