import { addDays } from '../../nodes/shared/domain/calendar';
import type { ZohoWorldOptions } from '../world/zohoWorld';
import { codes, planned } from './worlds';
import { ZohoBookkeeper, type ZohoDebit } from './zohoBookkeeper';

/** Minor units of every invoice here. */
const AMOUNT = 12_000;

interface Story {
	title: string;
	/** What happens to a confirmed debit; `tell` is where a webhook would come. */
	happen(keeper: ZohoBookkeeper, debit: ZohoDebit, tell: () => Promise<void>): Promise<void>;
	/** What the customer owes in the end, in minor units. */
	owed: number;
	/** What is left to pay of the invoice, when that is not what is owed. */
	open?: number;
}

const refundOf = ({ world }: Pick<ZohoBookkeeper, 'world'>) =>
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
async function tellStory(story: Story, way: Way, options: ZohoWorldOptions) {
	const keeper = await ZohoBookkeeper.open(options);
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

async function expectRight(story: Story, way: Way, options: ZohoWorldOptions): Promise<void> {
	const { keeper, debit } = await tellStory(story, way, options);
	expect(keeper.world.owedBy(debit.customer)).toBe(story.owed);
	expect(keeper.world.openOf(debit.invoice)).toBe(story.open ?? story.owed);
	keeper.expectClearing();
	keeper.expectBankLines();
	await keeper.expectNothingLeft();
}

describe.each(STORIES)('$title', (story) => {
	it.each(WAYS)('leaves the books right when it is told %s', async (way) => {
		await expectRight(story, way, {
			// Plans without unique fields have to look up before they write.
			hasUniqueFields: way !== 'in one delivery',
			zoho: { behaviour: { unapply: 'keepsPayment' } },
		});
	});

	it('leaves them right where Zoho deletes a payment that leaves its invoice', async () => {
		await expectRight(story, 'in order, each twice', {
			zoho: { behaviour: { unapply: 'deletesPayment' } },
		});
	});
});

describe('a debit that comes to nothing', () => {
	const nothings: Array<
		[string, (keeper: ZohoBookkeeper, debit: ZohoDebit) => void | Promise<void>]
	> = [
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
		const keeper = await ZohoBookkeeper.open();
		const debit = await keeper.debit(AMOUNT);
		await happen(keeper, debit);
		for (const run of await keeper.deliver(...keeper.takeDeliveries())) {
			expect(codes(run, 'do')).toEqual([]);
			expect(codes(run, 'review')).toEqual([]);
		}
		await keeper.sweep();
		expect(keeper.world.organization.payments.size).toBe(0);
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		keeper.expectClearing(0);
	});

	it('waits for the retry that GoCardless makes by itself, and books that once', async () => {
		const keeper = await ZohoBookkeeper.open();
		const debit = await keeper.debit(AMOUNT);
		const { goCardless } = keeper.world;
		goCardless.submitPayment(debit.payment);
		goCardless.failPayment(debit.payment, { willAttemptRetry: true });
		const [run] = await keeper.deliver(goCardless.signDelivery(goCardless.events.slice(-1)));
		expect(run && planned(run, 'nothing')[0]?.reason).toMatch(/will try it again by itself/);
		await keeper.world.clock.advance({ days: 8 });
		await keeper.world.letDebitsConfirm();
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.organization.paymentsOf(debit.invoice)).toHaveLength(1);
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it('is collected after all when somebody retries a late failure by hand', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { world } = keeper;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		world.goCardless.failPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		const recordId = { __rl: true, mode: 'id', value: debit.payment };
		const node = 'n8n-nodes-gocardless-books.goCardless';
		const retry = { authentication: 'accessToken', resource: 'payment', operation: 'retry' };
		(await world.n8n.runNode(node, { ...retry, recordId })).demandSuccess();
		await world.letDebitsConfirm();
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		expect(keeper.world.owedBy(debit.customer)).toBe(0);
		keeper.expectClearing(AMOUNT);
		await keeper.expectNothingLeft();
	});
});

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

describe('the ways to book what went back', () => {
	it('deletes the payment where the settings say so, and books it anew when it comes again', async () => {
		const keeper = await ZohoBookkeeper.open({ settings: { reversalMethod: 'void' } });
		const { organization, goCardless } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		goCardless.chargeBack(debit.payment);
		await keeper.sweep();
		expect(organization.payments.size).toBe(0);
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		keeper.expectClearing(0);
		goCardless.cancelChargeback(debit.payment);
		await keeper.sweep();
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it.each([
		['receivable', 2_000, 0],
		['refundsAccount', 0, 2_000],
	])('charges a refund to the %s', async (refundBooking, owed, refunded) => {
		const keeper = await ZohoBookkeeper.open({ settings: { refundBooking } });
		const debit = await keeper.confirmedDebit(AMOUNT);
		await keeper.sweep();
		keeper.world.goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		await keeper.letHoursPass();
		expect(keeper.world.owedBy(debit.customer)).toBe(owed);
		expect(keeper.balance('refunds')).toBe(refunded);
		keeper.expectClearing(0);
		keeper.expectBankLines();
	});

	it('waits with a refund for its payment, when both are told at once', async () => {
		const keeper = await ZohoBookkeeper.open();
		const debit = await keeper.confirmedDebit(AMOUNT);
		keeper.world.goCardless.refund(debit.payment, 2_000);
		await keeper.payOut();
		const first = await keeper.sweep();
		expect([codes(first, 'do'), codes(first, 'review')]).toEqual([['bookPayment'], []]);
		expect(codes(await keeper.sweep(), 'do')).toEqual(['bookRefund']);
		await keeper.reconcile();
		keeper.expectClearing(0);
	});

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
		goCardless.returnRefund(refundOf(keeper));
		await keeper.letHoursPass();
		expect(organization.creditNotes.size).toBe(1);
		keeper.expectClearing(2_000);
		await keeper.expectNothingLeft();
	});
});

describe('when a collected debit is booked', () => {
	it.each(['submitted', 'confirmed', 'paid_out'] as const)(
		'follows the posting moment: %s',
		async (postingMoment) => {
			const keeper = await ZohoBookkeeper.open({ settings: { postingMoment } });
			const { organization, goCardless } = keeper.world;
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
			expect(organization.paymentsOf(debit.invoice)).toHaveLength(1);
			keeper.expectBankLines();
		},
	);

	it('takes back what was booked when it was submitted, if the bank then refuses', async () => {
		const keeper = await ZohoBookkeeper.open({ settings: { postingMoment: 'submitted' } });
		const { goCardless } = keeper.world;
		const debit = await keeper.debit(AMOUNT);
		goCardless.submitPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		goCardless.failPayment(debit.payment);
		await keeper.deliver(...keeper.takeDeliveries());
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		expect(keeper.world.clearing).toBe(0);
	});
});
