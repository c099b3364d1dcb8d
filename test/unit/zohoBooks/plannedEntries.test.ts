import type { IDataObject } from 'n8n-workflow';

import { addAccount, seedCustomer, seedInvoice } from '../../simulators/zohoBooks';
import { Bench, resultOf, statusOf, UNIQUE_FIELD } from './bench';

describe('the entries of a payout in the books', () => {
	let bench: Bench;
	let bank: string;
	let fees: string;
	let customer: string;

	beforeEach(async () => {
		bench = await Bench.start();
		bank = addAccount(bench.organization, 'Main Account', 'bank');
		fees = bench.organization.account('Bank Fees and Charges').id;
		customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const invoice = seedInvoice(bench.organization, { customer, amount: 10_000 });
		await bench.apply([bench.payment(customer, invoice, 100, 'PM1')]);
		bench.takeCalls();
	});

	afterEach(async () => await bench.close());

	const expense = (isUnique: boolean) => ({
		name: 'fees',
		resource: 'expenses',
		verb: 'create',
		body: {
			account_id: fees,
			paid_through_account_id: bench.clearing,
			date: bench.organization.today(),
			amount: 1.5,
			reference_number: 'PO1',
			...(isUnique ? { custom_fields: [{ api_name: UNIQUE_FIELD, value: 'PO1' }] } : {}),
		},
		...(isUnique ? { unique: { field: UNIQUE_FIELD, value: 'PO1' } } : {}),
	});

	const transfer = () => ({
		name: 'transfer',
		resource: 'banktransactions',
		verb: 'create',
		body: {
			transaction_type: 'transfer_fund',
			from_account_id: bench.clearing,
			to_account_id: bank,
			date: bench.organization.today(),
			amount: 98.5,
			reference_number: 'PO1',
		},
	});

	const payout = (isUnique = true) => bench.planned([expense(isUnique), transfer()], 'PO1');

	const expectPaidOut = () => {
		expect(bench.cleared).toBe(0);
		expect(bench.organization.balanceOf(bank)).toBe(9850);
		expect(bench.organization.balanceOf(fees)).toBe(150);
		expect(bench.organization.trialBalance()).toBe(0);
	};

	it.each([
		['with a unique field', true],
		['without one', false],
	])('empty the clearing account, once (%s)', async (_case, isUnique) => {
		const runs = [
			...(await bench.apply([payout(isUnique)])),
			...(await bench.apply([payout(isUnique)])),
		];
		expect(statusOf(runs[0] ?? {})).toBe('done');
		expectPaidOut();
		expect(bench.organization.expenses.size).toBe(1);
		expect(bench.organization.bankTransactions.size).toBe(1);
	});

	it.each([
		['the expense', 'PUT', /\/expenses$/],
		['the transfer', 'POST', /\/banktransactions$/],
	])('stand there once when the answer to %s is lost', async (_entry, method, path) => {
		for (const fault of ['dropAfter', 'serverErrorAfter'] as const) {
			bench.simulator.faults.arrange(fault, { method, path });
			const [result = {}] = await bench.apply([payout()]);
			expect(statusOf(result)).toMatch(/one$/);
		}
		expectPaidOut();
	});

	it('go on after a run that stopped between the two', async () => {
		bench.simulator.faults.arrange('serverErrorBefore', {
			method: 'POST',
			path: /\/banktransactions$/,
			times: 3,
		});
		const [stopped = {}] = await bench.apply([payout()]);
		expect(stopped.message).toContain('Done: fees; left undone: transfer.');
		await bench.apply([payout()]);
		expectPaidOut();
	});

	it('may be journals as well, by their reference', async () => {
		const journal = bench.planned(
			[
				{
					name: 'journal',
					resource: 'journals',
					verb: 'create',
					body: {
						journal_date: bench.organization.today(),
						reference_number: 'PO1',
						notes: 'Payout PO1',
						line_items: [
							{ account_id: bank, debit_or_credit: 'debit', amount: 98.5 },
							{ account_id: fees, debit_or_credit: 'debit', amount: 1.5 },
							{ account_id: bench.clearing, debit_or_credit: 'credit', amount: 100 },
						],
					},
				},
			],
			'PO1',
		);
		bench.simulator.faults.arrange('dropAfter', { method: 'POST', path: /\/journals$/ });
		const runs = [...(await bench.apply([journal])), ...(await bench.apply([journal]))];
		expect(runs.map(statusOf)).toEqual(['done', 'alreadyDone']);
		expectPaidOut();
	});

	it('of a refund without unused money are a credit note and its refund, once', async () => {
		const sales = bench.organization.account('Sales').id;
		const refund = bench.planned(
			[
				{
					name: 'note',
					resource: 'creditnotes',
					verb: 'create',
					body: {
						customer_id: customer,
						date: bench.organization.today(),
						reference_number: 'RF1',
						line_items: [{ account_id: sales, quantity: 1, rate: 30, name: 'Refund' }],
					},
				},
				{
					name: 'refund',
					resource: 'creditnotes',
					verb: 'refund',
					id: { $id: 'note' },
					body: {
						date: bench.organization.today(),
						amount: 30,
						from_account_id: bench.clearing,
						reference_number: 'RF1',
					},
				},
			],
			'RF1',
		);
		bench.simulator.faults.arrange('dropAfter', { method: 'POST', path: /\/refunds$/ });
		const runs = [...(await bench.apply([refund])), ...(await bench.apply([refund]))];
		expect(runs.map(statusOf)).toEqual(['done', 'alreadyDone']);
		expect(bench.cleared).toBe(7000);
		expect(bench.organization.receivable(customer)).toBe(0);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('of an overpayment are used on the next invoice, once', async () => {
		const next = seedInvoice(bench.organization, { customer, amount: 5000 });
		const [advance] = await bench.records('customApiCall', 'request', {
			method: 'POST',
			path: '/customerpayments',
			body: JSON.stringify({
				customer_id: customer,
				payment_mode: 'banktransfer',
				amount: 20,
				date: bench.organization.today(),
				account_id: bench.clearing,
			}),
		});
		const payment = String((advance?.payment as IDataObject).payment_id);
		const credit = bench.planned(
			[
				{
					name: 'credit',
					resource: 'invoices',
					verb: 'applyCredits',
					id: next,
					body: { invoice_payments: [{ payment_id: payment, amount_applied: 20 }] },
				},
			],
			payment,
		);
		bench.simulator.faults.arrange('dropAfter', { method: 'POST', path: /\/credits$/ });
		const runs = [...(await bench.apply([credit])), ...(await bench.apply([credit]))];
		expect(runs.map(statusOf)).toEqual(['done', 'alreadyDone']);
		expect(bench.organization.invoiceBalance(next)).toBe(3000);
		expect(resultOf(runs[0], 'credit')).toMatchObject({ invoice_id: next });
	});
});
