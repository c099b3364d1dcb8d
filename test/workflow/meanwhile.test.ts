import { Bookkeeper } from './bookkeeper';
import { AMOUNT } from './stories/amounts';
import { describeInvoiceMeanwhile } from './stories/invoiceMeanwhile';
import { describeUnaskedPayments } from './stories/unaskedPayments';
import { describeUnnamedInSetUp } from './stories/unnamedInSetUp';
import { codes } from './worlds';

// The stories of all ledgers, in the books of QuickBooks Online.
const open = Bookkeeper.open.bind(Bookkeeper);

describeInvoiceMeanwhile(open);

describeUnaskedPayments(open);

describeUnnamedInSetUp(open);

describe('what the set-up did not name', () => {
	it('keeps a reversal waiting while no accounts receivable is known', async () => {
		const keeper = await Bookkeeper.open();
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		keeper.choose({ receivableAccounts: {} });
		for (const { body } of keeper.world.company.store('Payment').all()) delete body.ARAccountRef;
		keeper.world.goCardless.failPayment(debit.payment);
		const run = await keeper.sweep();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], ['noReceivableAccount']]);
		keeper.choose({});
		await keeper.sweep();
		keeper.expectClearing(0);
	});
});
