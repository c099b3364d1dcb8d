import { collect } from '../../../nodes/shared/engine/crud';
import type { FilterValue } from '../../../nodes/shared/engine/filters';
import type { VendorError } from '../../../nodes/shared/transport/vendorError';
import { type Answer, listOf, lost, ORGANIZATION, refusal, ZohoHost } from './zohoHost';

const filter = (target: string, value: unknown): FilterValue => ({ target, operator: '=', value });

const failureOf = async (work: Promise<unknown>): Promise<VendorError> =>
	(await work.then(
		() => new Error('It did not fail.'),
		(error: unknown) => error,
	)) as VendorError;

describe('the organization', () => {
	it('stands in every request but the list of organizations', async () => {
		const host = new ZohoHost({
			reply: ({ path }) =>
				path === '/organizations'
					? { body: { code: 0, organizations: [{ organization_id: ORGANIZATION }] } }
					: { body: { code: 0, contact: { contact_id: '1' }, organization: { name: 'A' } } },
		});
		const client = await host.client();
		await client.get('contacts', '1');
		await client.get('organizations', '77');
		await collect(client.list('organizations', []), Infinity);
		expect(host.calls.map(({ query }) => query.organization_id)).toEqual([
			ORGANIZATION,
			'77',
			undefined,
		]);
	});

	it('has to be chosen before anything is sent', async () => {
		const host = new ZohoHost();
		const client = await host.client('');
		await expect(client.get('contacts', '1')).rejects.toThrow('No organization is chosen');
		expect(host.calls).toEqual([]);
	});

	it('comes from the credential when the node leaves it open, and cannot be another', async () => {
		const host = new ZohoHost({ credential: { organizationId: '42' } });
		expect((await host.client('')).account).toBe('zoho:42');
		await expect(host.client(ORGANIZATION)).rejects.toThrow('allows 42 only');
	});
});

describe('lists', () => {
	it('are read to the end, with each row once although rows move between pages', async () => {
		const pages: Record<string, Answer> = {
			'1': listOf('contacts', [{ contact_id: '1' }, { contact_id: '2' }], true),
			'2': listOf('contacts', [{ contact_id: '2' }, { contact_id: '3' }], true),
			// A missing page context is the last page.
			'3': { body: { code: 0, contacts: [{ contact_id: '4' }] } },
		};
		const host = new ZohoHost({ reply: ({ query }) => pages[String(query.page)] ?? {} });
		const rows = await collect((await host.client()).list('contacts', []), Infinity);
		expect(rows.map(({ contact_id: id }) => id)).toEqual(['1', '2', '3', '4']);
		expect(host.calls.map(({ query }) => [query.page, query.per_page])).toEqual([
			[1, 200],
			[2, 200],
			[3, 200],
		]);
	});

	it('fail as a whole when one page fails', async () => {
		const host = new ZohoHost({
			reply: ({ query }) =>
				query.page === 1 ? listOf('contacts', [{ contact_id: '1' }], true) : refusal(400, 2),
		});
		await expect(collect((await host.client()).list('contacts', []), Infinity)).rejects.toThrow(
			'Refused with 2',
		);
	});

	it('are not taken from an answer that is no list', async () => {
		const host = new ZohoHost({ reply: () => ({ body: { code: 0, message: 'success' } }) });
		await expect(collect((await host.client()).list('contacts', []), Infinity)).rejects.toThrow(
			'not what Zoho Books answers',
		);
	});

	it.each([
		['reference_number', 'PM1', [{ reference_number: 'PM1' }], [{ reference_number: 'PM2' }]],
		['email', 'A@x.example', [{ email: 'a@x.example' }], [{ email: 'b@x.example' }]],
		['amount', '12.50', [{ amount: 12.5 }], [{ amount: 12.05 }]],
		['date_start', '2026-03-31', [{ date: '2026-03-31' }], [{ date: '2026-03-30' }]],
		['date_end', '2026-03-31', [{ date: '2026-03-31' }], [{ date: '2026-04-01' }]],
		['contact_name_contains', 'ada', [{ contact_name: 'The Ada Ltd' }], [{ contact_name: 'Bob' }]],
		['status', 'paid', [{ status: 'paid' }], [{ status: 'sent' }]],
		// A group of statuses, of which only those are taken out that it cannot hold.
		['status', 'unpaid', [{ status: 'overdue' }, { status: 'sent' }], [{ status: 'draft' }]],
		[
			'last_modified_time',
			'2026-06-09T17:16:45.000Z',
			[{ last_modified_time: '2026-06-09T13:16:45-0400' }],
			[{ last_modified_time: '2026-06-09T13:16:44-0400' }],
		],
		// What a row does not say is believed.
		['filter_by', 'Status.All', [{ status: 'paid' }], []],
	])('check %s=%s again, since Zoho ignores what it does not know', async (...given) => {
		const [target, value, wanted, others] = given;
		const all = [...wanted, ...others].map((row, index) => ({ ...row, invoice_id: String(index) }));
		const host = new ZohoHost({ reply: () => listOf('invoices', all) });
		const client = await host.client();
		const rows = await collect(client.list('invoices', [filter(target, value)]), Infinity);
		expect(rows).toEqual(all.slice(0, wanted.length));
	});

	it('ask for a day more where it is not known whether the day itself is in', async () => {
		const host = new ZohoHost({ reply: () => listOf('invoices', []) });
		const filters = [filter('date_start', '2026-03-01'), filter('date_end', '2026-03-31')];
		await collect((await host.client()).list('invoices', filters), Infinity);
		expect(host.calls[0]?.query).toMatchObject({
			date_start: '2026-02-28',
			date_end: '2026-04-01',
		});
	});

	it("write a time with an offset in Zoho's way", async () => {
		const host = new ZohoHost({ reply: () => listOf('invoices', []) });
		const filters = [filter('last_modified_time', '2026-03-31T09:00:00.000Z')];
		await collect((await host.client()).list('invoices', filters), Infinity);
		expect(host.calls[0]?.query.last_modified_time).toBe('2026-03-31T09:00:00+0000');
	});
});

describe('ids', () => {
	it('are digits and nothing else, so that no address can be made of them', async () => {
		const client = await new ZohoHost().client();
		await expect(client.get('contacts', '1/../invoices')).rejects.toThrow('must be an id');
	});

	it('that arrive as numbers too long to be exact are not used', async () => {
		const contact = { contact_id: Number('460000000000026049') };
		const host = new ZohoHost({ reply: () => ({ body: { code: 0, contact } }) });
		const client = await host.client();
		await expect(client.get('contacts', '1')).rejects.toThrow('too long to be read exactly');
	});
});

describe('a write', () => {
	it.each([
		['lost', lost()],
		['answered by a broken server', { status: 500, body: { code: 1000, message: 'Oops' } }],
	])('that was %s is not repeated, and says to look first', async (_case, outcome) => {
		const host = new ZohoHost({ reply: () => outcome });
		const error = await failureOf((await host.client()).create('invoices', {}));
		expect(host.calls).toHaveLength(1);
		expect(error.fault).toMatchObject({ kind: 'unavailable' });
		expect(error.fault.advice).toContain('Look there before you run it again');
	});

	it('keeps the number of a document that was given', async () => {
		const host = new ZohoHost({
			reply: () => ({ body: { code: 0, invoice: { invoice_id: '1' } } }),
		});
		await (await host.client()).create('invoices', { invoice_number: 'A-1' });
		expect(host.calls[0]?.query).toMatchObject({ ignore_auto_number_generation: true });
	});

	it('by a unique field names it in headers and body', async () => {
		const host = new ZohoHost({
			reply: () => ({ body: { code: 0, payment: { payment_id: '1' } } }),
		});
		const unique = { field: 'cf_gocardless_id', value: 'PM1' };
		await (await host.client()).upsert('customerpayments', unique, { amount: 12.34 });
		expect(host.calls).toMatchObject([
			{
				method: 'PUT',
				path: '/customerpayments',
				headers: {
					'X-Unique-Identifier-Key': 'cf_gocardless_id',
					'X-Unique-Identifier-Value': 'PM1',
					'X-Upsert': 'true',
				},
				body: { amount: 12.34, custom_fields: [{ api_name: 'cf_gocardless_id', value: 'PM1' }] },
			},
		]);
	});
});

describe('a spent day', () => {
	it('stops everything that follows without sending it, and says so', async () => {
		const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '3600' };
		const host = new ZohoHost({ reply: () => refusal(429, 45, headers) });
		const client = await host.client();
		const first = await failureOf(client.get('contacts', '1'));
		const second = await failureOf(client.get('contacts', '2'));
		expect(host.calls).toHaveLength(1);
		expect(first.fault).toMatchObject({ kind: 'quota', code: '45' });
		expect(second.message).toContain('Not sent');
		expect(second.fault.advice).toContain('in 1 h 0 min');
	});

	it('can be seen coming', async () => {
		const headers = { 'x-rate-limit-remaining': '17', 'x-rate-limit-limit': '1000' };
		const organization = { organization_id: ORGANIZATION, time_zone: 'Europe/London' };
		const host = new ZohoHost({ reply: () => ({ body: { code: 0, organization }, headers }) });
		const [budget] = await host.run('organization', 'getRequestBudget');
		expect(budget).toMatchObject({ remaining: 17, limit: 1000, timeZone: 'Europe/London' });
	});
});
