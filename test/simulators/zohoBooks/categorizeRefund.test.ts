import { addFeedLine } from './bankFeed/feedLines';
import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer, seedPayment } from './seeding/records';
import { startBench } from './testKit';

const DAY = '2026-03-02';

it('makes refunds of payments and credit notes out of lines of the feed', async () => {
	const bench = await startBench();
	const { organization } = bench;
	const bank = addAccount(organization, 'Bank', 'bank');
	const customer = seedCustomer(organization, { name: 'Ann' });
	const payment_id = seedPayment(organization, {
		customer,
		amount: 500,
		extra: { account_id: bank },
	});
	const { creditnote_id } = await bench.create(
		'/creditnotes',
		{ customer_id: customer, date: DAY, line_items: [{ rate: 3 }] },
		'creditnote',
	);
	const post = (line: string, what: string, body: object) =>
		bench.call('POST', `/banktransactions/uncategorized/${line}/categorize/${what}`, body);
	const first = addFeedLine(organization, { accountId: bank, amount: -500 });
	const wrong = await post(first, 'paymentrefunds', { payment_id, date: DAY, amount: 4 });
	expect(wrong).toMatchObject({ status: 400, body: { code: 4 } });
	const refund = await post(first, 'paymentrefunds', { payment_id, date: DAY, amount: 5 });
	expect(refund.status).toBe(201);
	const second = addFeedLine(organization, { accountId: bank, amount: -300 });
	const credit = await post(second, 'creditnoterefunds', { creditnote_id, date: DAY, amount: 3 });
	expect(credit.status).toBe(201);
	expect(organization.balanceOf(bank)).toBe(-300);
	expect(organization.receivable(customer)).toBe(0);
	expect(organization.trialBalance()).toBe(0);
	await bench.close();
});
