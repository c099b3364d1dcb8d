import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { addAccount, seedCustomer, seedInvoice } from '../../simulators/zohoBooks';
import type { Behaviour } from '../../simulators/zohoBooks';
import { Bench, byId, resultOf, statusOf } from './bench';
import { listOf, refusal, ZohoHost } from './zohoHost';

describe.each<[string, Behaviour['unapply'], string]>([
	['keeps the payment as unused credit', 'keepsPayment', 'refunded'],
	['deletes the payment', 'deletesPayment', 'deleted'],
])(
	'a payment that was charged back, where taking it off its invoice %s',
	(_case, unapply, state) => {
		let bench: Bench;
		let customer: string;
		let invoices: string[];
		let payment: string;

		beforeEach(async () => {
			bench = await Bench.start({}, { behaviour: { unapply } });
			customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
			invoices = [seedInvoice(bench.organization, { customer, amount: 10_000 })];
			payment = await book();
		});

		afterEach(async () => await bench.close());

		const book = async (): Promise<string> => {
			const [result] = await bench.apply([bench.payment(customer, invoices[0] ?? '', 100, 'PM1')]);
			return String(resultOf(result).payment_id);
		};

		const reversal = (more: IDataObject = {}): IDataObject =>
			bench.planned(
				[
					{
						name: 'reversal',
						resource: 'customerpayments',
						verb: 'reverse',
						id: payment,
						body: {
							date: bench.organization.today(),
							from_account_id: bench.clearing,
							reference_number: 'PM1 charged back',
							amount: 100,
							description: 'Charged back by the bank of Ada Ltd',
							...more,
						},
					},
				],
				payment,
			);

		const expectOpenAgain = () => {
			expect(bench.organization.invoiceBalance(invoices[0] ?? '')).toBe(10_000);
			expect(bench.organization.receivable(customer)).toBe(10_000);
			expect(bench.cleared).toBe(0);
			expect(bench.organization.trialBalance()).toBe(0);
		};

		it('opens the invoice again and leaves nothing in the clearing account', async () => {
			const [result = {}] = await bench.apply([reversal()]);
			expect(statusOf(result)).toBe('done');
			expect(resultOf(result, 'reversal')).toMatchObject({ payment_id: payment, state });
			expectOpenAgain();
		});

		it('is taken back once, however often it is run', async () => {
			await bench.apply([reversal()]);
			const [again = {}] = await bench.apply([reversal()]);
			expect(statusOf(again)).toBe('alreadyDone');
			expect(resultOf(again, 'reversal')).toMatchObject({ state });
			expectOpenAgain();
		});

		it.each([
			['the removal', 'DELETE', /\/payments\/\d+$/],
			['the refund', 'POST', /\/refunds$/],
		])('is taken back once when the answer to %s is lost', async (_step, method, path) => {
			bench.simulator.faults.arrange('dropAfter', { method, path });
			const [result = {}] = await bench.apply([reversal()]);
			expect(statusOf(result)).toBe('done');
			expectOpenAgain();
		});

		it('can be finished after a run that broke down in the middle', async () => {
			bench.simulator.faults.arrange('serverErrorBefore', {
				method: 'POST',
				path: /\/refunds$/,
				times: 3,
			});
			await bench.apply([reversal()]);
			await bench.apply([reversal()]);
			expectOpenAgain();
		});

		it('stays as it is when another amount is to be taken back', async () => {
			const [result] = await bench.apply([reversal({ amount: 90 })]);
			expect(result).toMatchObject({
				error: expect.stringContaining('but 90 is to be taken back'),
			});
			expect(bench.organization.receivable(customer)).toBe(0);
			expect(bench.cleared).toBe(10_000);
		});

		it('was gone before when a person has deleted it', async () => {
			await bench.records('customerPayment', 'delete', { recordId: byId(payment) });
			const [result = {}] = await bench.apply([reversal()]);
			expect(statusOf(result)).toBe('alreadyDone');
			expect(resultOf(result, 'reversal')).toMatchObject({ state: 'deleted' });
			expectOpenAgain();
		});

		it('can be taken back by hand with the node', async () => {
			const parameters: INodeParameters = {
				recordId: byId(payment),
				date: bench.organization.today(),
				fromAccount: byId(bench.clearing),
				referenceNumber: 'PM1 charged back',
			};
			const [record] = await bench.records('customerPayment', 'reverse', parameters);
			expect(record).toMatchObject({ payment_id: payment, state });
			expectOpenAgain();
		});
	},
);

describe('a payment of which a part went back to the customer', () => {
	it('is left to a person, with the state in which it was found', async () => {
		const bench = await Bench.start({}, { behaviour: { unapply: 'keepsPayment' } });
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const invoice = seedInvoice(bench.organization, { customer, amount: 6000 });
		const [booked] = await bench.apply([bench.payment(customer, invoice, 60, 'PM1')]);
		const payment = String(resultOf(booked).payment_id);
		const refund = {
			date: bench.organization.today(),
			from_account_id: bench.clearing,
			reference_number: 'RF1',
			amount: 10,
		};
		const [application] = bench.organization.applications.toInvoice(invoice);
		await bench.records('customApiCall', 'request', {
			method: 'DELETE',
			path: `/invoices/${invoice}/payments/${application?.id ?? ''}`,
		});
		const step = { name: 'refund', resource: 'customerpayments', verb: 'refund', id: payment };
		const refunded = await bench.apply([bench.planned([{ ...step, body: refund }], 'RF1')]);
		expect(refunded.map(statusOf)).toEqual(['done']);
		const [result] = await bench.apply([
			bench.planned(
				[{ ...step, verb: 'reverse', body: { ...refund, reference_number: 'PM1', amount: 60 } }],
				'PM1',
			),
		]);
		expect(result).toMatchObject({
			error: expect.stringContaining('of 60, 50 is unused, and it is on no invoice'),
		});
		expect(bench.cleared).toBe(5000);
		await bench.close();
	});
});

describe('a payment in another currency', () => {
	it('is taken back at its own rate, so that no gain or loss comes of it', async () => {
		const bench = await Bench.start(
			{ baseCurrency: 'GBP', rates: { EUR: 0.9 } },
			{ behaviour: { unapply: 'keepsPayment' } },
		);
		const { organization } = bench;
		const clearing = addAccount(organization, 'GoCardless Clearing EUR', 'bank', {
			currency: 'EUR',
		});
		const customer = seedCustomer(organization, { name: 'Ada SARL', currency: 'EUR' });
		const invoice = seedInvoice(organization, { customer, amount: 10_000, exchangeRate: 0.8 });
		const date = organization.today();
		const posting = {
			name: 'posting',
			resource: 'customerpayments',
			verb: 'create',
			body: {
				customer_id: customer,
				payment_mode: 'banktransfer',
				amount: 100,
				date,
				exchange_rate: 0.8,
				reference_number: 'PM1',
				account_id: clearing,
				invoices: [{ invoice_id: invoice, amount_applied: 100 }],
			},
		};
		const [booked] = await bench.apply([bench.planned([posting], 'PM1')]);
		expect(organization.balanceOf(clearing)).toBe(10_000);
		const reversal = {
			name: 'reversal',
			resource: 'customerpayments',
			verb: 'reverse',
			id: String(resultOf(booked).payment_id),
			body: {
				date,
				from_account_id: clearing,
				reference_number: 'PM1 charged back',
				amount: 100,
			},
		};
		const results = await bench.apply([bench.planned([reversal], 'PM1')]);
		expect(results.map(statusOf)).toEqual(['done']);
		expect(organization.balanceOf(clearing)).toBe(0);
		expect(organization.invoiceBalance(invoice)).toBe(10_000);
		expect(organization.accountBalances()).not.toHaveProperty('Exchange Gain or Loss');
		expect(organization.trialBalance()).toBe(0);
		await bench.close();
	});
});

describe('a payment that is matched with a line of the bank feed', () => {
	it('stays as it is, with the advice to unmatch it', async () => {
		const host = new ZohoHost({
			reply: ({ method, path }) => {
				if (method === 'DELETE') return refusal(400, 9999);
				if (path.endsWith('/refunds')) return listOf('payment_refunds', []);
				const payment = {
					payment_id: '7',
					amount: 10,
					unused_amount: 0,
					invoices: [{ invoice_id: '5', invoice_payment_id: '6' }],
					imported_transactions: [{ imported_transaction_id: '1' }],
				};
				return { body: { code: 0, payment } };
			},
		});
		const [item] = await host.run('customerPayment', 'reverse', {
			recordId: byId('7'),
			date: '2026-03-31',
			fromAccount: byId('2'),
			referenceNumber: 'PM1 charged back',
		});
		expect(item).toMatchObject({ message: expect.stringContaining('Unmatch it in Zoho Books') });
		expect(host.takeCalls()).not.toContain('POST /customerpayments/7/refunds');
	});
});

describe('a refund of an unused payment', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await Bench.start();
	});

	afterEach(async () => await bench.close());

	it('is booked once, also when its answer is lost, and never under the reference of another', async () => {
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const [payment] = await bench.records('customApiCall', 'request', {
			method: 'POST',
			path: '/customerpayments',
			body: JSON.stringify({
				customer_id: customer,
				payment_mode: 'banktransfer',
				amount: 50,
				date: bench.organization.today(),
				account_id: bench.clearing,
			}),
		});
		const id = String((payment?.payment as IDataObject).payment_id);
		const refund = (amount: number) =>
			bench.planned(
				[
					{
						name: 'refund',
						resource: 'customerpayments',
						verb: 'refund',
						id,
						body: {
							date: bench.organization.today(),
							from_account_id: bench.clearing,
							reference_number: 'RF1',
							amount,
						},
					},
				],
				`RF1-${amount}`,
			);
		bench.simulator.faults.arrange('dropAfter', { method: 'POST', path: /\/refunds$/ });
		const runs = [...(await bench.apply([refund(20)])), ...(await bench.apply([refund(20)]))];
		expect(runs.map(statusOf)).toEqual(['done', 'alreadyDone']);
		const [other] = await bench.apply([refund(30)]);
		expect(other).toMatchObject({ error: expect.stringContaining('RF1 already, of 20') });
		expect(bench.cleared).toBe(3000);
	});
});
