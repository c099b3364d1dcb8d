import {
	editInvoice,
	seedCreditMemo,
	seedPayment,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import { codes, openWorld, planned, untilConfirmed } from './worlds';

const open = async () => {
	const world = await openWorld();
	return { world, payer: world.seedPayer('Ada Bakery') };
};

const collect = async (world: DirectDebitWorld) => (await world.run('collections')).demandSuccess();

const post = async (world: DirectDebitWorld) => (await world.run('events')).demandSuccess();

const debits = (world: DirectDebitWorld) =>
	world.goCardless.world.payments.all().map(({ amount, status }) => `${amount} ${status}`);

describe('what is collected of an invoice', () => {
	it('collects only what is left of a partly paid invoice', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		seedPayment(world.company, {
			customer: payer.id,
			amount: 4_000,
			invoices: { [invoice]: 4_000 },
		});
		await collect(world);
		expect(debits(world)).toEqual(['6000 pending_submission']);
		await untilConfirmed(world);
		await post(world);
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.clearing).toBe(6_000);
	});

	it('leaves void and paid invoices alone', async () => {
		const { world, payer } = await open();
		voidInvoice(world.company, world.seedInvoice(payer, 10_000));
		const paid = world.seedInvoice(payer, 2_000);
		seedPayment(world.company, { customer: payer.id, amount: 2_000, invoices: { [paid]: 2_000 } });
		await collect(world);
		expect(debits(world)).toEqual([]);
	});

	it('leaves invoices alone that are not due soon', async () => {
		const { world, payer } = await open();
		world.saveSettings({ leadDays: 7 });
		const invoice = world.seedInvoice(payer, 1_000);
		editInvoice(world.company, invoice, 1_000, { DueDate: '2999-12-31' });
		expect(codes(await collect(world), 'nothing')).toEqual(['notDue']);
		expect(debits(world)).toEqual([]);
	});

	it('keeps back what a credit memo already covers', async () => {
		const { world, payer } = await open();
		world.seedInvoice(payer, 10_000);
		seedCreditMemo(world.company, payer.id, 2_500);
		await collect(world);
		expect(debits(world)).toEqual(['7500 pending_submission']);
	});

	it('collects nothing of an invoice that a credit memo covers altogether', async () => {
		const { world, payer } = await open();
		world.seedInvoice(payer, 10_000);
		seedCreditMemo(world.company, payer.id, 10_000);
		expect(codes(await collect(world), 'nothing')).toEqual(['coveredByCredit']);
		expect(debits(world)).toEqual([]);
	});
});

describe('an invoice that changes after its debit was made', () => {
	it.each([
		['grew', 15_000],
		['shrank', 6_000],
	])(
		'is cancelled and collected anew while the bank does not have it: it %s',
		async (_way, now) => {
			const { world, payer } = await open();
			const invoice = world.seedInvoice(payer, 10_000);
			await collect(world);
			editInvoice(world.company, invoice, now);
			expect(codes(await collect(world), 'do')).toEqual(['recollectInvoice']);
			expect(debits(world)).toEqual(['10000 cancelled', `${now} pending_submission`]);
			expect(codes(await collect(world), 'do')).toEqual([]);
			await untilConfirmed(world);
			await post(world);
			expect(world.company.invoiceBalance(invoice)).toBe(0);
			expect(world.clearing).toBe(now);
			expect(world.clearing).toBe(world.goCardless.held('GBP'));
		},
	);

	it('collects the rest when it grew after the bank had it', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		const [payment] = world.goCardless.world.payments.all();
		world.goCardless.submitPayment(payment?.id ?? '');
		editInvoice(world.company, invoice, 15_000);
		await collect(world);
		expect(debits(world)).toEqual(['10000 submitted', '5000 pending_submission']);
		await untilConfirmed(world);
		await post(world);
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.clearing).toBe(15_000);
	});

	it('asks a person when it shrank after the bank had it, and books the rest as credit', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		const [payment] = world.goCardless.world.payments.all();
		world.goCardless.submitPayment(payment?.id ?? '');
		editInvoice(world.company, invoice, 6_000);
		expect(codes(await collect(world), 'review')).toEqual(['overcollected']);
		await untilConfirmed(world);
		const booked = await post(world);
		expect(planned(booked, 'do')[0]?.reason).toContain('40.00 GBP stays as');
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.company.receivable(payer.id)).toBe(-4_000);
		expect(world.clearing).toBe(10_000);
	});

	it('is not debited any more once it was paid by hand', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		seedPayment(world.company, {
			customer: payer.id,
			amount: 10_000,
			invoices: { [invoice]: 10_000 },
		});
		expect(codes(await collect(world), 'do')).toEqual(['cancelCollection']);
		expect(debits(world)).toEqual(['10000 cancelled']);
		await untilConfirmed(world);
		expect(await post(world).then((run) => planned(run, 'do'))).toEqual([]);
		expect(world.clearing).toBe(0);
	});

	it('asks a person when it was paid by hand after the bank had the debit', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		const [payment] = world.goCardless.world.payments.all();
		world.goCardless.submitPayment(payment?.id ?? '');
		seedPayment(world.company, {
			customer: payer.id,
			amount: 10_000,
			invoices: { [invoice]: 10_000 },
		});
		expect(planned(await collect(world), 'review')).toMatchObject([
			{ code: 'debitWithoutInvoice', invoiceId: invoice },
		]);
	});

	it('asks a person when money comes for an invoice that was paid by hand', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		seedPayment(world.company, {
			customer: payer.id,
			amount: 10_000,
			invoices: { [invoice]: 10_000 },
		});
		await untilConfirmed(world);
		expect(codes(await post(world), 'review')).toEqual(['invoicePaid']);
		expect(world.clearing).toBe(0);
	});

	it('asks a person when money comes for an invoice that was voided', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		await collect(world);
		await untilConfirmed(world);
		voidInvoice(world.company, invoice);
		expect(codes(await post(world), 'review')).toEqual(['invoiceVoided']);
		expect(world.clearing).toBe(0);
	});
});

describe('debits that come to nothing, and money from elsewhere', () => {
	it('books nothing for a debit that fails, and does not try again by itself', async () => {
		const { world, payer } = await open();
		const invoice = world.seedInvoice(payer, 10_000);
		world.goCardless.decide(() => true, 'fail', { cause: 'refer_to_payer' });
		await collect(world);
		await untilConfirmed(world);
		expect(codes(await post(world), 'nothing')).toEqual(['notCollected']);
		expect(codes(await collect(world), 'review')).toEqual(['attemptsUsedUp']);
		expect(world.company.invoiceBalance(invoice)).toBe(10_000);
	});

	it('tries again as often as the settings allow', async () => {
		const { world, payer } = await open();
		world.saveSettings({ maximumAttempts: 2 });
		const invoice = world.seedInvoice(payer, 10_000);
		world.goCardless.decide(() => true, 'fail', { cause: 'refer_to_payer', times: 1 });
		await collect(world);
		await untilConfirmed(world);
		await collect(world);
		await untilConfirmed(world);
		await post(world);
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		expect(world.clearing).toBe(10_000);
	});

	it('asks for the receivable account before it takes back what was charged back', async () => {
		const { world, payer } = await open();
		world.seedInvoice(payer, 10_000);
		await collect(world);
		await untilConfirmed(world);
		await post(world);
		const [payment] = world.goCardless.world.payments.all();
		world.goCardless.chargeBack(payment?.id ?? '');
		expect(planned(await post(world), 'review')).toMatchObject([
			{ code: 'noReceivableAccount', goCardlessId: payment?.id },
		]);
	});

	it('asks a person about a payment that names no invoice', async () => {
		const { world, payer } = await open();
		world.seedInvoice(payer, 10_000);
		const { id } = world.goCardless.seedPayment({ mandate: payer.mandate, amount: 10_000 });
		await untilConfirmed(world);
		expect(planned(await post(world), 'review')).toMatchObject([
			{ code: 'invoiceUnknown', goCardlessId: id },
		]);
		expect(world.clearing).toBe(0);
		// Nor is the invoice collected, since that money may well be for it.
		expect(codes(await collect(world), 'review')).toEqual(['maybeCollectedAlready']);
	});
});
