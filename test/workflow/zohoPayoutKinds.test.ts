import { addDays } from '../../nodes/shared/domain/calendar';
import { addAccount } from '../simulators/zohoBooks';
import { AMOUNT, FEE } from './stories/amounts';
import { describeFees } from './stories/fees';
import { untilPaidOut } from './stories/paidOut';
import { describePayoutWebhook } from './stories/payoutWebhook';
import { describeUnprovenPayouts } from './stories/unprovenPayouts';
import { describeUnusualPayouts } from './stories/unusualPayouts';
import { codes } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

// The stories of all ledgers, in the books of Zoho Books.
const open = ZohoBookkeeper.open.bind(ZohoBookkeeper);

const expenses = ({ world }: ZohoBookkeeper) => world.organization.expenses.all();

describeFees(open);

describeUnusualPayouts(open);

describe('payouts that are no plain sum', () => {
	it('dates the entries on the first open day when their own is closed', async () => {
		const { keeper } = await untilPaidOut(open);
		const { clock } = keeper.world;
		const booksClosedUntil = addDays(clock.today(), 2);
		keeper.choose({ booksClosedUntil });
		await clock.advance({ days: 3 });
		await keeper.reconcile();
		for (const entry of [...keeper.bankEntries(), ...expenses(keeper)]) {
			expect(entry.date > booksClosedUntil).toBe(true);
			expect(entry.plain.reference_number).toMatch(/^PO/);
		}
		expect(keeper.bankEntries()[0]?.plain.description).toMatch(/True date/);
		keeper.expectBankLines();
		await keeper.expectNothingLeft();
	});

	it('is one expense and one transfer, which the line of the bank feed can be matched with', async () => {
		const { keeper, payout } = await untilPaidOut(open);
		await keeper.reconcile();
		const { clearingAccount, accounts } = keeper.world;
		expect(keeper.journals()).toEqual([]);
		expect(expenses(keeper)).toMatchObject([
			{
				accountId: accounts.fees,
				paidThroughId: clearingAccount,
				amount: FEE,
				plain: { reference_number: payout },
			},
		]);
		expect(keeper.bankEntries()).toMatchObject([
			{
				type: 'transfer_fund',
				fromId: clearingAccount,
				toId: accounts.bank,
				amount: AMOUNT - FEE,
				plain: { reference_number: payout },
			},
		]);
	});

	it('completes a payout whose transfer was refused after its fees were booked', async () => {
		const { keeper } = await untilPaidOut(open);
		const { zohoBooks } = keeper.world;
		const match = { method: 'POST', path: /banktransactions/, times: 3 };
		zohoBooks.faults.arrange('serverErrorBefore', match);
		(await keeper.world.run('payouts')).demandSuccess();
		expect([keeper.balance('fees'), keeper.balance('bank')]).toEqual([FEE, 0]);
		zohoBooks.faults.stop();
		await keeper.reconcile();
		expect(keeper.balance('fees')).toBe(FEE);
		keeper.expectBankLines();
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});
});

describe('payouts in another currency', () => {
	it('go to the bank account of that currency', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { world } = keeper;
		const clearing = world.addClearing('EUR');
		const bank = addAccount(world.organization, 'Current account EUR', 'bank', { currency: 'EUR' });
		keeper.choose({ bankAccounts: { EUR: bank } });
		const debit = await keeper.confirmedDebit(10_000, 'Bäckerei Berta', 'EUR');
		await keeper.sweep();
		expect(world.openOf(debit.invoice)).toBe(0);
		expect(world.balanceOf(clearing)).toBe(world.goCardless.held('EUR'));
		await keeper.payOut();
		await keeper.letHoursPass();
		const [payout] = world.goCardless.world.payouts.all();
		expect(world.balanceOf(bank)).toBe(payout?.amount);
		expect(world.balanceOf(clearing)).toBe(0);
		expect(world.organization.trialBalance()).toBe(0);
		await keeper.expectNothingLeft();
	});

	it.each(['keepsPayment', 'deletesPayment'] as const)(
		'are right after a chargeback that was won (Zoho %s)',
		async (unapply) => {
			const keeper = await ZohoBookkeeper.open({ zoho: { behaviour: { unapply } } });
			const { world } = keeper;
			const clearing = world.addClearing('EUR');
			const bank = addAccount(world.organization, 'Current account EUR', 'bank', {
				currency: 'EUR',
			});
			keeper.choose({ bankAccounts: { EUR: bank } });
			const debit = await keeper.confirmedDebit(10_000, 'Bäckerei Berta', 'EUR');
			await keeper.sweep();
			world.goCardless.chargeBack(debit.payment);
			await keeper.sweep();
			expect([world.openOf(debit.invoice), world.balanceOf(clearing)]).toEqual([10_000, 0]);
			world.goCardless.cancelChargeback(debit.payment);
			await keeper.sweep();
			expect([world.openOf(debit.invoice), world.owedBy(debit.customer)]).toEqual([0, 0]);
			await keeper.payOut();
			await keeper.letHoursPass();
			expect(world.balanceOf(clearing)).toBe(0);
			expect(world.organization.trialBalance()).toBe(0);
			await keeper.expectNothingLeft();
		},
	);

	it('wait for a person when GoCardless exchanged them, since what Zoho makes of it is not sure', async () => {
		const keeper = await ZohoBookkeeper.open({
			account: {
				creditor: { fx_payout_currency: 'GBP' },
				exchangeRates: { 'EUR/GBP': '0.8600000000' },
			},
		});
		const clearing = keeper.world.addClearing('EUR');
		keeper.choose({});
		await keeper.confirmedDebit(10_000, 'Bäckerei Berta', 'EUR');
		await keeper.sweep();
		await keeper.payOut();
		const run = await keeper.reconcile();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], ['exchangeUnusual']]);
		expect(keeper.balance('bank')).toBe(0);
		expect(keeper.world.balanceOf(clearing)).toBe(10_000);
	});
});

describeUnprovenPayouts(open);

describePayoutWebhook(open);
