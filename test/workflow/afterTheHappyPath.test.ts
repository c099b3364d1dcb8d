import { Bookkeeper } from './bookkeeper';
import { AMOUNT } from './stories/amounts';
import { describeComesToNothing } from './stories/comesToNothing';
import { describePostingMoment } from './stories/postingMoment';
import { describeAfterConfirmation, WAYS } from './stories/waysToBeTold';
import { describeWentBack } from './stories/wentBack';

// The stories of all ledgers, in the books of QuickBooks Online.
const open = Bookkeeper.open.bind(Bookkeeper);

describeAfterConfirmation(
	WAYS.map((way) => ({
		title: `leaves the books right when it is told ${way}`,
		way,
		open,
		// Who hears of the end alone books one reversal, and that opens the invoice.
		hasOpenEntryTheSecondTime: way === 'in order, each twice',
	})),
);

describeComesToNothing(open);

describe('books that are closed', () => {
	it('date the reversal on the first open day, and leave the closed payment as it is', async () => {
		const keeper = await Bookkeeper.open();
		const { company, goCardless, clock } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		await clock.advance({ days: 3 });
		keeper.takeDeliveries();
		goCardless.failPayment(debit.payment);
		const told = keeper.takeDeliveries();
		const failedOn = clock.today();
		await clock.advance({ days: 7 });
		const closedUntil = clock.today();
		company.settings.bookCloseDate = closedUntil;
		await keeper.deliver(...told);

		const [reversal, ...others] = [...company.store('JournalEntry').all()];
		expect(others).toEqual([]);
		expect(String(reversal?.body.TxnDate) > closedUntil).toBe(true);
		expect(reversal?.body.PrivateNote).toMatch(`True date ${failedOn}`);
		expect(company.receivable(debit.customer)).toBe(AMOUNT);
		// The payment lies in the closed period, so the invoice stays paid and the entry is open.
		expect(company.invoiceBalance(debit.invoice)).toBe(0);
		await keeper.reconcile();
		keeper.expectClearing();
		await keeper.expectNothingLeft();
	});

	it('date collected money on the first open day', async () => {
		const keeper = await Bookkeeper.open();
		const { company, clock } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await clock.advance({ days: 1 });
		const closedUntil = clock.today();
		company.settings.bookCloseDate = closedUntil;
		await keeper.sweep();
		const [payment] = company.paymentsByReference(debit.payment);
		expect(String(payment?.body.TxnDate) > closedUntil).toBe(true);
		expect(payment?.body.PrivateNote).toMatch(/True date/);
		keeper.expectClearing();
	});
});

describeWentBack(open);

describe('the ways to book what went back', () => {
	it('writes a refund receipt where the settings say so, once, and takes it back', async () => {
		const keeper = await Bookkeeper.open({ settings: { refundBooking: 'refundReceipt' } });
		const { company, goCardless } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		await keeper.letHoursPass();
		expect(company.store('RefundReceipt').size).toBe(1);
		keeper.expectClearing(0);
		keeper.expectBankLines();
		goCardless.returnRefund(keeper.lastRefund());
		await keeper.letHoursPass();
		expect(company.store('RefundReceipt').size).toBe(1);
		keeper.expectClearing(2_000);
	});
});

describePostingMoment(open);
