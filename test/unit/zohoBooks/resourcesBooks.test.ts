import type { INodeParameters } from 'n8n-workflow';

import { addAccount } from '../../simulators/zohoBooks';
import { Bench, byId, UNIQUE_FIELD } from './bench';

const record = (id: unknown): INodeParameters => ({ recordId: byId(String(id)) });

describe('a day of bookkeeping with the resources of the Zoho Books node', () => {
	let bench: Bench;
	let customer: string;
	let sales: string;

	beforeAll(async () => {
		bench = await Bench.start();
		sales = addAccount(bench.organization, 'Membership Fees', 'income');
		const [created] = await bench.records('contact', 'create', {
			name: 'Ada Ltd',
			additionalFields: {
				firstName: 'Ada',
				email: 'ada@example.com',
				billingCity: 'London',
				customFields: { rows: [{ apiName: UNIQUE_FIELD, value: 'CU000123' }] },
			},
		});
		customer = String(created?.contact_id);
	});

	afterAll(async () => await bench.close());

	const invoice = async (rate: string, isSent = true): Promise<string> => {
		const [created] = await bench.records('invoice', 'create', {
			customer: byId(customer),
			lineItems: { rows: [{ name: 'Membership', rate, quantity: '1', account: byId(sales) }] },
			additionalFields: { referenceNumber: 'Spring' },
		});
		const id = String(created?.invoice_id);
		if (isSent) await bench.records('invoice', 'markAsSent', record(id));
		return id;
	};

	const pay = async (amount: string, reference: string, invoiceId?: string, applied = amount) => {
		const rows = invoiceId === undefined ? [] : [{ invoice: byId(invoiceId), amount: applied }];
		const [created] = await bench.records('customerPayment', 'create', {
			customer: byId(customer),
			amount,
			date: bench.organization.today(),
			paymentMode: 'banktransfer',
			additionalFields: {
				account: byId(bench.clearing),
				referenceNumber: reference,
				...(rows.length === 0 ? {} : { invoices: { rows } }),
			},
		});
		return String(created?.payment_id);
	};

	it('finds the customer by the address of the primary person', async () => {
		const found = await bench.records('contact', 'getAll', {
			filters: { email: 'ada@example.com' },
		});
		expect(found).toMatchObject([{ contact_id: customer, contact_name: 'Ada Ltd' }]);
	});

	it('does not take a vendor of the same address for a customer', async () => {
		await bench.records('vendor', 'create', {
			name: 'Ada as a Supplier',
			additionalFields: { firstName: 'Ada', email: 'ada@example.com' },
		});
		const found = await bench.records('contact', 'lookUp', {
			lookUpField: 'email',
			values: 'ada@example.com, nobody@example.com',
			withDetails: false,
		});
		expect(found.map((row) => row.contact_id)).toEqual([customer]);
		const vendors = await bench.records('vendor', 'getAll', { filters: {} });
		expect(vendors.map((row) => row.contact_name)).toEqual(['Ada as a Supplier']);
	});

	it('owes nothing on a draft, and the total once it is sent', async () => {
		const draft = await invoice('15.50', false);
		expect(bench.organization.receivable(customer)).toBe(0);
		await bench.records('invoice', 'markAsSent', record(draft));
		expect(bench.organization.receivable(customer)).toBe(1550);
		await bench.records('invoice', 'void', record(draft));
		expect(bench.organization.receivable(customer)).toBe(0);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('applies a collection to its invoice, and reads what was paid on it', async () => {
		const id = await invoice('100.00');
		const before = bench.cleared;
		const payment = await pay('100.00', 'PM000001', id);
		expect(bench.cleared - before).toBe(10_000);
		expect(bench.organization.invoiceBalance(id)).toBe(0);
		const paid = await bench.records('invoice', 'getPayments', { ...record(id), returnAll: true });
		expect(paid).toMatchObject([{ payment_id: payment, amount: 100 }]);
		const found = await bench.records('customerPayment', 'getAll', {
			filters: { referenceNumber: 'PM000001' },
		});
		expect(found).toMatchObject([{ payment_id: payment }]);
	});

	it('books a collection once, however often it is written by its unique field', async () => {
		const before = bench.cleared;
		for (const description of ['First delivery', 'Second delivery']) {
			await bench.records('customerPayment', 'upsert', {
				uniqueField: UNIQUE_FIELD,
				uniqueValue: 'PM000004',
				customer: byId(customer),
				amount: '3.00',
				date: bench.organization.today(),
				paymentMode: 'banktransfer',
				additionalFields: {
					account: byId(bench.clearing),
					referenceNumber: 'PM000004',
					description,
				},
			});
		}
		expect(bench.cleared - before).toBe(300);
		expect(bench.organization.paymentsByReference('PM000004')).toHaveLength(1);
	});

	it('gives back what a payment has unused, and takes the refund back', async () => {
		const id = await invoice('20.00');
		const payment = await pay('25.00', 'PM000002', id, '20.00');
		const before = bench.cleared;
		const [refund] = await bench.records('customerPayment', 'createRefund', {
			...record(payment),
			amount: '5.00',
			date: bench.organization.today(),
			fromAccount: byId(bench.clearing),
			additionalFields: { referenceNumber: 'RF000001' },
		});
		expect(bench.cleared - before).toBe(-500);
		const listed = await bench.records('customerPayment', 'getRefunds', record(payment));
		expect(listed).toMatchObject([{ payment_refund_id: refund?.payment_refund_id }]);
		await bench.records('customerPayment', 'deleteRefund', {
			...record(payment),
			belowId: String(refund?.payment_refund_id),
		});
		expect(bench.cleared - before).toBe(0);
	});

	it('notes on an invoice when its money is expected', async () => {
		const id = await invoice('1.00');
		await bench.records('invoice', 'addComment', {
			...record(id),
			comment: 'Direct Debit of PM000009',
			additionalFields: { paymentExpectedDate: bench.organization.today() },
		});
		const comments = await bench.records('invoice', 'getComments', record(id));
		expect(comments.map(({ description }) => description)).toContain('Direct Debit of PM000009');
	});

	it('keeps the persons of a customer', async () => {
		await bench.records('contactPerson', 'create', {
			contact: byId(customer),
			firstName: 'Grace',
			additionalFields: { email: 'grace@example.com' },
		});
		const persons = await bench.records('contactPerson', 'getAll', record(customer));
		expect(persons.map(({ email }) => email)).toEqual(['ada@example.com', 'grace@example.com']);
	});

	it('sets a customer aside and brings it back', async () => {
		await bench.records('contact', 'deactivate', record(customer));
		const status = async () => (await bench.records('contact', 'get', record(customer)))[0]?.status;
		expect(await status()).toBe('inactive');
		await bench.records('contact', 'activate', record(customer));
		expect(await status()).toBe('active');
	});

	it('lists organizations without one being chosen, and tells who is connected', async () => {
		const organizations = await bench.records('organization', 'getAll', {
			organization: { __rl: true, mode: 'list', value: '' },
		});
		expect(organizations).toMatchObject([{ organization_id: bench.organization.id }]);
		const [me] = await bench.records('user', 'getMe');
		expect(me).toHaveProperty('user_id');
	});
});
