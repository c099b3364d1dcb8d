import { Faults } from '../shared/faults';
import { seedCustomer, seedInvoice } from './seeding/records';
import { callApi, startBench, type TestBench } from './testKit';
import { isWire, wireList } from './values/wire';

describe('organisations, envelope and lists', () => {
	let bench: TestBench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(() => bench.close());

	it('lists organisations without organization_id or page_context; all else needs the id', async () => {
		bench.simulator.createOrganization({
			name: 'Second',
			baseCurrency: 'INR',
			timeZone: 'Asia/Kolkata',
			plan: 'Free',
		});
		bench.simulator.createOrganization({ name: 'Stranger', isMember: false });
		const base = `${bench.simulator.apiUrl()}/books/v3`;
		const headers = { authorization: `Zoho-oauthtoken ${bench.token}` };
		const { body } = await callApi(`${base}/organizations`, 'GET', undefined, headers);
		expect(body.page_context).toBeUndefined();
		expect(body.organizations).toMatchObject([
			{
				name: 'Larch & Sons',
				currency_code: 'GBP',
				plan_name: 'Professional',
				is_default_org: true,
			},
			{ name: 'Second', currency_code: 'INR', time_zone: 'Asia/Kolkata', is_default_org: false },
		]);
		const without = await callApi(`${base}/contacts`, 'GET', undefined, headers);
		expect(without).toMatchObject({ status: 400, body: { code: 6041 } });
		const stranger = [...bench.simulator.organizations.values()][2]?.id ?? '';
		const other = await callApi(
			`${base}/contacts?organization_id=${stranger}`,
			'GET',
			undefined,
			headers,
		);
		expect(other).toMatchObject({ status: 400, body: { code: 6041 } });
	});

	it('shows details of an organisation with its short time zone and no plan', async () => {
		const short = bench.simulator.createOrganization({ name: 'West', shortTimeZone: 'PST' });
		const headers = { authorization: `Zoho-oauthtoken ${bench.token}` };
		const url = `${bench.simulator.apiUrl()}/books/v3/organizations/${short.id}?organization_id=${short.id}`;
		const { body } = await callApi(url, 'GET', undefined, headers);
		expect(body.organization).toMatchObject({ time_zone: 'PST' });
		expect(isWire(body.organization) && 'plan_name' in body.organization).toBe(false);
	});

	it('answers 404 code 5 to paths, 1002 to ids, 1038 to broken JSON', async () => {
		expect(await bench.call('GET', '/nonsense')).toMatchObject({ status: 404, body: { code: 5 } });
		expect(await bench.call('GET', '/invoices/1')).toMatchObject({
			status: 404,
			body: { code: 1002, message: 'Invoice does not exist.' },
		});
		expect(await bench.call('POST', '/contacts', '{"contact_name":')).toMatchObject({
			status: 400,
			body: { code: 1038 },
		});
		expect((await bench.call('PUT', '/bankaccounts', {})).status).toBe(405);
	});

	it('creates with 201, a place and ids no double can hold', async () => {
		const answer = await bench.call('POST', '/contacts', { contact_name: 'Ann' });
		const contact = isWire(answer.body.contact) ? answer.body.contact : {};
		const id = String(contact.contact_id);
		expect(answer.status).toBe(201);
		expect(answer.headers.get('location')).toBe(`/api/v3/contacts/${id}`);
		expect(id).toMatch(/^\d{18}$/);
		expect(String(Number(id))).not.toBe(id);
		expect(contact.exchange_rate).toBe('');
		expect(contact.created_time).toBe('2026-03-02T09:00:00+0000');
	});

	it('takes JSON in the form field JSONString', async () => {
		const form = new URLSearchParams({ JSONString: '{"contact_name":"Form"}' }).toString();
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		expect((await bench.call('POST', '/contacts', form, type)).status).toBe(201);
	});

	it('pages, sorts, ignores what it does not know', async () => {
		for (let index = 0; index < 205; index += 1) {
			seedCustomer(bench.organization, { name: `C${String(index).padStart(3, '0')}` });
		}
		const first = await bench.call('GET', '/contacts?per_page=500&emial=nobody@x.example');
		expect(wireList(first.body.contacts)).toHaveLength(200);
		expect(first.body.page_context).toMatchObject({
			page: 1,
			per_page: 200,
			has_more_page: true,
			sort_column: 'contact_name',
			sort_order: 'A',
		});
		const second = await bench.call('GET', '/contacts?page=2');
		expect(wireList(second.body.contacts)).toHaveLength(5);
		expect(second.body.page_context).toMatchObject({ has_more_page: false });
		const last = await bench.rows('/contacts?sort_order=D&per_page=1');
		expect(last[0]?.contact_name).toBe('C204');
		expect(await bench.rows('/contacts?contact_name_startswith=c20')).toHaveLength(5);
		// A filter that payments have and contacts do not.
		expect(
			await bench.rows('/contacts?last_modified_time=2030-01-01T00:00:00%2B0000'),
		).toHaveLength(200);
	});

	it('filters invoices by modification, status and dates whose first day is out', async () => {
		const customer = seedCustomer(bench.organization, { name: 'Ann' });
		const old = seedInvoice(bench.organization, { customer, amount: 100 });
		seedInvoice(bench.organization, { customer, amount: 100, state: 'draft' });
		await bench.simulator.clock.advance({ days: 1 });
		const young = seedInvoice(bench.organization, { customer, amount: 100 });
		const since = '2026-03-03T00:00:00%2B0000';
		expect(await bench.rows(`/invoices?last_modified_time=${since}`)).toMatchObject([
			{ invoice_id: young },
		]);
		expect(await bench.rows('/invoices?status=unpaid')).toHaveLength(2);
		expect(await bench.rows('/invoices?status=paied')).toHaveLength(3);
		expect(await bench.rows('/invoices?date_start=2026-03-03')).toHaveLength(0);
		bench.simulator.behaviour.dateRange = 'inclusive';
		expect(await bench.rows('/invoices?date_start=2026-03-03')).toHaveLength(1);
		expect((await bench.rows('/invoices')).at(0)?.invoice_id).toBe(young);
		expect((await bench.rows('/invoices?status=overdue')).map((row) => row.invoice_id)).toEqual([
			old,
		]);
	});
});

describe('limits', () => {
	it('refuses the 101st call of a minute with 44 and tells of the day', async () => {
		const bench = await startBench(
			{ timeZone: 'America/New_York' },
			{ limits: { perMinute: 100 } },
		);
		for (let turn = 0; turn < 100; turn += 1) await bench.call('GET', '/users/me');
		const refused = await bench.call('GET', '/users/me');
		expect(refused).toMatchObject({ status: 429, body: { code: 44 } });
		await bench.simulator.clock.advance({ minutes: 1 });
		const answer = await bench.call('GET', '/users/me');
		expect(answer.status).toBe(200);
		expect(answer.headers.get('x-rate-limit-limit')).toBe('5000');
		expect(answer.headers.get('x-rate-limit-remaining')).toBe('4899');
		// 04:01 in New York.
		expect(Number(answer.headers.get('x-rate-limit-reset'))).toBeGreaterThan(19 * 3600 + 3500);
		expect(Number(answer.headers.get('x-rate-limit-reset'))).toBeLessThan(20 * 3600);
		await bench.close();
	});

	it('refuses with 45 when the day is spent, until midnight of the organisation', async () => {
		const limits = { perMinute: 1000, perDay: 3 };
		const bench = await startBench({ timeZone: 'Asia/Kolkata' }, { limits });
		for (let turn = 0; turn < 3; turn += 1) await bench.call('GET', '/users/me');
		const refused = await bench.call('GET', '/users/me');
		expect(refused).toMatchObject({ status: 429, body: { code: 45 } });
		expect(refused.headers.get('x-rate-limit-remaining')).toBe('0');
		// 14:30 in India: half past nine hours later it is tomorrow.
		await bench.simulator.clock.advance({ hours: 9, minutes: 31 });
		const token = bench.simulator.issueTokens().access_token;
		const again = await bench.call('GET', '/users/me', undefined, {
			authorization: `Bearer ${token}`,
		});
		expect(again.status).toBe(200);
		await bench.close();
	});

	it('refuses more calls at once than the plan allows with 1070', async () => {
		const limits = { perMinute: 100 };
		const bench = await startBench({ plan: 'Free' }, { limits, processingMs: 50 });
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => bench.call('GET', '/users/me')),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(3);
		expect(refused[0]?.body.code).toBe(1070);
		await bench.close();
	});

	it('loses answers after the work is done, and before', async () => {
		const faults = new Faults();
		const bench = await startBench({}, { faults });
		faults.arrange('serverErrorAfter', { method: 'POST' });
		const after = await bench.call('POST', '/contacts', { contact_name: 'Kept' });
		expect(after).toMatchObject({ status: 500, body: { code: 1000 } });
		faults.arrange('serverErrorBefore', { method: 'POST' });
		await bench.call('POST', '/contacts', { contact_name: 'Lost' });
		faults.arrange('dropAfter', { method: 'POST' });
		await expect(bench.call('POST', '/contacts', { contact_name: 'Cut' })).rejects.toThrow();
		faults.arrange('tooManyRequests');
		expect((await bench.call('GET', '/contacts')).body.code).toBe(44);
		const names = bench.organization.contacts.all().map(({ name }) => name);
		expect(names).toEqual(['Kept', 'Cut']);
		await bench.close();
	});
});
