import {
	editInvoice,
	seedCreditMemo,
	seedPayment,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { Bookkeeper, type Debit } from './bookkeeper';
import { codes } from './worlds';

const AMOUNT = 12_000;

/** A debit is on its way; then somebody works on its invoice; then the money comes. */
async function collectAfter(
	change: (keeper: Bookkeeper, debit: Debit) => void,
	settings: Record<string, unknown> = {},
) {
	const keeper = await Bookkeeper.open({ settings });
	const debit = await keeper.confirmedDebit(AMOUNT);
	change(keeper, debit);
	const [run] = await keeper.deliver(...keeper.world.goCardless.takeDeliveries());
	if (run === undefined) throw new Error('Nothing was told.');
	return { keeper, debit, run, company: keeper.world.company };
}

const payByHand = (amount: number) => (keeper: Bookkeeper, debit: Debit) => {
	const { customer, invoice } = debit;
	const { company } = keeper.world;
	seedPayment(company, { customer, amount, invoices: { [invoice]: amount } });
};

/** A credit memo of this amount, set against the invoice with a payment of nothing. */
const applyCredit = (amount: number) => (keeper: Bookkeeper, debit: Debit) => {
	const { company } = keeper.world;
	const memo = seedCreditMemo(company, debit.customer, amount);
	const line = (TxnType: string, TxnId: string) => ({
		Amount: amount / 100,
		LinkedTxn: [{ TxnId, TxnType }],
	});
	const Line = [line('Invoice', debit.invoice), line('CreditMemo', memo)];
	seedPayment(company, { customer: debit.customer, amount: 0, extra: { Line } });
};

describe('money for an invoice that needs less by now', () => {
	it.each([
		[
			'was edited down',
			(keeper: Bookkeeper, { invoice }: Debit) =>
				editInvoice(keeper.world.company, invoice, 10_000),
			2_000,
		],
		['was paid in part by hand', payByHand(5_000), 5_000],
		['was credited in part', applyCredit(3_000), 3_000],
	])(
		'pays what is open of one that %s, and keeps the rest as credit',
		async (_how, change, rest) => {
			const { keeper, debit, run, company } = await collectAfter(change);
			expect(codes(run, 'do')).toEqual(['bookPayment']);
			expect(company.invoiceBalance(debit.invoice)).toBe(0);
			expect(company.receivable(debit.customer)).toBe(-rest);
			keeper.expectClearing(AMOUNT);
			await keeper.expectNothingLeft();
		},
	);

	it('takes the whole back when the debit fails after all, credit included', async () => {
		const { keeper, debit, company } = await collectAfter((each, { invoice }) =>
			editInvoice(each.world.company, invoice, 10_000),
		);
		keeper.world.goCardless.failPayment(debit.payment);
		await keeper.sweep();
		expect(company.receivable(debit.customer)).toBe(10_000);
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('pays a part of one that grew', async () => {
		const { keeper, debit, company } = await collectAfter((each, { invoice }) =>
			editInvoice(each.world.company, invoice, 20_000),
		);
		expect(company.invoiceBalance(debit.invoice)).toBe(8_000);
		keeper.expectClearing(AMOUNT);
	});
});

describe('money for an invoice that needs nothing any more', () => {
	const changes: Array<[string, string, (keeper: Bookkeeper, debit: Debit) => void]> = [
		['is paid by hand', 'invoicePaid', payByHand(AMOUNT)],
		['is credited', 'invoicePaid', applyCredit(AMOUNT)],
		[
			'is void',
			'invoiceVoided',
			(keeper, { invoice }) => voidInvoice(keeper.world.company, invoice),
		],
	];

	it.each(changes)('waits for a person when the invoice %s', async (_how, code, change) => {
		const { run, company, debit } = await collectAfter(change);
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
		expect(company.paymentsByReference(debit.payment)).toEqual([]);
	});

	it.each(changes)(
		'becomes the customer’s credit when the invoice %s and the settings say so',
		async (_how, _code, change) => {
			const { keeper, run, company, debit } = await collectAfter(change, {
				unappliedMoney: 'book',
			});
			expect(codes(run, 'do')).toEqual(['bookPayment']);
			expect(company.receivable(debit.customer)).toBe(-AMOUNT);
			keeper.expectClearing(AMOUNT);
			await keeper.expectNothingLeft();

			keeper.world.goCardless.chargeBack(debit.payment);
			await keeper.sweep();
			expect(company.receivable(debit.customer)).toBe(0);
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		},
	);
});

describe('payments that nobody here asked for', () => {
	it('pays the invoice whose number the payer was told, if the amount fits', async () => {
		const keeper = await Bookkeeper.open();
		const { world } = keeper;
		const payer = world.seedPayer('Ada Bakery');
		const invoice = world.seedInvoice(payer, AMOUNT);
		const number = String(world.company.find('Invoice', invoice)?.body.DocNumber);
		const { id } = world.goCardless.seedPayment({
			mandate: payer.mandate,
			amount: AMOUNT,
			description: `Invoice ${number}, thank you`,
			status: 'submitted',
		});
		world.goCardless.confirmPayment(id);
		await keeper.deliver(...world.goCardless.takeDeliveries());
		expect(world.company.invoiceBalance(invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it('leaves one that says nothing to a person', async () => {
		const keeper = await Bookkeeper.open();
		const { world } = keeper;
		const { mandate } = world.seedPayer('Ada Bakery');
		const { id } = world.goCardless.seedPayment({ mandate, amount: 500, status: 'submitted' });
		world.goCardless.confirmPayment(id);
		const [run] = await keeper.deliver(...world.goCardless.takeDeliveries());
		expect(run && codes(run, 'review')).toEqual(['invoiceUnknown']);
		expect(world.company.store('Payment').size).toBe(0);
	});

	it('leaves a refund of another company’s payment to that company', async () => {
		const keeper = await Bookkeeper.open();
		const { goCardless } = keeper.world;
		const { mandate } = keeper.world.seedPayer('Ada Bakery');
		const { id } = goCardless.seedPayment({
			mandate,
			amount: 5_000,
			status: 'confirmed',
			metadata: { books: 'quickbooks:another company', customer: '1', invoice: '1' },
		});
		goCardless.refund(id, 1_000);
		await keeper.payOut();
		const run = await keeper.sweep();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], []]);
		expect(codes(run, 'nothing')).toContain('otherBooks');
		expect(keeper.world.clearing).toBe(0);
	});
});

describe('what the set-up did not name', () => {
	it.each([
		['noClearingAccount', { clearingAccounts: {} }],
		['otherCreditor', { creditorId: 'CR_ANOTHER' }],
	])('keeps a collected payment waiting: %s', async (code, settings) => {
		const keeper = await Bookkeeper.open({ settings });
		const debit = await keeper.confirmedDebit(AMOUNT);
		const run = await keeper.sweep();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
		expect(keeper.world.company.invoiceBalance(debit.invoice)).toBe(AMOUNT);
		// Nothing is lost: once it is named, the next sweep books it.
		const { clearingAccount } = keeper.world;
		keeper.choose({ creditorId: undefined, clearingAccounts: { GBP: clearingAccount } });
		await keeper.sweep();
		expect(keeper.world.company.invoiceBalance(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

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
