import type { IDataObject } from 'n8n-workflow';

import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import { rulesOf } from '../../simulators/quickBooksOnline/entities/registry';
import type { EntityName } from '../../simulators/quickBooksOnline/entities/rules';
import { present } from '../../simulators/quickBooksOnline/operations/present';
import { seed } from '../../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench } from '../quickBooksOnline/bench';
import { event, payment, payout, payoutItem, planFor, settings, type Raw } from './records';

/** What is planned after the happy path, carried out by the QuickBooks node in n8n's engine. */
describe('the QuickBooks node', () => {
	let bench: Bench;
	let customer: string;
	let invoice: string;
	let clearing: string;

	beforeEach(async () => {
		bench = await Bench.start({ homeCurrency: 'GBP', country: 'GB' });
		customer = seedCustomer(bench.company, { name: 'Corner Cafe' });
		invoice = seedInvoice(bench.company, { customer, amount: 12_000 });
		clearing = seed(bench.company, 'Account', {
			Name: 'GoCardless clearing',
			AccountType: 'Other Current Asset',
			AccountSubType: 'OtherCurrentAssets',
		});
	});

	afterEach(async () => await bench.close());

	const all = (name: EntityName): Raw[] =>
		[...bench.company.store(name).all()].map((one) => present(bench.company, rulesOf(name), one));

	const books = () => `quickbooks:${bench.company.realmId}`;

	const row = () =>
		settings({
			books: books(),
			clearingAccounts: { GBP: clearing },
			receivableAccounts: { GBP: bench.company.accountBy('AccountType', 'Accounts Receivable') },
			bankAccountId: bench.account('Checking'),
			feesAccountId: bench.account('BankCharges'),
		});

	const debit = (status: string) =>
		payment({ status, metadata: { books: books(), customer, invoice } });

	const planPosting = (status: string, action: string) =>
		planFor('postings', {
			Events: [event(debit(status), { action })],
			Invoices: all('Invoice'),
			'Booked Payments': all('Payment'),
			'Booked Entries': all('JournalEntry'),
			Settings: [row()],
		});

	async function apply(plan: PlanItem[]): Promise<string[]> {
		const items = plan
			.filter(({ outcome }) => outcome === 'do')
			.map(({ json }) => json as unknown as IDataObject);
		const results = await bench.records('plannedAction', 'apply', {}, { items });
		return results.map(({ action, applied }) => `${action} ${(applied as IDataObject).status}`);
	}

	it('reverses, reinstates and pays out, each once', async () => {
		expect(await apply(planPosting('confirmed', 'confirmed'))).toEqual(['bookPayment done']);
		const reversal = planPosting('charged_back', 'charged_back');
		expect(await apply(reversal)).toEqual(['reversePayment done']);
		expect(bench.company.invoiceBalance(invoice)).toBe(12_000);
		await apply(reversal);
		expect(all('JournalEntry')).toHaveLength(1);
		expect(bench.company.balance(clearing)).toBe(0);

		const won = planPosting('confirmed', 'chargeback_cancelled');
		expect(await apply(won)).toEqual(['reinstatePayment done']);
		expect(bench.company.invoiceBalance(invoice)).toBe(0);
		expect(bench.company.receivable(customer)).toBe(0);
		expect(bench.company.balance(clearing)).toBe(12_000);

		const planPayout = () =>
			planFor('payouts', {
				Payouts: [payout({ amount: 11_880 })],
				'Payout Items': [
					payoutItem('payment_paid_out', '12000.0', { payment: 'PM1' }),
					payoutItem('gocardless_fee', '-120.0', { payment: 'PM1' }),
				],
				Payments: [debit('paid_out')],
				'Booked Payments': all('Payment'),
				'Booked Payouts': [...all('Deposit'), ...all('JournalEntry')],
				Settings: [row()],
			});
		const first = planPayout();
		bench.takeCalls();
		expect(await apply(first)).toEqual(['postPayout done']);
		expect(bench.takeCalls()).toEqual(['POST /deposit']);
		await apply(first);
		expect(all('Deposit')).toHaveLength(1);
		expect(bench.company.balance(bench.account('Checking'))).toBe(11_880);
		expect(bench.company.balance(clearing)).toBe(0);
		expect(planPayout().map(({ json }) => json.code)).toEqual(['booked']);
	});
});
