import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import { ZohoBookkeeper, type ZohoBookkeeperOptions } from './zohoBookkeeper';

/** What Zoho Books say, day by day. */

const codes = (plan: PlanItem[]) => plan.map(({ outcome, json }) => `${outcome} ${json.code}`);

/** The check of all checks: the clearing account shows what GoCardless owes us. */
function expectProven(books: ZohoBookkeeper): void {
	expect(books.balance('clearing')).toBe(books.goCardless.held('GBP'));
	expect(books.trialBalance()).toBe(0);
	expect(books.work()).toEqual([]);
}

describe('a payout', () => {
	it('is an expense for the fees and a transfer of the rest, and leaves nothing in clearing', () => {
		const books = new ZohoBookkeeper();
		for (const amount of [12_000, 22_000]) books.collect(amount);
		expect(books.work()).toEqual(['bookPayment', 'bookPayment']);
		expect(books.balance('clearing')).toBe(34_000);
		books.payOut();
		expect(books.work()).toEqual(['postPayout']);
		expect(books.balance('bank')).toBe(34_000 - 320);
		expect(books.balance('fees')).toBe(320);
		expect(books.balance('clearing')).toBe(0);
		expectProven(books);
	});

	it('whose run was killed between the two is finished by the next', () => {
		const books = new ZohoBookkeeper();
		books.collect(12_000);
		books.work();
		books.payOut();
		const plan = books.planPayouts();
		books.carryOut(plan, 1);
		expect([books.balance('fees'), books.balance('bank')]).toEqual([120, 0]);
		const again = books.planPayouts();
		expect(again.map(({ json }) => json.plannedAction?.mark)).toEqual(
			plan.map(({ json }) => json.plannedAction?.mark),
		);
		expect(books.carryOut(again)).toEqual(['postPayout']);
		expect([books.balance('fees'), books.balance('bank')]).toEqual([120, 11_880]);
		expectProven(books);
	});

	it.each(['deposit', 'journalEntry'] as const)(
		'as %s: tax within the fees, and a payment that went back after an earlier payout',
		(payoutEntry) => {
			const tax = { percent: 20, rateId: 'GB_VAT_1' };
			const books = new ZohoBookkeeper({
				goCardless: { fees: { tax } },
				settings: { feeVatAccountId: 'vat', payoutEntry },
			});
			const { payment } = books.collect(12_000);
			books.work();
			books.payOut();
			books.work();
			expect([books.balance('fees'), books.balance('vat')]).toEqual([100, 20]);
			books.goCardless.chargeBack(payment);
			books.collect(40_000);
			books.work();
			expectProven(books);
			books.payOut();
			books.work();
			expect(books.balance('clearing')).toBe(0);
			expectProven(books);
			expect(books.ledger.forms.banktransactions).toHaveLength(payoutEntry === 'deposit' ? 2 : 0);
		},
	);

	it('of nothing, or less, becomes a journal', () => {
		const books = new ZohoBookkeeper({ goCardless: { payoutsWithoutSurplus: true } });
		const { payment } = books.collect(12_000);
		books.work();
		books.payOut();
		books.work();
		books.goCardless.chargeBack(payment);
		books.work();
		books.payOut();
		books.work();
		expect([books.balance('bank'), books.balance('fees')]).toEqual([0, 0]);
		expect(books.ledger.forms.journals).toHaveLength(1);
		expectProven(books);
	});

	it('with money of others puts that into suspense, and says so once', () => {
		const books = new ZohoBookkeeper();
		books.collect(12_000);
		books.work();
		books.collectElsewhere(5_000, { books: 'quickbooks:2' });
		books.payOut();
		const plan = books.planPayouts();
		expect(codes(plan)).toEqual(['do postPayout', 'review foreignItem']);
		books.carryOut(plan);
		expect([books.balance('suspense'), books.balance('clearing')]).toEqual([-5_000, 0]);
		expect(codes(books.planPayouts())).toEqual(['nothing booked']);
	});

	it('that bounces is taken out, and posted again when it is sent again', () => {
		const books = new ZohoBookkeeper();
		books.collect(12_000);
		books.work();
		const id = books.payOut();
		books.work();
		books.goCardless.bouncePayout(id);
		books.work();
		expect([books.balance('bank'), books.balance('clearing')]).toEqual([0, 11_880]);
		expectProven(books);
		books.goCardless.resendPayout(id);
		expect(books.work()).toEqual(['reinstatePayout']);
		expect([books.balance('bank'), books.balance('clearing')]).toEqual([11_880, 0]);
		expectProven(books);
	});
});

describe.each([false, true])(
	'money that goes back, when Zoho deletes unapplied payments: %s',
	(deletesUnapplied) => {
		const open = (more: ZohoBookkeeperOptions = {}) =>
			new ZohoBookkeeper({ ledger: { deletesUnapplied }, ...more });

		it('opens its invoice again and leaves clearing', () => {
			const books = open();
			const { invoice, payment } = books.collect(12_000);
			books.work();
			expect(books.invoiceBalance(invoice)).toBe(0);
			books.goCardless.failPayment(payment);
			expect(books.work()).toEqual(['reversePayment']);
			expect(books.invoiceBalance(invoice)).toBe(12_000);
			expect(books.balance('receivable')).toBe(12_000);
			expect(books.balance('clearing')).toBe(0);
			expect(books.ledger.paymentsUnder(payment)).toHaveLength(deletesUnapplied ? 0 : 1);
			expectProven(books);
		});

		it('after its payout is owed to GoCardless until the next payout withholds it', () => {
			const books = open({ goCardless: { fees: { surcharge: 250 } } });
			const { invoice, payment } = books.collect(12_000);
			books.work();
			books.payOut();
			books.work();
			books.goCardless.chargeBack(payment);
			books.work();
			expect(books.invoiceBalance(invoice)).toBe(12_000);
			expect(books.balance('clearing')).toBe(-12_000);
			books.collect(40_000);
			books.work();
			books.payOut();
			books.work();
			expect([books.balance('clearing'), books.balance('fees')]).toEqual([0, 200 + 250]);
			expectProven(books);
		});

		it('and comes again pays its invoice again, three times', () => {
			const books = open();
			const { invoice, payment } = books.collect(12_000);
			books.work();
			for (let time = 1; time <= 3; time += 1) {
				books.goCardless.chargeBack(payment);
				expect(books.work()).toEqual(['reversePayment']);
				expect(books.invoiceBalance(invoice)).toBe(12_000);
				expectProven(books);
				books.goCardless.cancelChargeback(payment);
				expect(books.work()).toEqual([deletesUnapplied ? 'bookPayment' : 'reinstatePayment']);
				expect(books.invoiceBalance(invoice)).toBe(0);
				expect([books.balance('receivable'), books.balance('clearing')]).toEqual([0, 12_000]);
				expectProven(books);
			}
		});

		it('and comes again for an invoice that was paid by hand is for a person, or the credit', () => {
			const books = open();
			const { invoice, payment } = books.collect(12_000);
			books.work();
			books.goCardless.chargeBack(payment);
			books.work();
			books.ledger.payInvoiceByHand(invoice, 'till');
			books.goCardless.cancelChargeback(payment);
			expect(codes(books.planPostings())).toEqual(['review invoicePaid']);
			books.options.settings = { unappliedMoney: 'book' };
			books.work();
			expect([books.balance('receivable'), books.balance('clearing')]).toEqual([-12_000, 12_000]);
			expectProven(books);
		});
	},
);

describe('money that goes back', () => {
	it('a fourth time is left to a person', () => {
		const books = new ZohoBookkeeper();
		const { payment } = books.collect(12_000);
		books.work();
		for (let time = 1; time <= 3; time += 1) {
			books.goCardless.chargeBack(payment);
			books.work();
			books.goCardless.cancelChargeback(payment);
			books.work();
		}
		books.goCardless.chargeBack(payment);
		expect(codes(books.planPostings())).toEqual(['review turnedTooOften']);
	});

	it('deletes its booking, if the settings say so', () => {
		const books = new ZohoBookkeeper({ settings: { reversalMethod: 'void' } });
		const { invoice, payment } = books.collect(12_000);
		books.work();
		books.goCardless.failPayment(payment);
		expect(books.work()).toEqual(['voidPayment']);
		expect(books.invoiceBalance(invoice)).toBe(12_000);
		expect(books.ledger.payments.size).toBe(0);
		expectProven(books);
	});
});

describe('a refund', () => {
	it.each(['receivable', 'refundsAccount', 'refundReceipt'] as const)(
		'to %s is booked when a payout withholds it, and taken back when it cannot be delivered',
		(refundBooking) => {
			const books = new ZohoBookkeeper({ settings: { refundBooking } });
			const { payment } = books.collect(12_000);
			books.work();
			const { id } = books.goCardless.refund(payment, 2_000);
			expect(books.work()).toEqual([]);
			books.payOut();
			expect(books.work()).toEqual(['bookRefund', 'postPayout']);
			const charged = refundBooking === 'receivable' ? 'receivable' : 'refunds';
			expect([books.balance(charged), books.balance('clearing')]).toEqual([2_000, 0]);
			expectProven(books);
			books.goCardless.returnRefund(id);
			expect(books.work()).toEqual(['returnRefund']);
			expect([books.balance(charged), books.balance('clearing')]).toEqual([0, 2_000]);
			expectProven(books);
		},
	);

	it('as a credit note whose money was not given back yet is finished', () => {
		const books = new ZohoBookkeeper({ settings: { refundBooking: 'refundReceipt' } });
		const { payment } = books.collect(12_000);
		books.work();
		books.goCardless.refund(payment, 2_000);
		books.payOut();
		books.carryOut(books.planPostings(), 1);
		expect(codes(books.planPayouts())).toEqual(['review refundNotBooked']);
		expect(books.work()).toEqual(['bookRefund', 'postPayout']);
		expect(books.ledger.forms.creditnotes).toHaveLength(1);
		expectProven(books);
	});
});

describe('the posting moment', () => {
	it.each(['submitted', 'confirmed', 'paid_out'] as const)(
		'%s: clearing is right on every day of a payment that fails late',
		(postingMoment) => {
			const books = new ZohoBookkeeper({ settings: { postingMoment } });
			const { goCardless } = books;
			const expectRight = () => {
				books.work();
				expect(books.balance('clearing')).toBe(goCardless.expectedClearing('GBP', postingMoment));
				expect(books.work()).toEqual([]);
			};
			const { payment } = books.collect(12_000);
			expectRight();
			books.payOut();
			expectRight();
			goCardless.failPayment(payment);
			expectRight();
			books.collect(50_000);
			expectRight();
			books.payOut();
			expectRight();
			expect(books.balance('clearing')).toBe(0);
		},
	);
});
