import { seedCurrencyAccounts } from '../world/accounts';
import { Bookkeeper } from './bookkeeper';
import { codes, planned } from './worlds';

const AMOUNT = 12_000;

/** GoCardless' own share of one such debit, by the simulator's scale: 1 %. */
const FEE = 120;

/** A debit that was collected, booked and paid out; the payout is not in the books yet. */
async function untilPaidOut(options: Parameters<typeof Bookkeeper.open>[0] = {}) {
	const keeper = await Bookkeeper.open(options);
	const debit = await keeper.confirmedDebit(AMOUNT);
	await keeper.sweep();
	const payout = await keeper.payOut();
	return { keeper, debit, payout };
}

const deposits = ({ world }: Bookkeeper) => [...world.company.store('Deposit').all()];

const journal = ({ world }: Bookkeeper) => [...world.company.store('JournalEntry').all()];

const payoutOf = ({ world }: Bookkeeper, id: string) => world.goCardless.world.payouts.require(id);

describe('fees and the tax within them', () => {
	const account = {
		fees: {
			basisPoints: 100,
			smallest: 20,
			largest: 200,
			surcharge: 0,
			tax: { percent: 20, rateId: 'GB_VAT_1' },
		},
	};

	it('keeps the tax apart where the set-up names an account for it', async () => {
		const { keeper } = await untilPaidOut({ account });
		keeper.choose({ feeVatAccountId: keeper.accounts.feeVat });
		await keeper.reconcile();
		const { fees, vat } = { fees: keeper.balance('fees'), vat: keeper.balance('feeVat') };
		expect(vat).toBe(20);
		expect(fees + vat).toBe(FEE);
		keeper.expectBankLines();
		keeper.expectClearing(0);
	});

	it('leaves the tax with the fees where it names none', async () => {
		const { keeper } = await untilPaidOut({ account });
		await keeper.reconcile();
		expect([keeper.balance('fees'), keeper.balance('feeVat')]).toEqual([FEE, 0]);
		keeper.expectClearing(0);
	});

	it('books surcharges and fees that come back', async () => {
		const { keeper, debit } = await untilPaidOut({ account: { fees: { surcharge: 35 } } });
		await keeper.reconcile();
		keeper.world.goCardless.chargeBack(debit.payment);
		await keeper.confirmedDebit(50_000, 'Bert Bikes');
		await keeper.payOut();
		await keeper.letHoursPass();
		keeper.expectClearing(0);
		keeper.expectBankLines();
		// The fee of the first debit came back; the surcharge and the fee of the second stay.
		expect(keeper.balance('fees')).toBe(35 + 200);
	});
});

describe('payouts that are no plain sum', () => {
	it('takes a bounced payout out of the books, and in again when it is sent again', async () => {
		const { keeper, payout } = await untilPaidOut();
		const { goCardless } = keeper.world;
		await keeper.reconcile();
		expect(keeper.balance('bank')).toBe(AMOUNT - FEE);
		goCardless.bouncePayout(payout);
		const run = await keeper.reconcile();
		expect(codes(run, 'do')).toEqual(['reversePayout']);
		expect(codes(run, 'review')).toEqual(['payoutBounced']);
		expect(keeper.balance('bank')).toBe(0);
		keeper.expectClearing(AMOUNT - FEE);
		expect(codes(await keeper.reconcile(), 'do')).toEqual([]);

		goCardless.resendPayout(payout);
		expect(codes(await keeper.reconcile(), 'do')).toEqual(['reinstatePayout']);
		keeper.expectBankLines();
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('asks a person about a payout that bounced before it was booked', async () => {
		const { keeper, payout } = await untilPaidOut();
		keeper.world.goCardless.bouncePayout(payout);
		const run = await keeper.reconcile();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], ['payoutBounced']]);
		keeper.world.goCardless.resendPayout(payout);
		await keeper.reconcile();
		keeper.expectBankLines();
	});

	it('books a negative payout as a journal entry', async () => {
		const { keeper, debit } = await untilPaidOut({ account: { payoutsWithoutSurplus: true } });
		await keeper.reconcile();
		keeper.world.goCardless.chargeBack(debit.payment);
		const second = await keeper.payOut();
		expect(payoutOf(keeper, second).amount).toBe(-AMOUNT + FEE);
		await keeper.letHoursPass();
		expect(deposits(keeper)).toHaveLength(1);
		expect(keeper.balance('bank')).toBe(0);
		expect(keeper.balance('fees')).toBe(0);
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('books a payout of nothing, since its parts are something', async () => {
		const { keeper, debit } = await untilPaidOut({ account: { payoutsWithoutSurplus: true } });
		await keeper.reconcile();
		await keeper.confirmedDebit(AMOUNT, 'Bert Bikes');
		keeper.world.goCardless.chargeBack(debit.payment);
		const second = await keeper.payOut();
		expect(payoutOf(keeper, second).amount).toBe(0);
		await keeper.letHoursPass();
		keeper.expectBankLines();
		keeper.expectClearing(0);
		expect(keeper.balance('fees')).toBe(FEE);
		await keeper.expectNothingLeft();
	});

	it('books a payment that is in two payouts: paid out, charged back, and won', async () => {
		const { keeper, debit } = await untilPaidOut();
		const { goCardless, company } = keeper.world;
		await keeper.reconcile();
		goCardless.chargeBack(debit.payment);
		await keeper.confirmedDebit(50_000, 'Bert Bikes');
		await keeper.payOut();
		await keeper.letHoursPass();
		goCardless.cancelChargeback(debit.payment);
		await keeper.payOut();
		await keeper.letHoursPass();
		const withIt = goCardless.world.payouts
			.all()
			.filter(({ internal }) =>
				internal.items.some(
					({ type, links }) => type === 'payment_paid_out' && links.payment === debit.payment,
				),
			);
		expect(withIt).toHaveLength(2);
		expect(company.invoiceBalance(debit.invoice)).toBe(0);
		expect(company.receivable(debit.customer)).toBe(0);
		keeper.expectBankLines();
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('dates the entry on the first open day when its own is closed', async () => {
		const { keeper } = await untilPaidOut();
		const { company, clock } = keeper.world;
		await clock.advance({ days: 2 });
		company.settings.bookCloseDate = clock.today();
		await keeper.reconcile();
		const [deposit] = deposits(keeper);
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

describe('payouts that cannot be proven', () => {
	it('posts nothing when the items are a tenth more than rounding explains', async () => {
		const { keeper, payout } = await untilPaidOut();
		const record = payoutOf(keeper, payout);
		const [item] = record.internal.items;
		if (item === undefined) throw new Error('There are no items.');
		item.amount = `${AMOUNT}.6`;
		const run = await keeper.reconcile();
		expect(codes(run, 'do')).toEqual([]);
		expect(run.items('Plan', 2)).toMatchObject([
			{
				code: 'itemsDiffer',
				differenceText: '0.006 GBP',
				items: [{ type: 'payment_paid_out' }, { type: 'gocardless_fee' }],
			},
		]);
		expect(deposits(keeper)).toEqual([]);
		item.amount = `${AMOUNT}.0`;
		await keeper.reconcile();
		keeper.expectBankLines();
	});

	it('says so when GoCardless no longer has the items', async () => {
		const keeper = await Bookkeeper.open({ startsDaysAgo: 230 });
		const { clock, goCardless, n8n } = keeper.world;
		const { mandate } = keeper.world.seedPayer('Ada Bakery');
		goCardless.seedPayment({ mandate, amount: AMOUNT, status: 'confirmed' });
		await keeper.payOut();
		await clock.advance({ days: 200 });
		const template = JSON.parse(
			JSON.stringify(keeper.world.template('payouts')).replace(
				'"createdWithinDays":60',
				'"createdWithinDays":400',
			),
		) as unknown;
		const run = (await n8n.runWorkflow(template, { start: 'Schedule' })).demandSuccess();
		expect(codes(run, 'do')).toEqual([]);
		expect(planned(run, 'review')).toMatchObject([
			{ code: 'itemsGone', reason: expect.stringMatching(/older than six months/) },
		]);
	});

	it.each([
		['an item of a type of tomorrow', 'itemUnknown', { type: 'loyalty_bonus' }],
		['an item that names no payment', 'itemUnknown', { links: {} }],
	])('leaves a payout with %s to a person', async (_name, code, change) => {
		const { keeper, payout } = await untilPaidOut();
		const [item] = payoutOf(keeper, payout).internal.items;
		Object.assign(item ?? {}, change);
		const run = await keeper.reconcile();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
		expect(deposits(keeper)).toEqual([]);
	});

	it.each([
		['noFeesAccount', { feesAccountId: undefined }],
		['noBankAccount', { bankAccountId: undefined }],
		['noClearingAccount', { clearingAccounts: {} }],
		['otherCreditor', { creditorId: 'CR_ANOTHER' }],
	])('asks for what the set-up did not name: %s', async (code, settings) => {
		const { keeper } = await untilPaidOut();
		keeper.choose(settings);
		const run = await keeper.reconcile();
		expect(codes(run, 'do')).toEqual([]);
		expect(codes(run, 'review').length).toBe(1);
		expect([code, 'bookedElsewhere']).toContain(codes(run, 'review')[0]);
		keeper.choose({});
		await keeper.reconcile();
		keeper.expectBankLines();
		keeper.expectClearing(0);
	});

	it('sees that somebody changed the entry', async () => {
		const { keeper } = await untilPaidOut();
		await keeper.reconcile();
		const [deposit] = deposits(keeper);
		expect(deposit).toBeDefined();
		expect(journal(keeper)).toEqual([]);
		// The payout itself is what changed here: the books now show another amount.
		const [payout] = keeper.world.goCardless.world.payouts.all();
		if (payout !== undefined) payout.amount += 1;
		expect(codes(await keeper.reconcile(), 'review')).toEqual(['bookedAmount']);
	});
});

describe('the webhook of payouts', () => {
	it('books a payout the moment it is told, however often that is', async () => {
		const { keeper } = await untilPaidOut();
		const { goCardless, n8n } = keeper.world;
		const about = goCardless.events.filter(({ resource_type: type }) => type === 'payouts');
		const told = goCardless.signDelivery(about);
		for (const delivery of [told, told]) {
			const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), delivery);
			expect(answer.status).toBe(200);
			answer.execution?.demandSuccess();
		}
		expect(deposits(keeper)).toHaveLength(1);
		keeper.expectBankLines();
	});

	it('takes a payout out when the creditor event tells that it bounced', async () => {
		const { keeper, payout } = await untilPaidOut();
		const { goCardless, n8n } = keeper.world;
		await keeper.reconcile();
		goCardless.bouncePayout(payout);
		const told = goCardless.signDelivery(goCardless.events.slice(-1));
		const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), told);
		answer.execution?.demandSuccess();
		expect(keeper.balance('bank')).toBe(0);
	});

	it('is not started by what is about something else', async () => {
		const { keeper } = await untilPaidOut();
		const { goCardless, n8n } = keeper.world;
		const about = goCardless.events.filter(({ resource_type: type }) => type === 'payments');
		const told = goCardless.signDelivery(about);
		const answer = await n8n.deliverWebhook(keeper.world.template('payouts'), told);
		expect([answer.status, answer.execution]).toEqual([200, undefined]);
	});
});
