import { Bench, byId, recordId } from './bench';

describe('payments of QuickBooks Online', () => {
	let bench: Bench;
	let customer: string;

	beforeAll(async () => {
		bench = await Bench.start();
		customer = await bench.customer("O'Neill \\ Daughters");
	});

	afterAll(async () => await bench.close());

	it('books a payment on its invoice, into the clearing account, with the GoCardless id', async () => {
		const invoice = await bench.invoice(customer, '120.00');
		bench.takeCalls();
		const clearing = bench.account('Checking');
		const [payment] = await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '100.10',
			additionalFields: {
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '100.10' }] },
				depositAccount: byId(clearing),
				referenceNumber: 'PM000123ABC',
				transactionDate: '2026-03-31',
				privateNote: 'GoCardless PM000123ABC',
			},
		});
		expect(payment).toMatchObject({ TotalAmt: 100.1, UnappliedAmt: 0, TxnDate: '2026-03-31' });
		expect(bench.company.invoiceBalance(String(invoice.Id))).toBe(1990);
		expect(bench.company.balance(clearing)).toBe(10010);
		expect(bench.takeCalls()).toEqual(['POST /payment']);
	});

	it('refuses to apply more than the payment, before anything is sent', async () => {
		const invoice = await bench.invoice(customer, '50.00');
		bench.takeCalls();
		const run = await bench.run('payment', 'create', {
			customer: byId(customer),
			amount: '49.99',
			additionalFields: {
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '50' }] },
			},
		});
		expect(run.error?.message).toContain('50.00 of 49.99');
		expect(bench.takeCalls()).toEqual([]);
	});

	it('voids a payment: its invoice is open again', async () => {
		const invoice = await bench.invoice(customer, '80.00');
		const [payment] = await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '80',
			additionalFields: {
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '80' }] },
			},
		});
		bench.takeCalls();
		const [voided] = await bench.records('payment', 'void', recordId(payment?.Id), {
			items: [payment ?? {}],
		});
		expect(voided).toMatchObject({ TotalAmt: 0 });
		expect(bench.company.invoiceBalance(String(invoice.Id))).toBe(8000);
		// The incoming item is the payment, so it is not read again.
		expect(bench.takeCalls()).toEqual(['POST /payment?operation=update']);
	});

	it('uses up a credit memo together with a payment of nothing', async () => {
		const invoice = await bench.invoice(customer, '30.00');
		const [credit] = await bench.records('creditMemo', 'create', {
			customer: byId(customer),
			additionalFields: { lines: { rows: [{ amount: '30', description: 'Goodwill' }] } },
		});
		await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '0',
			additionalFields: {
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '30' }] },
				creditMemos: { rows: [{ creditMemo: String(credit?.Id), amount: '30' }] },
			},
		});
		expect(bench.company.invoiceBalance(String(invoice.Id))).toBe(0);
	});

	it('takes effect once for the same key of the user, in another run as well', async () => {
		const invoice = await bench.invoice(customer, '10.00');
		const parameters = {
			customer: byId(customer),
			amount: '10',
			options: { idempotencyKey: 'march-fee' },
			additionalFields: {
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '10' }] },
				referenceNumber: 'MARCHFEE',
			},
		};
		const [first] = await bench.records('payment', 'create', parameters);
		const [second] = await bench.records('payment', 'create', parameters);
		expect(second?.Id).toBe(first?.Id);
		expect(bench.company.paymentsByReference('MARCHFEE')).toHaveLength(1);
	});

	it('books once when the answer is lost after the payment was booked', async () => {
		bench.simulator.faults.arrange('dropAfter', { method: 'POST', path: /payment$/ });
		await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '12.34',
			additionalFields: { referenceNumber: 'PMLOST' },
		});
		expect(bench.company.paymentsByReference('PMLOST')).toHaveLength(1);
	});
});
