import { addDays } from '../../nodes/shared/domain/calendar';
import { AMOUNT } from './stories/amounts';
import { describeComesToNothing } from './stories/comesToNothing';
import { describePostingMoment } from './stories/postingMoment';
import { describeAfterConfirmation, type Telling, WAYS } from './stories/waysToBeTold';
import { describeWentBack } from './stories/wentBack';
import { ZohoBookkeeper } from './zohoBookkeeper';

// The stories of all ledgers, in the books of Zoho Books.
const open = ZohoBookkeeper.open.bind(ZohoBookkeeper);

const tellings = WAYS.map(
	(way): Telling => ({
		title: `leaves the books right when it is told ${way}`,
		way,
		open: async () =>
			await ZohoBookkeeper.open({
				// Plans without unique fields have to look up before they write.
				hasUniqueFields: way !== 'in one delivery',
				zoho: { behaviour: { unapply: 'keepsPayment' } },
			}),
	}),
);

describeAfterConfirmation([
	...tellings,
	{
		title: 'leaves them right where Zoho deletes a payment that leaves its invoice',
		way: 'in order, each twice',
		open: async () =>
			await ZohoBookkeeper.open({ zoho: { behaviour: { unapply: 'deletesPayment' } } }),
	},
]);

describeComesToNothing(open);

describe('books that are closed by the settings', () => {
	it('date the reversal on the first open day, with the true date in its note', async () => {
		const keeper = await ZohoBookkeeper.open({ zoho: { behaviour: { unapply: 'keepsPayment' } } });
		const { organization, goCardless, clock } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		await clock.advance({ days: 3 });
		keeper.takeDeliveries();
		goCardless.failPayment(debit.payment);
		const told = keeper.takeDeliveries();
		const failedOn = clock.today();
		const booksClosedUntil = addDays(failedOn, 7);
		keeper.choose({ booksClosedUntil });
		await clock.advance({ days: 8 });
		await keeper.deliver(...told);

		const refunds = organization.payments.all().flatMap((payment) => payment.refunds);
		expect(refunds).toHaveLength(1);
		expect(String(refunds[0]?.date) > booksClosedUntil).toBe(true);
		expect(refunds[0]?.description).toMatch(`True date ${failedOn}`);
		expect(keeper.world.owedBy(debit.customer)).toBe(AMOUNT);
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		await keeper.reconcile();
		keeper.expectClearing();
		await keeper.expectNothingLeft();
	});

	it('date collected money on the first open day', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { organization, clock } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		const booksClosedUntil = clock.today();
		keeper.choose({ booksClosedUntil });
		await clock.advance({ days: 1 });
		await keeper.sweep();
		const [id = ''] = keeper.world.paymentsNaming(debit.payment);
		const payment = organization.payments.find(id);
		expect(String(payment?.date) > booksClosedUntil).toBe(true);
		expect(payment?.plain.description).toMatch(/True date/);
		keeper.expectClearing();
	});

	it('leave a posting undone that Zoho itself refuses, and say why', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { organization, clock } = keeper.world;
		await keeper.confirmedDebit(AMOUNT);
		organization.settings.lockedUntil = clock.today();
		const run = (await keeper.world.run('events')).demandSuccess();
		expect(String(run.items('Failed: the next sweep repeats it')[0]?.error)).toMatch(/lock/i);
		expect(keeper.world.clearing).toBe(0);
		keeper.choose({ booksClosedUntil: clock.today() });
		await clock.advance({ days: 1 });
		await keeper.sweep();
		keeper.expectClearing(AMOUNT);
	});
});

describeWentBack(open);

describe('the ways to book what went back', () => {
	it('writes a credit note and its refund where the settings say so, once, and takes it back', async () => {
		const keeper = await ZohoBookkeeper.open({ settings: { refundBooking: 'refundReceipt' } });
		const { organization, goCardless } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		await keeper.letHoursPass();
		expect(organization.creditNotes.size).toBe(1);
		expect(keeper.world.owedBy(debit.customer)).toBe(0);
		expect(keeper.balance('refunds')).toBe(2_000);
		keeper.expectClearing(0);
		keeper.expectBankLines();
		goCardless.returnRefund(keeper.lastRefund());
		await keeper.letHoursPass();
		expect(organization.creditNotes.size).toBe(1);
		keeper.expectClearing(2_000);
		await keeper.expectNothingLeft();
	});
});

describePostingMoment(open);
