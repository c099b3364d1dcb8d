import { seedCustomer, seedInvoice } from '../../simulators/zohoBooks';
import { Bench, byId, UNIQUE_FIELD } from './bench';
import { listOf, ORGANIZATION, ZohoHost } from './zohoHost';

describe('create or update by a unique field', () => {
	it('creates once, and changes the same record from then on', async () => {
		const bench = await Bench.start();
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const invoice = seedInvoice(bench.organization, { customer, amount: 1234 });
		const parameters = (note: string) => ({
			uniqueField: UNIQUE_FIELD,
			uniqueValue: 'CU1',
			name: 'Bea Ltd',
			additionalFields: { notes: note },
		});
		const [first] = await bench.records('contact', 'upsert', parameters('one'));
		const [second] = await bench.records('contact', 'upsert', parameters('two'));
		expect(second).toMatchObject({ contact_id: first?.contact_id, notes: 'two' });
		expect(bench.organization.contacts.size).toBe(2);
		expect(bench.organization.invoiceBalance(invoice)).toBe(1234);
		await bench.close();
	});
});

describe('a custom API call', () => {
	it('reaches what the node does not list, in the organization', async () => {
		const bench = await Bench.start();
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const parameters = { method: 'GET', path: `contacts/${customer}` };
		const [answer] = await bench.records('customApiCall', 'request', parameters);
		expect(answer).toMatchObject({ code: 0, contact: { contact_name: 'Ada Ltd' } });
		await bench.close();
	});

	it.each([
		[{ path: 'https://evil.example/x' }, '"Path" must be like'],
		[{ path: '/../../oauth/v2/token' }, '"Path" must be like'],
		[{ path: '/contacts', queryParameters: '{"organization_id":"1"}' }, 'names organization 1'],
		[{ method: 'PATCH', path: '/contacts' }, '"Method" must be one of'],
		[
			{ method: 'POST', path: '/contacts', headers: '{"authorization":"x"}' },
			'must not hold "Authorization"',
		],
	])('with %j is not sent', async (parameters, sentence) => {
		const host = new ZohoHost();
		const [item] = await host.run('customApiCall', 'request', { method: 'GET', ...parameters });
		expect(item?.error).toContain(sentence);
		expect(host.calls).toEqual([]);
	});
});

describe('setting custom fields', () => {
	const fields = [
		{ field_id: '301', api_name: 'cf_gocardless_id' },
		{ field_id: '302', api_name: 'cf_mandate' },
	];
	const host = () =>
		new ZohoHost({ reply: ({ method }) => (method === 'GET' ? listOf('fields', fields) : {}) });
	const rows = (apiName: string) => ({
		recordId: byId('77'),
		customFields: { rows: [{ apiName, value: 'MD1' }] },
	});

	it('writes them by id as a list, and touches nothing else', async () => {
		const one = host();
		const items = [{}, {}];
		await one.run('customerPayment', 'setCustomFields', rows('cf_mandate'), items);
		const writes = one.calls.filter(({ method }) => method === 'PUT');
		expect(writes).toHaveLength(2);
		expect(writes[0]).toMatchObject({
			path: '/customerpayment/77/customfields',
			query: { organization_id: ORGANIZATION },
			body: [{ customfield_id: '302', value: 'MD1' }],
		});
		// Ids are read once a run.
		expect(one.calls.filter(({ method }) => method === 'GET')).toHaveLength(1);
	});

	it('names the fields there are when one does not exist', async () => {
		const one = host();
		const [item] = await one.run('invoice', 'setCustomFields', rows('cf_other'));
		expect(item).toMatchObject({
			error: 'There is no custom field "cf_other".',
			message: 'The organization has cf_gocardless_id, cf_mandate.',
		});
	});
});
