import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import {
	editInvoice,
	seedInvoice,
	seedPayment,
	voidInvoice,
} from '../../simulators/quickBooksOnline/seeding/records';
import { Bookkeeper, type BookkeeperOptions } from './bookkeeper';

/** What the books say, day by day, with both vendors' simulators keeping books of their own. */

const codes = (plan: PlanItem[]) => plan.map(({ outcome, json }) => `${outcome} ${json.code}`);

/** The check of all checks: the clearing account shows what GoCardless owes us. */
function expectProven(books: Bookkeeper): void {
	expect(books.balance('clearing')).toBe(books.goCardless.held('GBP'));
	const total = Object.values(books.company.trialBalance()).reduce((sum, side) => sum + side, 0);
	expect(total).toBe(0);
	expect(books.work()).toEqual([]);
}

describe('a payout', () => {
	it('moves the net to the bank, the fees to expenses, and leaves nothing in clearing', () => {
		const books = new Bookkeeper();
		for (const amount of [12_000, 22_000]) books.collect(amount);
		expect(books.work()).toEqual(['bookPayment', 'bookPayment']);
		expect(books.balance('clearing')).toBe(34_000);
		const id = books.payOut();
		expect(books.work()).toEqual(['postPayout']);
		expect(books.balance('bank')).toBe(34_000 - 320);
		expect(books.balance('fees')).toBe(320);
		expect(books.balance('clearing')).toBe(0);
		expect(books.all('Deposit')[0]).toMatchObject({
			TotalAmt: 336.8,
			TxnDate: books.goCardless.world.payouts.require(id).arrival_date,
		});
		expectProven(books);
	});

	it('waits for its payments to be in the books', () => {
		const books = new Bookkeeper();
		books.collect(12_000);
		books.payOut();
		expect(codes(books.planPayouts())).toEqual(['review paymentNotBooked']);
		expect(books.work()).toEqual(['bookPayment', 'postPayout']);
		expectProven(books);
	});

	it('splits the tax off the fees, where there is an account for it', () => {
		const tax = { percent: 20, rateId: 'GB_VAT_1' };
		const plain: BookkeeperOptions = { goCardless: { fees: { tax } } };
		const books = new Bookkeeper(plain);
		books.collect(12_000);
		books.work();
		books.options.settings = { feeVatAccountId: books.accounts.vat };
		books.payOut();
		books.work();
		expect([books.balance('fees'), books.balance('vat')]).toEqual([100, 20]);
		expectProven(books);
	});

	it.each([
		['deposit', 'totals'],
		['deposit', 'items'],
		['journalEntry', 'totals'],
		['journalEntry', 'items'],
	] as const)('as %s with %s says the same', (payoutEntry, payoutDetail) => {
		const books = new Bookkeeper({ settings: { payoutEntry, payoutDetail } });
		const { payment } = books.collect(12_000);
		books.collect(10_000);
		books.work();
		books.payOut();
		books.work();
		books.collect(30_000);
		books.goCardless.failPayment(payment);
		books.work();
		books.payOut();
		books.work();
		expect(books.balance('bank')).toBe(12_000 + 10_000 + 30_000 - 12_000 - 100 - 200);
		expectProven(books);
	});

	it('of nothing, or less, becomes a journal entry', () => {
		const books = new Bookkeeper({ goCardless: { payoutsWithoutSurplus: true } });
		const { payment } = books.collect(12_000);
		books.work();
		books.payOut();
		books.work();
		books.goCardless.chargeBack(payment);
		books.work();
		expect(books.balance('clearing')).toBe(-12_000);
		const id = books.payOut();
		expect(books.goCardless.world.payouts.require(id).amount).toBe(-12_000 + 120);
		books.work();
		expect(books.balance('bank')).toBe(0);
		expect(books.balance('fees')).toBe(0);
		expectProven(books);
	});

	it('with money of others puts that into suspense, and says so once', () => {
		const books = new Bookkeeper();
		books.collect(12_000);
		books.work();
		const foreign = books.collectElsewhere(5_000, { books: 'quickbooks:2' });
		books.payOut();
		const plan = books.planPayouts();
		expect(codes(plan)).toEqual(['do postPayout', 'review foreignItem']);
		expect(plan[1]?.json).toMatchObject({ goCardlessId: foreign, amountText: '50.00 GBP' });
		books.carryOut(plan);
		expect(books.balance('suspense')).toBe(-5_000);
		expect(books.balance('clearing')).toBe(0);
		expect(codes(books.planPayouts())).toEqual(['nothing booked']);
	});

	it('with an unmarked payment waits some days for somebody to claim it', async () => {
		const books = new Bookkeeper();
		books.collectElsewhere(5_000);
		books.payOut();
		expect(codes(books.planPayouts())).toEqual(['review paymentNotBooked']);
		await books.clock.advance({ days: 3 });
		expect(codes(books.planPayouts())).toEqual(['do postPayout', 'review foreignItem']);
	});

	it('that bounces is taken out, and posted again when it is sent again', () => {
		const books = new Bookkeeper();
		books.collect(12_000);
		books.work();
		const id = books.payOut();
		books.work();
		books.goCardless.bouncePayout(id);
		const plan = books.planPayouts();
		expect(codes(plan)).toEqual(['do reversePayout', 'review payoutBounced']);
		books.carryOut(plan);
		expect([books.balance('bank'), books.balance('clearing')]).toEqual([0, 11_880]);
		expectProven(books);
		books.goCardless.resendPayout(id);
		expect(books.work()).toEqual(['reinstatePayout']);
		expect([books.balance('bank'), books.balance('clearing')]).toEqual([11_880, 0]);
		expectProven(books);
	});

	it('of six months ago no longer has items: a person books it', async () => {
		const books = new Bookkeeper();
		books.collect(12_000);
		books.work();
		const id = books.payOut();
		books.goCardless.world.payouts.require(id).internal.items = [];
		expect(codes(books.planPayouts())).toEqual(['review itemsMissing']);
		await books.clock.advance({ days: 190 });
		expect(codes(books.planPayouts())).toContain('review itemsGone');
	});
});

describe('money that goes back', () => {
	it('before the payout: the invoice opens again, the payment stays, clearing is empty', () => {
		const books = new Bookkeeper();
		const { invoice, payment } = books.collect(12_000);
		books.work();
		expect(books.company.invoiceBalance(invoice)).toBe(0);
		books.goCardless.failPayment(payment);
		expect(books.work()).toEqual(['reversePayment']);
		expect(books.company.invoiceBalance(invoice)).toBe(12_000);
		expect(books.company.receivable(books.customer)).toBe(12_000);
		expect(books.company.paymentsByReference(payment)).toHaveLength(1);
		expect(books.balance('clearing')).toBe(0);
		expectProven(books);
	});

	it('after the payout: clearing shows what we owe until the next payout withholds it', () => {
		const books = new Bookkeeper({ goCardless: { fees: { surcharge: 250 } } });
		const { invoice, payment } = books.collect(12_000);
		books.work();
		books.payOut();
		books.work();
		books.goCardless.chargeBack(payment);
		books.work();
		expect(books.company.invoiceBalance(invoice)).toBe(12_000);
		expect(books.balance('clearing')).toBe(-12_000);
		expectProven(books);
		books.collect(40_000);
		books.work();
		books.payOut();
		books.work();
		expect(books.balance('clearing')).toBe(0);
		expect(books.balance('fees')).toBe(200 + 250);
		expectProven(books);
	});

	it('and comes again, when the chargeback is won', () => {
		const books = new Bookkeeper();
		const { invoice, payment } = books.collect(12_000);
		books.work();
		books.goCardless.chargeBack(payment);
		books.work();
		books.goCardless.cancelChargeback(payment);
		expect(books.work()).toEqual(['reinstatePayment']);
		expect(books.company.invoiceBalance(invoice)).toBe(0);
		expect(books.company.receivable(books.customer)).toBe(0);
		expect(books.balance('clearing')).toBe(12_000);
		expectProven(books);
		books.payOut();
		books.work();
		expectProven(books);
	});

	it('three times, and is left to a person after that', () => {
		const books = new Bookkeeper();
		const { payment } = books.collect(12_000);
		books.work();
		for (let time = 1; time <= 3; time += 1) {
			books.goCardless.chargeBack(payment);
			expect(books.work()).toEqual(['reversePayment']);
			books.goCardless.cancelChargeback(payment);
			expect(books.work()).toEqual(['reinstatePayment']);
			expectProven(books);
		}
		books.goCardless.chargeBack(payment);
		expect(codes(books.planPostings())).toEqual(['review turnedTooOften']);
	});

	it('by voiding, if the settings say so, and by an entry once the books are closed', async () => {
		const books = new Bookkeeper({ settings: { reversalMethod: 'void' } });
		const first = books.collect(12_000);
		books.work();
		books.goCardless.failPayment(first.payment);
		expect(books.work()).toEqual(['voidPayment']);
		expect(books.company.invoiceBalance(first.invoice)).toBe(12_000);
		expectProven(books);
		const second = books.collect(9_000);
		books.work();
		books.goCardless.failPayment(second.payment);
		const booked = books.all('Payment')[1]?.TxnDate;
		books.company.settings.bookCloseDate = String(booked);
		await books.clock.advance({ days: 30 });
		expect(books.planPostings().map(({ json }) => json.action)).toContain('reversePayment');
	});

	it('before it was ever booked: both its items pass through clearing', () => {
		const books = new Bookkeeper();
		const { payment } = books.collect(12_000);
		books.payOut();
		books.goCardless.chargeBack(payment);
		books.work();
		expect(books.balance('clearing')).toBe(-12_000);
		books.collect(50_000);
		books.work();
		books.payOut();
		books.work();
		expect(books.balance('clearing')).toBe(0);
		expectProven(books);
	});
});

describe('the posting moment', () => {
	it.each(['submitted', 'confirmed', 'paid_out'] as const)(
		'%s: clearing is right on every day of a payment that is retried after it failed late',
		(postingMoment) => {
			const books = new Bookkeeper({ settings: { postingMoment } });
			const { goCardless } = books;
			const expectRight = () => {
				books.work();
				expect(books.balance('clearing')).toBe(goCardless.expectedClearing('GBP', postingMoment));
				expect(books.work()).toEqual([]);
			};
			const { invoice, payment } = books.collect(12_000);
			expectRight();
			books.payOut();
			expectRight();
			goCardless.failPayment(payment);
			expectRight();
			expect(books.company.invoiceBalance(invoice)).toBe(12_000);
			books.collect(50_000);
			expectRight();
			books.payOut();
			expectRight();
			expect(books.balance('clearing')).toBe(0);
		},
	);
});

describe('a refund', () => {
	it('is booked when a payout withholds it, and taken back when it cannot be delivered', () => {
		const books = new Bookkeeper();
		const { payment } = books.collect(12_000);
		books.work();
		const { id } = books.goCardless.refund(payment, 2_000);
		expect(books.work()).toEqual([]);
		books.payOut();
		expect(books.work()).toEqual(['bookRefund', 'postPayout']);
		expect(books.company.receivable(books.customer)).toBe(2_000);
		expect(books.balance('clearing')).toBe(0);
		expectProven(books);
		books.goCardless.returnRefund(id);
		expect(books.work()).toEqual(['returnRefund']);
		expect(books.company.receivable(books.customer)).toBe(0);
		expect(books.balance('clearing')).toBe(2_000);
		expectProven(books);
		books.collect(5_000);
		books.work();
		books.payOut();
		books.work();
		expect(books.balance('clearing')).toBe(0);
		expectProven(books);
	});

	it('goes to the refunds account, or becomes a refund receipt, if the settings say so', () => {
		const toAccount = new Bookkeeper({ settings: { refundBooking: 'refundsAccount' } });
		const refundItemId = String(toAccount.all('Item')[0]?.Id);
		const receipt = new Bookkeeper({
			settings: { refundBooking: 'refundReceipt', refundItemId },
		});
		for (const books of [toAccount, receipt]) {
			const { payment } = books.collect(12_000);
			books.work();
			books.goCardless.refund(payment, 2_000);
			books.payOut();
			books.carryOut(books.planPostings());
			expect(books.company.receivable(books.customer)).toBe(0);
			expect(books.balance('clearing')).toBe(12_000 - 2_000);
		}
		expect(toAccount.balance('refunds')).toBe(2_000);
		expect(receipt.all('RefundReceipt')).toHaveLength(1);
		expect(receipt.work()).not.toContain('bookRefund');
	});
});

describe('an invoice that changed while the money was under way', () => {
	const stories: Array<[string, (books: Bookkeeper, invoice: string) => void, number]> = [
		[
			'was paid by hand',
			(books, invoice) => {
				seedPayment(books.company, {
					customer: books.customer,
					amount: 12_000,
					invoices: { [invoice]: 12_000 },
				});
			},
			12_000,
		],
		['was voided', (books, invoice) => voidInvoice(books.company, invoice), 12_000],
		['was lowered', (books, invoice) => editInvoice(books.company, invoice, 9_000), 3_000],
	];

	it.each(stories)("%s: the money is the customer's credit", (_, change, credit) => {
		const books = new Bookkeeper({ settings: { unappliedMoney: 'book' } });
		const { invoice } = books.collect(12_000);
		change(books, invoice);
		const [item] = books.planPostings();
		expect(item?.json.unappliedText).toBe(`${credit / 100}.00 GBP`);
		expect(books.work()).toEqual(['bookPayment']);
		expect(books.company.receivable(books.customer)).toBe(-credit);
		expectProven(books);
	});

	it.each(stories.slice(0, 2))('%s: or a person is asked', (_, change) => {
		const books = new Bookkeeper();
		const { invoice } = books.collect(12_000);
		change(books, invoice);
		expect(books.planPostings().map(({ outcome }) => outcome)).toEqual(['review']);
	});
});

describe('closed books', () => {
	it('are written into on the first open day, with the true one in the note', () => {
		const books = new Bookkeeper({ settings: { booksClosedUntil: '2026-12-31' } });
		const { payment } = books.collect(7_000);
		books.work();
		books.payOut();
		books.work();
		books.goCardless.chargeBack(payment);
		books.work();
		for (const type of ['Payment', 'Deposit', 'JournalEntry'] as const) {
			const [record] = books.all(type);
			expect(record?.TxnDate).toBe('2027-01-01');
			expect(String(record?.PrivateNote)).toMatch(/True date 2026-11-\d\d/);
		}
	});

	it('are those that QuickBooks names, too', () => {
		const books = new Bookkeeper({ company: { bookCloseDate: '2026-11-30' } });
		seedOpenInvoice(books);
		expect(books.work()).toEqual(['bookPayment']);
		expect(books.all('Payment')[0]?.TxnDate).toBe('2026-12-01');
	});
});

/** An invoice of an open day, paid by a debit of a closed one. */
function seedOpenInvoice(books: Bookkeeper): void {
	const { company, customer, mandate } = books;
	const invoice = seedInvoice(company, { customer, amount: 5_000, txnDate: '2026-12-01' });
	const metadata = { books: books.books, customer, invoice };
	const { id } = books.goCardless.seedPayment({
		mandate,
		amount: 5_000,
		metadata,
		status: 'submitted',
	});
	books.goCardless.confirmPayment(id);
}

describe('money in another currency', () => {
	const foreign = (settings: BookkeeperOptions['settings'], exchanges = true) =>
		new Bookkeeper({
			currency: 'EUR',
			company: { multiCurrency: true },
			goCardless: {
				creditor: exchanges ? { fx_payout_currency: 'GBP' } : {},
				exchangeRates: { 'EUR/GBP': '0.8512345678' },
			},
			settings,
		});

	it('waits for the rate; the bank gets what arrived, the difference has its account', async () => {
		const books = foreign({ clearingInHomeCurrency: true });
		books.collect(10_000, 0.85);
		books.work();
		expect(books.balance('clearing')).toBe(8_500);
		books.payOut('EUR');
		expect(codes(books.planPayouts())).toEqual(['nothing pending']);
		await books.clock.advance({ days: 2 });
		books.work();
		expect(books.balance('bank')).toBe(8_427);
		expect(books.balance('fees')).toBe(85);
		expect(books.balance('exchange')).toBe(-12);
		expect(books.balance('clearing')).toBe(0);
		expect(books.work()).toEqual([]);
	});

	it('is valued by the ledger itself, where the clearing account is kept in it', async () => {
		const books = foreign({});
		books.collect(10_000, 0.85);
		books.work();
		expect(books.balance('clearing')).toBe(10_000);
		books.payOut('EUR');
		await books.clock.advance({ days: 2 });
		books.work();
		expect(books.balance('bank')).toBe(8_427);
		expect(books.balance('clearing')).toBe(0);
		expect(books.work()).toEqual([]);
	});

	it('goes back at the rate it came with', () => {
		const books = foreign({ clearingInHomeCurrency: true });
		const { invoice, payment } = books.collect(10_000, 0.85);
		books.work();
		books.goCardless.failPayment(payment);
		books.work();
		expect(books.balance('clearing')).toBe(0);
		expect(books.company.invoiceBalance(invoice)).toBe(10_000);
	});

	it('arrives unexchanged on a bank account of its own, at the value it was booked with', () => {
		const books = foreign({ clearingInHomeCurrency: true, bankAccounts: { EUR: '0' } }, false);
		books.options.settings = {
			...books.options.settings,
			bankAccounts: { EUR: books.accounts.bank },
		};
		books.collect(10_000, 0.85);
		books.collect(20_000, 0.86);
		books.work();
		books.payOut('EUR');
		books.work();
		expect(books.balance('clearing')).toBe(0);
		expect(books.all('Deposit')[0]).toMatchObject({ TotalAmt: 297, ExchangeRate: 0.8566666667 });
	});

	it('is not booked without an account for the difference', async () => {
		const books = foreign({ clearingInHomeCurrency: true });
		books.collect(10_000, 0.85);
		books.work();
		books.payOut('EUR');
		await books.clock.advance({ days: 2 });
		books.options.settings = { clearingInHomeCurrency: true, exchangeAccountId: undefined };
		expect(codes(books.planPayouts())).toEqual(['review noExchangeAccount']);
	});
});
