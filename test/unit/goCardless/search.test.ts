import { goCardlessPage } from '../../../nodes/GoCardless/pageLinks';
import { useMerchant } from './merchant';

const merchant = useMerchant();

test('a customer is found by part of the name or e-mail, whatever the case', async () => {
	const { node, simulator } = merchant();
	simulator.seedCustomerWithMandate({ company_name: 'Ada Ltd', email: 'ada@payer.example' });
	simulator.seedCustomerWithMandate({ company_name: 'Bob Ltd', email: 'bob@payer.example' });
	const names = async (filter?: string) =>
		(await node.search('searchCustomers', filter)).results.map(({ name }) => name);
	expect(await names()).toHaveLength(2);
	expect(await names('ADA')).toEqual([expect.stringContaining('Ada Ltd · ada@payer.example')]);
	expect(await names('bob@')).toEqual([expect.stringContaining('Bob Ltd')]);
});

test('a payment is listed as a person knows it: amount, status, purpose, day', async () => {
	const { node, simulator, payer } = merchant();
	const { id } = simulator.seedPayment({ mandate: payer.mandate, amount: 1234 });
	const [found] = (await node.search('searchPayments')).results;
	expect(found?.value).toBe(id);
	expect(found?.name).toMatch(/^12\.34 GBP · pending submission · .*\d{4}-\d\d-\d\d · PM/);
});

test('a record is shown in the dashboard of its environment, and nowhere when that is unknown', () => {
	const live = 'https://api.gocardless.com';
	expect(goCardlessPage(live, 'PM1')).toBe('https://manage.gocardless.com/payments/PM1');
	const sandbox = 'https://api-sandbox.gocardless.com';
	expect(goCardlessPage(sandbox, 'CU1')).toBe(
		'https://manage-sandbox.gocardless.com/customers/CU1',
	);
	expect(goCardlessPage(live, 'BA1')).toBeUndefined();
	expect(goCardlessPage('http://127.0.0.1:9', 'PM1')).toBeUndefined();
});

test('scrolling goes on where the last page ended', async () => {
	const { node, simulator, payer } = merchant();
	for (let count = 0; count < 250; count += 1) {
		simulator.seedPayment({ mandate: payer.mandate, amount: 1000 });
	}
	const first = await node.search('searchPayments');
	const second = await node.search('searchPayments', undefined, String(first.paginationToken));
	const ids = [...first.results, ...second.results].map(({ value }) => value);
	expect(new Set(ids).size).toBe(250);
	expect(second.paginationToken).toBeUndefined();
});

test.each(['searchMandates', 'searchCustomerBankAccounts', 'searchCreditors', 'searchPayouts'])(
	'%s lists what there is',
	async (method) => {
		const { node, simulator, payer } = merchant();
		simulator.seedPayment({ mandate: payer.mandate, amount: 5000, status: 'confirmed' });
		simulator.payOut('GBP');
		const { results } = await node.search(method);
		expect(results.length).toBeGreaterThan(0);
		expect(results[0]?.name).toMatch(/\S/);
	},
);

test('a search that fails says why', async () => {
	const { node, simulator } = merchant();
	simulator.revokeToken('sandbox_token');
	await expect(node.search('searchMandates')).rejects.toThrow(/GoCardless/);
});
