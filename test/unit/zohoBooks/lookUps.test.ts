import type { IDataObject } from 'n8n-workflow';

import { listOf, refusal, type Reply, ZohoHost } from './zohoHost';

const payment = (number: number): IDataObject => ({
	payment_id: String(1000 + number),
	reference_number: `PM${number}`,
	date: '2026-03-10',
});

/** A books of 450 payments, that knows the filters which Zoho knows. */
const books: Reply = ({ path, query }) => {
	const single = /^\/customerpayments\/(\d+)$/.exec(path)?.[1];
	if (single !== undefined) {
		const number = Number(single) - 1000;
		if (number < 0 || number >= 450) return refusal(404, 1002);
		return { body: { code: 0, payment: { ...payment(number), invoices: [] } } };
	}
	const all = Array.from({ length: 450 }, (_, number) => payment(number));
	const { reference_number: reference, page, per_page: size } = query;
	const found =
		reference === undefined ? all : all.filter((row) => row.reference_number === reference);
	const end = Number(page) * Number(size);
	const rows = found.slice(end - Number(size), end);
	return listOf('customerpayments', rows, end < found.length);
};

const look = async (host: ZohoHost, values: unknown, more: IDataObject = {}) =>
	await host.run(
		'customerPayment',
		'lookUp',
		{ lookUpField: 'reference_number', values: values as string[], ...more } as never,
		[{}, {}],
	);

const references = (rows: IDataObject[]) =>
	rows.map(({ reference_number: reference }) => reference);

describe('looking up many by values', () => {
	it('asks for a few one by one, and gives each record once for all items', async () => {
		const host = new ZohoHost({ reply: books });
		const rows = await look(host, ['PM7', 'PM8', 'PM999']);
		expect(references(rows)).toEqual(['PM7', 'PM8']);
		expect(host.calls.map(({ query }) => query.reference_number)).toEqual(['PM7', 'PM8', 'PM999']);
	});

	it('reads the list for many, and knows then what is not there', async () => {
		const host = new ZohoHost({ reply: books });
		const values = ['PM1', 'PM201', 'PM449', 'PM998', 'PM999'];
		expect(references(await look(host, values))).toEqual(['PM1', 'PM201', 'PM449']);
		expect(host.calls).toHaveLength(3);
	});

	it('asks singly for what a list since a date does not have', async () => {
		const late: Reply = (call) => {
			if (call.query.date_start === undefined) return books(call);
			expect(call.query.date_start).toBe('2026-02-28');
			return listOf('customerpayments', [payment(1), payment(2), payment(3)]);
		};
		const host = new ZohoHost({ reply: late });
		const rows = await look(host, 'PM1,PM2,PM3,PM400', { since: '2026-03-01' });
		expect(references(rows)).toEqual(['PM1', 'PM2', 'PM3', 'PM400']);
		expect(host.calls).toHaveLength(2);
	});

	it('reads found records one by one when details are wanted', async () => {
		const host = new ZohoHost({ reply: books });
		const rows = await look(host, 'PM7', { withDetails: true });
		expect(rows).toEqual([{ ...payment(7), invoices: [] }]);
	});

	it('reads by id, and leaves out what is not there', async () => {
		const host = new ZohoHost({ reply: books });
		const rows = await look(host, ['1003', '9999'], { lookUpField: 'payment_id' });
		expect(references(rows)).toEqual(['PM3']);
		expect(host.takeCalls()).toEqual(['GET /customerpayments/1003', 'GET /customerpayments/9999']);
	});

	it('believes no row that an ignored filter lets through', async () => {
		const host = new ZohoHost({
			reply: () => listOf('customerpayments', [payment(5), payment(6)]),
		});
		expect(references(await look(host, 'PM5'))).toEqual(['PM5']);
	});

	it('fails when one look-up fails: that is not "not found"', async () => {
		const host = new ZohoHost({
			reply: (call) => (call.query.reference_number === 'PM8' ? refusal(400, 2) : books(call)),
		});
		const rows = await look(host, ['PM7', 'PM8']);
		expect(rows).toHaveLength(2);
		expect(rows[0]).toMatchObject({ error: expect.stringContaining('Refused with 2') });
	});

	it('refuses values that are no text', async () => {
		const [row] = await look(new ZohoHost({ reply: books }), [{ id: 'PM7' }]);
		expect(row).toMatchObject({ error: expect.stringContaining('must be text') });
	});
});
