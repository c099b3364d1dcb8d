import { seedCurrencyAccounts } from '../world/accounts';
import { Bookkeeper } from './bookkeeper';
import { describeFees } from './stories/fees';
import { untilPaidOut } from './stories/paidOut';
import { describePayoutWebhook } from './stories/payoutWebhook';
import { describeUnprovenPayouts } from './stories/unprovenPayouts';
import { describeUnusualPayouts } from './stories/unusualPayouts';
import { codes } from './worlds';

// The stories of all ledgers, in the books of QuickBooks Online.
const open = Bookkeeper.open.bind(Bookkeeper);

describeFees(open);

describeUnusualPayouts(open);

describe('payouts that are no plain sum', () => {
	it('dates the entry on the first open day when its own is closed', async () => {
		const { keeper } = await untilPaidOut(open);
		const { company, clock } = keeper.world;
		await clock.advance({ days: 2 });
		company.settings.bookCloseDate = clock.today();
		await keeper.reconcile();
		const [deposit] = keeper.bankEntries();
		expect(String(deposit?.body.TxnDate) > clock.today()).toBe(true);
		expect(deposit?.body.PrivateNote).toMatch(/True date/);
		keeper.expectBankLines();
		await keeper.expectNothingLeft();
	});
});

describe('payouts in another currency', () => {
	const account = {
		creditor: { fx_payout_currency: 'GBP' },
		exchangeRates: { 'EUR/GBP': '0.8600000000' },
	};

	/** A customer who owes 100.00 EUR, invoiced at 0.85, and is paid out in GBP at 0.86. */
	async function collectEuros(settings: (accounts: { home: string }) => Record<string, unknown>) {
		const keeper = await Bookkeeper.open({ multiCurrency: true, account });
		const { world } = keeper;
		const euros = seedCurrencyAccounts(world.company, 'EUR');
		keeper.choose({
			clearingAccounts: { GBP: world.clearingAccount, EUR: euros.clearing },
			...settings({ home: world.clearingAccount }),
		});
		const payer = world.seedPayer('Bäckerei Berta', 'EUR');
		const invoice = world.seedInvoice(payer, 10_000);
		const debit = await keeper.collect(invoice, payer.id, payer.mandate);
		await world.letDebitsConfirm();
		await keeper.sweep();
		return { keeper, debit, euros, invoice };
	}

	it('waits for the rate, and gives the bank what was confirmed', async () => {
		const { keeper, euros, invoice } = await collectEuros(() => ({}));
		const { company, goCardless, clock } = keeper.world;
		expect(company.invoiceBalance(invoice)).toBe(0);
		expect(company.balance(euros.clearing)).toBe(goCardless.held('EUR'));
		const isSent = () => goCardless.events.some(({ action }) => action === 'paid');
		for (let day = 0; day < 20 && !isSent(); day += 1) await clock.advance({ days: 1 });
		const early = await keeper.reconcile();
		expect([codes(early, 'do'), keeper.balance('bank')]).toEqual([[], 0]);

		await keeper.payOut().catch(() => undefined);
		const [payout] = goCardless.world.payouts.all();
		expect(payout?.status).toBe('paid');
		await keeper.reconcile();
		expect(keeper.balance('bank')).toBe(payout?.fx.fx_amount);
		expect(company.balance(euros.clearing)).toBe(0);
		await keeper.expectNothingLeft();
	});

	it('books the difference to the bookings where clearing is kept in the home currency', async () => {
		const { keeper } = await collectEuros(({ home }) => ({
			clearingAccounts: { GBP: home, EUR: home },
			clearingInHomeCurrency: true,
		}));
		await keeper.payOut();
		await keeper.letHoursPass();
		const [payout] = keeper.world.goCardless.world.payouts.all();
		expect(keeper.balance('bank')).toBe(payout?.fx.fx_amount);
		// Booked at 0.85, arrived at 0.86.
		expect(keeper.world.clearing).toBe(0);
		expect(keeper.balance('exchange')).toBeLessThan(0);
	});
});

describeUnprovenPayouts(open);

describePayoutWebhook(open);
