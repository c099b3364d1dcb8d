import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, entries, Merchant } from '../unit/goCardless/merchant';
import { applyPlannedAction, attachResources, readWebhooks } from './goCardlessEvents';
import { Tour } from './tour';

const OURS = entries({ books: 'quickbooks:1', customer: '42', invoice: '7' });
const PAYER = {
	company_name: 'Ada Ltd',
	email: 'ada@payer.example',
	address_line1: '1 Main Street',
	city: 'London',
	postal_code: 'N1 1AA',
	country_code: 'GB',
};
const BANK = { account_number: '55779911', branch_code: '200000', country_code: 'GB' };

const record = ({ id }: IDataObject): INodeParameters => ({ recordId: byId(String(id)) });

/** What a merchant does in a year, in one go. */
export async function tourGoCardless(): Promise<Tour> {
	const merchant = new Merchant();
	await merchant.open();
	try {
		const { node } = merchant;
		const tour = new Tour(async (resource, operation, parameters, items) =>
			node.json(resource, operation, parameters, { items }),
		);
		await keepCustomers(tour);
		await askForMandates(tour);
		await keepMandate(tour, merchant);
		await collect(tour, merchant);
		await collectRegularly(tour, merchant);
		await readMoney(tour, merchant);
		await attachResources(tour);
		await applyPlannedAction(tour, merchant);
		await readWebhooks(tour, merchant);
		return tour;
	} finally {
		await merchant.close();
	}
}

async function readAndNote(tour: Tour, resource: string, of: IDataObject): Promise<void> {
	await tour.visit(resource, 'get', record(of));
	await tour.visit(resource, 'getAll', { returnAll: true });
	await tour.visit(resource, 'update', {
		...record(of),
		updateFields: { metadata: OURS },
	});
}

async function keepCustomers(tour: Tour): Promise<void> {
	const customer = await tour.visit('customer', 'create', {
		additionalFields: { ...PAYER, metadata: OURS },
	});
	await readAndNote(tour, 'customer', customer);
	const account = await tour.visit('customerBankAccount', 'create', {
		customer: byId(String(customer.id)),
		account_holder_name: 'Ada Ltd',
		additionalFields: { ...BANK, currency: 'GBP', metadata: OURS },
	});
	await readAndNote(tour, 'customerBankAccount', account);
	await tour.visit('customerBankAccount', 'disable', record(account));
	await tour.visit('customer', 'delete', record(customer));
}

async function askForMandates(tour: Tour): Promise<void> {
	const invite = async () =>
		await tour.visit('billingRequest', 'create', {
			amountUnit: 'minor',
			additionalFields: {
				mandate_currency: 'GBP',
				mandate_scheme: 'bacs',
				mandate_metadata: OURS,
				metadata: OURS,
			},
		});
	const request = await invite();
	const flow = await tour.visit('billingRequestFlow', 'create', {
		billing_request: byId(String(request.id)),
		additionalFields: { redirect_uri: 'https://shop.example/thanks', email: PAYER.email },
	});
	await tour.visit('billingRequestFlow', 'initialise', record(flow));
	await tour.visit('billingRequest', 'chooseCurrency', {
		...record(request),
		currency: 'GBP',
	});
	await tour.visit('billingRequest', 'collectCustomerDetails', {
		...record(request),
		additionalFields: PAYER,
	});
	await tour.visit('billingRequest', 'collectBankAccount', {
		...record(request),
		account_holder_name: 'Ada Ltd',
		additionalFields: BANK,
	});
	await tour.visit('billingRequest', 'confirmPayerDetails', record(request));
	await tour.visit('billingRequest', 'fulfil', record(request));
	await tour.visit('billingRequest', 'get', record(request));
	await tour.visit('billingRequest', 'getAll', { returnAll: true });
	await payAtOnce(tour);
}

async function payAtOnce(tour: Tour): Promise<void> {
	const request = await tour.visit('billingRequest', 'create', {
		amountUnit: 'minor',
		additionalFields: {
			payment_amount: '1234',
			payment_currency: 'GBP',
			payment_scheme: 'faster_payments',
			payment_description: 'Invoice 1001',
			fallback_enabled: true,
		},
	});
	const country = { ...record(request), country_code: 'GB' };
	const bank = await tour.visit('billingRequest', 'getInstitutions', country);
	await tour.visit('billingRequest', 'selectInstitution', {
		...country,
		institution: String(bank.id),
	});
	await tour.visit('billingRequest', 'notify', {
		...record(request),
		notification_type: 'email',
	});
	await tour.visit('billingRequest', 'fallback', record(request));
	await tour.visit('billingRequest', 'cancel', record(request));
}

async function keepMandate(tour: Tour, { payer }: Merchant): Promise<void> {
	const { id } = await tour.visit('mandate', 'create', {
		customer_bank_account: byId(payer.bankAccount.id),
		scheme: 'bacs',
		additionalFields: { metadata: OURS },
	});
	await readAndNote(tour, 'mandate', { id });
	await tour.visit('mandate', 'getPdf', { ...record({ id }), language: 'en' });
	await tour.visit('mandate', 'cancel', record({ id }));
	await tour.visit('mandate', 'reinstate', record({ id }));
}

async function collect(tour: Tour, merchant: Merchant): Promise<void> {
	const { simulator, clock, payer } = merchant;
	const mandate = byId(payer.mandate.id);
	const payment = await tour.visit('payment', 'create', {
		mandate,
		amount: '12.30',
		currency: 'GBP',
		additionalFields: { description: 'Invoice 1001', metadata: OURS },
	});
	await readAndNote(tour, 'payment', payment);
	await tour.visit('payment', 'cancel', record(payment));
	const failed = simulator.seedPayment({
		mandate: payer.mandate,
		amount: 5000,
		status: 'submitted',
	});
	simulator.failPayment(failed.id, { cause: 'refer_to_payer' });
	await clock.advance({ days: 1 });
	await tour.visit('payment', 'retry', record({ id: failed.id }));
}

async function collectRegularly(tour: Tour, { payer }: Merchant): Promise<void> {
	const mandate = byId(payer.mandate.id);
	const subscription = await tour.visit('subscription', 'create', {
		mandate,
		amount: '25',
		currency: 'GBP',
		interval_unit: 'monthly',
		additionalFields: { name: 'Hosting', day_of_month: 28, count: 12, metadata: OURS },
	});
	await readAndNote(tour, 'subscription', subscription);
	for (const action of ['pause', 'resume', 'cancel']) {
		await tour.visit('subscription', action, record(subscription));
	}
	const plan = { mandate, name: 'Invoice 1001', total_amount: '60.00', currency: 'GBP' };
	const amounts = [{ amount: '20.00' }, { amount: '40.00' }];
	await tour.visit('instalmentSchedule', 'createWithSchedule', {
		...plan,
		amounts: { rows: amounts },
		interval_unit: 'monthly',
		interval: 1,
	});
	const dates = ['2027-04-01', '2027-05-03'];
	const schedule = await tour.visit('instalmentSchedule', 'createWithDates', {
		...plan,
		instalments: {
			rows: amounts.map((row, index) => ({ ...row, charge_date: dates[index] ?? '' })),
		},
	});
	await readAndNote(tour, 'instalmentSchedule', schedule);
	await tour.visit('instalmentSchedule', 'cancel', record(schedule));
}

async function readMoney(tour: Tour, { simulator, payer }: Merchant): Promise<void> {
	const { mandate } = payer;
	const seed = () => simulator.seedPayment({ mandate, amount: 5000, status: 'confirmed' });
	const payments = [seed(), seed(), seed()];
	const creditor = await tour.visit('creditor', 'getAll');
	await tour.visit('creditor', 'get', record(creditor));
	await tour.visit('creditor', 'checkConnection');
	await tour.visit('balance', 'getAll', { creditor: byId(String(creditor.id)), returnAll: true });
	const refund = await tour.visit('refund', 'create', {
		payment: byId(payments[0]?.id ?? ''),
		amount: '20.00',
		total_amount_confirmation: '20.00',
		additionalFields: { metadata: OURS },
	});
	await readAndNote(tour, 'refund', refund);
	await tour.visit('refund', 'createForMandate', {
		mandate: byId(mandate.id),
		amount: '1.00',
		additionalFields: { metadata: OURS },
	});
	await tour.visit('scenarioSimulator', 'run', {
		scenario: 'payment_confirmed',
		resourceId: simulator.seedPayment({ mandate, amount: 5000 }).id,
	});
	simulator.payOut('GBP');
	const payout = await tour.visit('payout', 'getAll');
	await readAndNote(tour, 'payout', payout);
	const item = await tour.visit('payoutItem', 'getAll', { ...record(payout), returnAll: true });
	await tour.visit('payoutItem', 'getOfPayouts', {}, [payout]);
	await tour.visit('payment', 'getNamed', {}, [item]);
}
