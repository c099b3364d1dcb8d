import { problemsOf, recordOpenApi } from './openApiCheck';
import { documentedCalls } from './openApiDocuments';
import { startBench } from './testKit';

const calls = documentedCalls();
const describeIfPresent = calls === undefined ? describe.skip : describe;

describeIfPresent('requests against the OpenAPI documents', () => {
	const check = (method: string, path: string, query = '', payload?: unknown) =>
		problemsOf({ method, path, query: new URLSearchParams(query), payload }, calls ?? []);

	it('know what is documented, variants and unique fields included', () => {
		expect(calls?.length).toBeGreaterThan(150);
		expect(check('GET', 'users/me')).toEqual([]);
		expect(check('GET', 'invoices', 'date_start=2026-01-01&page=2')).toEqual([]);
		const payment = {
			customer_id: '1',
			invoices: [{ invoice_id: '1', amount_applied: 1 }],
			custom_fields: [{ api_name: 'cf_a', value: 'x' }],
		};
		expect(check('PUT', 'customerpayments', '', payment)).toEqual([]);
		expect(check('POST', 'settings/webhooks', '', { anything: 1 })).toEqual([]);
	});

	it('find calls, parameters and properties that do not exist', () => {
		expect(check('POST', 'invoices/1/status/paid')).toHaveLength(1);
		expect(check('GET', 'invoices', 'custmer_id=1')).toEqual([
			'GET invoices: unknown parameter custmer_id',
		]);
		const sent = { customer_id: '1', invoices: [{ invoice: '1' }], mode: 'cash' };
		expect(check('POST', 'customerpayments', '', sent)).toEqual([
			'POST customerpayments: unknown property invoices[].invoice',
			'POST customerpayments: unknown property mode',
		]);
	});

	it('are collected from a simulator', async () => {
		const bench = await startBench();
		const record = recordOpenApi(bench.simulator);
		await bench.call('GET', '/contacts?emial=x');
		await bench.call('GET', '/contacts?emial=y');
		await bench.call('POST', '/contacts', { contact_name: 'Ann', nick_name: 'A' });
		expect(record.checked()).toBe(3);
		expect(record.problems).toEqual([
			'GET contacts: unknown parameter emial',
			'POST contacts: unknown property nick_name',
		]);
		record.stop();
		await bench.call('GET', '/nonsense');
		expect(record.problems).toHaveLength(2);
		await bench.close();
	});
});
