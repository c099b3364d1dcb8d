import { addDays } from '../../nodes/shared/domain/calendar';
import { addAccount } from '../simulators/zohoBooks';
import { codes, planned } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

const AMOUNT = 12_000;

/** GoCardless' own share of one such debit, by the simulator's scale: 1 %. */
const FEE = 120;

/** A debit that was collected, booked and paid out; the payout is not in the books yet. */
async function untilPaidOut(options: Parameters<typeof ZohoBookkeeper.open>[0] = {}) {
	const keeper = await ZohoBookkeeper.open(options);
	const debit = await keeper.confirmedDebit(AMOUNT);
	await keeper.sweep();
	const payout = await keeper.payOut();
	return { keeper, debit, payout };
}

const transfers = ({ world }: ZohoBookkeeper) => world.organization.bankTransactions.all();

const journals = ({ world }: ZohoBookkeeper) => world.organization.journals.all();

const expenses = ({ world }: ZohoBookkeeper) => world.organization.expenses.all();

const payoutOf = ({ world }: ZohoBookkeeper, id: string) =>
	world.goCardless.world.payouts.require(id);

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
		keeper.choose({ feeVatAccountId: keeper.world.accounts.feeVat });
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
		expect(transfers(keeper)).toHaveLength(1);
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
		const { goCardless } = keeper.world;
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
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		expect(keeper.world.owedBy(debit.customer)).toBe(0);
		keeper.expectBankLines();
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('dates the entries on the first open day when their own is closed', async () => {
		const { keeper } = await untilPaidOut();
		const { clock } = keeper.world;
		const booksClosedUntil = addDays(clock.today(), 2);
		keeper.choose({ booksClosedUntil });
		await clock.advance({ days: 3 });
		await keeper.reconcile();
		for (const entry of [...transfers(keeper), ...expenses(keeper)]) {
			expect(entry.date > booksClosedUntil).toBe(true);
			expect(entry.plain.reference_number).toMatch(/^PO/);
		}
		expect(transfers(keeper)[0]?.plain.description).toMatch(/True date/);
		keeper.expectBankLines();
		await keeper.expectNothingLeft();
	});

	it('leaves what belongs to other books in the suspense account, and asks a person', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { world } = keeper;
		const { mandate } = world.seedPayer('Bert Bikes');
		const metadata = { books: 'quickbooks:another company' };
		world.goCardless.seedPayment({ amount: 3_000, mandate, metadata });
		await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		await keeper.payOut();
		const run = await keeper.reconcile();
		const asked = planned(run, 'review').map(({ reason }) => reason);
		expect(asked.join()).toMatch(/another company/);
		expect(keeper.balance('suspense')).toBe(-3_000);
		keeper.expectBankLines();
		expect(world.clearing).toBe(0);
		await keeper.expectNothingLeft();
	});

	it('waits for payments that are not in the books yet', async () => {
		const keeper = await ZohoBookkeeper.open();
		await keeper.confirmedDebit(AMOUNT);
		await keeper.payOut();
		const early = await keeper.reconcile();
		expect([codes(early, 'do'), codes(early, 'review')]).toEqual([[], ['paymentNotBooked']]);
		await keeper.letHoursPass();
		keeper.expectBankLines();
		keeper.expectClearing(0);
	});

	it('is one expense and one transfer, which the line of the bank feed can be matched with', async () => {
		const { keeper, payout } = await untilPaidOut();
		await keeper.reconcile();
		const { clearingAccount, accounts } = keeper.world;
		expect(journals(keeper)).toEqual([]);
		expect(expenses(keeper)).toMatchObject([
			{
				accountId: accounts.fees,
				paidThroughId: clearingAccount,
				amount: FEE,
				plain: { reference_number: payout },
			},
		]);
		expect(transfers(keeper)).toMatchObject([
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
		const { keeper } = await untilPaidOut();
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
		expect(transfers(keeper)).toEqual([]);
		item.amount = `${AMOUNT}.0`;
		await keeper.reconcile();
		keeper.expectBankLines();
	});

	it('says so when GoCardless no longer has the items', async () => {
		const keeper = await ZohoBookkeeper.open({ startsDaysAgo: 230 });
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
		expect(transfers(keeper)).toEqual([]);
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
		const [deposit] = transfers(keeper);
		expect(deposit).toBeDefined();
		expect(journals(keeper)).toEqual([]);
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
		expect(transfers(keeper)).toHaveLength(1);
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
