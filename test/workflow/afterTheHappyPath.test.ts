import { Bookkeeper, type Debit } from './bookkeeper';
import { codes, planned, untilConfirmed } from './worlds';

/** Minor units of every invoice here. */
const AMOUNT = 12_000;

interface Story {
	title: string;
	/** What happens to a confirmed debit; `tell` is where a webhook would come. */
	happen(keeper: Bookkeeper, debit: Debit, tell: () => Promise<void>): Promise<void>;
	/** What the customer owes in the end, in minor units. */
	owed: number;
	/** What is left to pay of the invoice, when that is not what is owed. */
	open?: number | 'open entry instead';
}

const refundOf = ({ world }: Pick<Bookkeeper, 'world'>) =>
	world.goCardless.world.refunds.all().at(-1)?.id ?? '';

const STORIES: Story[] = [
	{
		title: 'a debit that fails after it was confirmed',
		async happen({ world }, { payment }, tell) {
			world.goCardless.failPayment(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a debit that fails after it was paid out',
		async happen(keeper, { payment }, tell) {
			await keeper.payOut();
			await tell();
			keeper.world.goCardless.failPayment(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback before the payout',
		async happen({ world }, { payment }, tell) {
			world.goCardless.chargeBack(payment);
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback after the payout, settled with the next one',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			await keeper.payOut();
			await tell();
			goCardless.chargeBack(payment);
			await tell();
			await keeper.confirmedDebit(50_000, 'Bert Bikes');
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: AMOUNT,
	},
	{
		title: 'a chargeback before the payout that is won',
		async happen({ world }, { payment }, tell) {
			world.goCardless.chargeBack(payment);
			await tell();
			world.goCardless.cancelChargeback(payment);
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a chargeback after the payout that is won',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			await keeper.payOut();
			await tell();
			goCardless.chargeBack(payment);
			await tell();
			goCardless.cancelChargeback(payment);
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a chargeback that is won, and comes a second time',
		async happen({ world: { goCardless } }, { payment }, tell) {
			goCardless.chargeBack(payment);
			await tell();
			goCardless.cancelChargeback(payment);
			await tell();
			goCardless.chargeBack(payment);
			await tell();
		},
		owed: AMOUNT,
		open: 'open entry instead',
	},
	{
		title: 'a refund that is sent but not deducted yet',
		async happen({ world }, { payment }, tell) {
			world.goCardless.refund(payment, 2_000);
			await tell();
			world.goCardless.payRefund(refundOf({ world }));
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a refund that is deducted from the payout',
		async happen(keeper, { payment }, tell) {
			keeper.world.goCardless.refund(payment, 2_000);
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: 2_000,
		open: 0,
	},
	{
		title: 'a refund that bounces and comes back',
		async happen(keeper, { payment }, tell) {
			const { goCardless } = keeper.world;
			goCardless.refund(payment, 2_000);
			await keeper.payOut();
			await tell();
			goCardless.bounceRefund(refundOf(keeper));
			await tell();
			goCardless.returnRefund(refundOf(keeper));
			await tell();
		},
		owed: 0,
	},
	{
		title: 'a refund that comes back before it was deducted',
		async happen(keeper, { payment }, tell) {
			keeper.world.goCardless.refund(payment, 2_000);
			await tell();
			keeper.world.goCardless.returnRefund(refundOf(keeper));
			await tell();
			await keeper.payOut();
			await tell();
		},
		owed: 0,
	},
];

type Way = 'in order, each twice' | 'backwards' | 'in one delivery' | 'by the sweep alone';

const WAYS: Way[] = ['in order, each twice', 'backwards', 'in one delivery', 'by the sweep alone'];

/** Lets a story happen, with its events told in one of the ways. */
async function tellStory(story: Story, way: Way): Promise<{ keeper: Bookkeeper; debit: Debit }> {
	const keeper = await Bookkeeper.open();
	const debit = await keeper.confirmedDebit(AMOUNT);
	const tell = async () => {
		if (way !== 'in order, each twice') return;
		const told = keeper.takeDeliveries();
		await keeper.deliver(...told, ...told);
	};
	await tell();
	await story.happen(keeper, debit, tell);
	switch (way) {
		case 'in order, each twice':
			// Webhooks alone: no sweep helps.
			await keeper.reconcile();
			break;
		case 'backwards':
			await keeper.deliver(...keeper.takeDeliveries().reverse());
			await keeper.letHoursPass();
			break;
		case 'in one delivery':
			await keeper.deliver(...keeper.world.goCardless.takeDeliveries());
			await keeper.letHoursPass();
			break;
		case 'by the sweep alone':
			await keeper.letHoursPass();
	}
	return { keeper, debit };
}

describe.each(STORIES)('$title', (story) => {
	it.each(WAYS)('leaves the books right when it is told %s', async (way) => {
		const { keeper, debit } = await tellStory(story, way);
		const { company } = keeper.world;
		expect(company.receivable(debit.customer)).toBe(story.owed);
		keeper.expectClearing();
		keeper.expectBankLines();
		if (story.open !== 'open entry instead') {
			expect(company.invoiceBalance(debit.invoice)).toBe(story.open ?? story.owed);
		}
		await keeper.expectNothingLeft();
	});
});

describe('a debit that comes to nothing', () => {
	const nothings: Array<[string, (keeper: Bookkeeper, debit: Debit) => void | Promise<void>]> = [
		[
			'fails at the bank',
			async ({ world }, { payment }) => {
				world.goCardless.submitPayment(payment);
				world.goCardless.failPayment(payment);
			},
		],
		['is cancelled', ({ world }, { payment }) => world.goCardless.cancelPayment(payment)],
		[
			'is denied by the payer',
			({ world }, { payment }) => {
				world.goCardless.payment(payment).status = 'pending_customer_approval';
				world.goCardless.answerPayment(payment, false);
			},
		],
		[
			'ends with its mandate',
			({ world }, { mandate }) => world.goCardless.cancelMandate(mandate, 'bank_account_closed'),
		],
		[
			'takes its mandate along',
			({ world }, { payment }) => {
				world.goCardless.submitPayment(payment);
				world.goCardless.failPayment(payment, { cause: 'invalid_bank_details' });
			},
		],
	];

	it.each(nothings)('books nothing when it %s', async (_name, happen) => {
		const keeper = await Bookkeeper.open();
		const debit = await keeper.debit(AMOUNT);
		await happen(keeper, debit);
		for (const run of await keeper.deliver(...keeper.takeDeliveries())) {
			expect(codes(run, 'do')).toEqual([]);
			expect(codes(run, 'review')).toEqual([]);
		}
		await keeper.sweep();
		const { company } = keeper.world;
		expect(company.store('Payment').size).toBe(0);
		expect(company.invoiceBalance(debit.invoice)).toBe(AMOUNT);
		keeper.expectClearing(0);
	});

	it('waits for the retry that GoCardless makes by itself, and books that once', async () => {
		const keeper = await Bookkeeper.open();
		const debit = await keeper.debit(AMOUNT);
		const { goCardless } = keeper.world;
		goCardless.submitPayment(debit.payment);
		goCardless.failPayment(debit.payment, { willAttemptRetry: true });
		const [run] = await keeper.deliver(goCardless.signDelivery(goCardless.events.slice(-1)));
		expect(run && planned(run, 'nothing')[0]?.reason).toMatch(/will try it again by itself/);
		await keeper.world.clock.advance({ days: 8 });
		await untilConfirmed(keeper.world);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.company.paymentsOf(debit.invoice)).toHaveLength(1);
		expect(keeper.world.company.invoiceBalance(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it('is collected after all when somebody retries a late failure by hand', async () => {
		const keeper = await Bookkeeper.open();
		const { world } = keeper;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		world.goCardless.failPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(world.company.invoiceBalance(debit.invoice)).toBe(AMOUNT);
		const recordId = { __rl: true, mode: 'id', value: debit.payment };
		const node = 'n8n-nodes-gocardless-books.goCardless';
		const retry = { authentication: 'accessToken', resource: 'payment', operation: 'retry' };
		(await world.n8n.runNode(node, { ...retry, recordId })).demandSuccess();
		await untilConfirmed(world);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(world.company.invoiceBalance(debit.invoice)).toBe(0);
		expect(world.company.receivable(debit.customer)).toBe(0);
		keeper.expectClearing(AMOUNT);
		await keeper.expectNothingLeft();
	});
});

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

describe('the ways to book what went back', () => {
	it('voids the payment where the settings say so, and books it anew when it comes again', async () => {
		const keeper = await Bookkeeper.open({ settings: { reversalMethod: 'void' } });
		const { company, goCardless } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		goCardless.chargeBack(debit.payment);
		await keeper.sweep();
		expect(company.store('JournalEntry').size).toBe(0);
		expect(company.invoiceBalance(debit.invoice)).toBe(AMOUNT);
		keeper.expectClearing(0);
		goCardless.cancelChargeback(debit.payment);
		await keeper.sweep();
		expect(company.invoiceBalance(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it.each([
		['receivable', 2_000, 0],
		['refundsAccount', 0, 2_000],
	])('charges a refund to the %s', async (refundBooking, owed, refunded) => {
		const keeper = await Bookkeeper.open({ settings: { refundBooking } });
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		keeper.world.goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		await keeper.letHoursPass();
		expect(keeper.world.company.receivable(debit.customer)).toBe(owed);
		expect(keeper.balance('refunds')).toBe(refunded);
		keeper.expectClearing(0);
		keeper.expectBankLines();
	});

	it('waits with a refund for its payment, when both are told at once', async () => {
		const keeper = await Bookkeeper.open();
		const debit = await keeper.confirmedDebit(AMOUNT);
		keeper.world.goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		const first = await keeper.sweep();
		expect([codes(first, 'do'), codes(first, 'review')]).toEqual([['bookPayment'], []]);
		expect(planned(first, 'nothing').map(({ reason }) => reason)).toContainEqual(
			expect.stringMatching(/booked with the next run/),
		);
		expect(codes(await keeper.sweep(), 'do')).toEqual(['bookRefund']);
		await keeper.reconcile();
		keeper.expectClearing(0);
	});

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
		goCardless.returnRefund(refundOf(keeper));
		await keeper.letHoursPass();
		expect(company.store('RefundReceipt').size).toBe(1);
		keeper.expectClearing(2_000);
	});
});

describe('when a collected debit is booked', () => {
	it.each(['submitted', 'confirmed', 'paid_out'] as const)(
		'follows the posting moment: %s',
		async (postingMoment) => {
			const keeper = await Bookkeeper.open({ settings: { postingMoment } });
			const { company, goCardless } = keeper.world;
			const debit = await keeper.debit(AMOUNT);
			const steps = [
				() => goCardless.submitPayment(debit.payment),
				() => goCardless.confirmPayment(debit.payment),
				async () => void (await keeper.payOut()),
			];
			for (const step of steps) {
				await step();
				await keeper.deliver(...keeper.takeDeliveries());
				await keeper.reconcile();
				expect(keeper.world.clearing).toBe(goCardless.expectedClearing('GBP', postingMoment));
			}
			expect(company.paymentsOf(debit.invoice)).toHaveLength(1);
			keeper.expectBankLines();
		},
	);

	it('takes back what was booked when it was submitted, if the bank then refuses', async () => {
		const keeper = await Bookkeeper.open({ settings: { postingMoment: 'submitted' } });
		const { company, goCardless } = keeper.world;
		const debit = await keeper.debit(AMOUNT);
		goCardless.submitPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(company.invoiceBalance(debit.invoice)).toBe(0);
		goCardless.failPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(company.invoiceBalance(debit.invoice)).toBe(AMOUNT);
		expect(keeper.world.clearing).toBe(0);
	});
});
