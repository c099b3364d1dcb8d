import { seedPayment } from '../simulators/zohoBooks';
import { createCreditNote } from '../simulators/zohoBooks/resources/creditNotes';
import { invoiceBy } from '../simulators/zohoBooks/resources/invoices';
import { apply, repostSource } from '../simulators/zohoBooks/resources/settlement';
import { line } from '../simulators/zohoBooks/seeding/records';
import { codes } from './worlds';
import { ZohoBookkeeper, type ZohoDebit } from './zohoBookkeeper';

const AMOUNT = 12_000;

/** A debit is on its way; then somebody works on its invoice; then the money comes. */
async function collectAfter(
	change: (keeper: ZohoBookkeeper, debit: ZohoDebit) => void,
	settings: Record<string, unknown> = {},
) {
	const keeper = await ZohoBookkeeper.open({ settings });
	const debit = await keeper.confirmedDebit(AMOUNT);
	change(keeper, debit);
	const [run] = await keeper.deliver(...keeper.world.goCardless.takeDeliveries());
	if (run === undefined) throw new Error('Nothing was told.');
	return { keeper, debit, run, world: keeper.world };
}

const payByHand = (amount: number) => (keeper: ZohoBookkeeper, debit: ZohoDebit) => {
	const { customer, invoice } = debit;
	seedPayment(keeper.world.organization, { customer, amount, invoices: { [invoice]: amount } });
};

/** A credit note of this amount, applied to the invoice in the browser. */
const applyCredit = (amount: number) => (keeper: ZohoBookkeeper, debit: ZohoDebit) => {
	const { organization } = keeper.world;
	organization.byHand(() => {
		const invoice = invoiceBy(organization, debit.invoice);
		const line_items = [line(amount, invoice.currency)];
		const note = createCreditNote(organization, { customer_id: debit.customer, line_items });
		apply(organization, 'creditnote', note.id, organization.today(), [{ invoice, amount }]);
		repostSource(organization, note.id);
	});
};

describe('money for an invoice that needs less by now', () => {
	it.each([
		[
			'was edited down',
			(keeper: ZohoBookkeeper, { invoice }: ZohoDebit) => keeper.world.editInvoice(invoice, 10_000),
			2_000,
		],
		['was paid in part by hand', payByHand(5_000), 5_000],
		['was credited in part', applyCredit(3_000), 3_000],
	])(
		'pays what is open of one that %s, and keeps the rest as credit',
		async (_how, change, rest) => {
			const { keeper, debit, run, world } = await collectAfter(change);
			expect(codes(run, 'do')).toEqual(['bookPayment']);
			expect(world.openOf(debit.invoice)).toBe(0);
			expect(world.owedBy(debit.customer)).toBe(-rest);
			keeper.expectClearing(AMOUNT);
			await keeper.expectNothingLeft();
		},
	);

	it('takes the whole back when the debit fails after all, credit included', async () => {
		const { keeper, debit, world } = await collectAfter((each, { invoice }) =>
			each.world.editInvoice(invoice, 10_000),
		);
		keeper.world.goCardless.failPayment(debit.payment);
		await keeper.sweep();
		expect(world.owedBy(debit.customer)).toBe(10_000);
		keeper.expectClearing(0);
		await keeper.expectNothingLeft();
	});

	it('pays a part of one that grew', async () => {
		const { keeper, debit, world } = await collectAfter((each, { invoice }) =>
			each.world.editInvoice(invoice, 20_000),
		);
		expect(world.openOf(debit.invoice)).toBe(8_000);
		keeper.expectClearing(AMOUNT);
	});
});

describe('money for an invoice that needs nothing any more', () => {
	const changes: Array<[string, string, (keeper: ZohoBookkeeper, debit: ZohoDebit) => void]> = [
		['is paid by hand', 'invoicePaid', payByHand(AMOUNT)],
		['is credited', 'invoicePaid', applyCredit(AMOUNT)],
		['is void', 'invoiceVoided', (keeper, { invoice }) => keeper.world.voidInvoice(invoice)],
	];

	it.each(changes)('waits for a person when the invoice %s', async (_how, code, change) => {
		const { run, world, debit } = await collectAfter(change);
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
		expect(world.paymentsNaming(debit.payment)).toEqual([]);
	});

	it.each(changes)(
		'becomes the customer’s credit when the invoice %s and the settings say so',
		async (_how, _code, change) => {
			const { keeper, run, world, debit } = await collectAfter(change, {
				unappliedMoney: 'book',
			});
			expect(codes(run, 'do')).toEqual(['bookPayment']);
			expect(world.owedBy(debit.customer)).toBe(-AMOUNT);
			keeper.expectClearing(AMOUNT);
			await keeper.expectNothingLeft();

			keeper.world.goCardless.chargeBack(debit.payment);
			await keeper.sweep();
			expect(world.owedBy(debit.customer)).toBe(0);
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		},
	);
});

describe('payments that nobody here asked for', () => {
	it('pays the invoice whose number the payer was told, if the amount fits', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { world } = keeper;
		const payer = world.seedPayer('Ada Bakery');
		const invoice = world.seedInvoice(payer, AMOUNT);
		const number = world.organization.invoices.find(invoice)?.number ?? '';
		const { id } = world.goCardless.seedPayment({
			mandate: payer.mandate,
			amount: AMOUNT,
			description: `Invoice ${number}, thank you`,
			status: 'submitted',
		});
		world.goCardless.confirmPayment(id);
		await keeper.deliver(...world.goCardless.takeDeliveries());
		expect(world.openOf(invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});

	it('leaves one that says nothing to a person', async () => {
		const keeper = await ZohoBookkeeper.open();
		const { world } = keeper;
		const { mandate } = world.seedPayer('Ada Bakery');
		const { id } = world.goCardless.seedPayment({ mandate, amount: 500, status: 'submitted' });
		world.goCardless.confirmPayment(id);
		const [run] = await keeper.deliver(...world.goCardless.takeDeliveries());
		expect(run && codes(run, 'review')).toEqual(['invoiceUnknown']);
		expect(world.organization.payments.size).toBe(0);
	});

	it('leaves a refund of another company’s payment to that company', async () => {
		const keeper = await ZohoBookkeeper.open();
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
		const keeper = await ZohoBookkeeper.open({ settings });
		const debit = await keeper.confirmedDebit(AMOUNT);
		const run = await keeper.sweep();
		expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
		expect(keeper.world.openOf(debit.invoice)).toBe(AMOUNT);
		// Nothing is lost: once it is named, the next sweep books it.
		const { clearingAccount } = keeper.world;
		keeper.choose({ creditorId: undefined, clearingAccounts: { GBP: clearingAccount } });
		await keeper.sweep();
		expect(keeper.world.openOf(debit.invoice)).toBe(0);
		keeper.expectClearing(AMOUNT);
	});
});
