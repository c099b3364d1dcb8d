import type { AnyBookkeeper, OpenBooks } from '../anyBookkeeper';
import type { Debit } from '../ledgerBooks';
import { codes } from '../worlds';
import { AMOUNT } from './amounts';

/** What somebody does to an invoice while its debit is on its way. */
type Change = (keeper: AnyBookkeeper, debit: Debit) => void;

const payByHand =
	(amount: number): Change =>
	(keeper, debit) =>
		keeper.payByHand(debit, amount);

const applyCredit =
	(amount: number): Change =>
	(keeper, debit) =>
		keeper.applyCredit(debit, amount);

const NEEDS_LESS: Array<[string, Change, number]> = [
	['was edited down', (keeper, { invoice }) => keeper.world.editInvoice(invoice, 10_000), 2_000],
	['was paid in part by hand', payByHand(5_000), 5_000],
	['was credited in part', applyCredit(3_000), 3_000],
];

const NEEDS_NOTHING: Array<[string, string, Change]> = [
	['is paid by hand', 'invoicePaid', payByHand(AMOUNT)],
	['is credited', 'invoicePaid', applyCredit(AMOUNT)],
	['is void', 'invoiceVoided', (keeper, { invoice }) => keeper.world.voidInvoice(invoice)],
];

/** A debit is on its way; then somebody works on its invoice; then the money comes. */
async function collectAfter(
	open: OpenBooks,
	change: Change,
	settings: Record<string, unknown> = {},
) {
	const keeper = await open({ settings });
	const debit = await keeper.confirmedDebit(AMOUNT);
	change(keeper, debit);
	const [run] = await keeper.deliver(...keeper.world.goCardless.takeDeliveries());
	if (run === undefined) throw new Error('Nothing was told.');
	return { keeper, debit, run, world: keeper.world };
}

/** Money for an invoice that somebody worked on while the debit was on its way. */
export function describeInvoiceMeanwhile(open: OpenBooks): void {
	describe('money for an invoice that needs less by now', () => {
		it.each(NEEDS_LESS)(
			'pays what is open of one that %s, and keeps the rest as credit',
			async (_how, change, rest) => {
				const { keeper, debit, run, world } = await collectAfter(open, change);
				expect(codes(run, 'do')).toEqual(['bookPayment']);
				expect(world.openOf(debit.invoice)).toBe(0);
				expect(world.owedBy(debit.customer)).toBe(-rest);
				keeper.expectClearing(AMOUNT);
				await keeper.expectNothingLeft();
			},
		);

		it('takes the whole back when the debit fails after all, credit included', async () => {
			const { keeper, debit, world } = await collectAfter(open, (each, { invoice }) =>
				each.world.editInvoice(invoice, 10_000),
			);
			keeper.world.goCardless.failPayment(debit.payment);
			await keeper.sweep();
			expect(world.owedBy(debit.customer)).toBe(10_000);
			keeper.expectClearing(0);
			await keeper.expectNothingLeft();
		});

		it('pays a part of one that grew', async () => {
			const { keeper, debit, world } = await collectAfter(open, (each, { invoice }) =>
				each.world.editInvoice(invoice, 20_000),
			);
			expect(world.openOf(debit.invoice)).toBe(8_000);
			keeper.expectClearing(AMOUNT);
		});
	});

	describe('money for an invoice that needs nothing any more', () => {
		it.each(NEEDS_NOTHING)('waits for a person when the invoice %s', async (_how, code, change) => {
			const { run, world, debit } = await collectAfter(open, change);
			expect([codes(run, 'do'), codes(run, 'review')]).toEqual([[], [code]]);
			expect(world.paymentsNaming(debit.payment)).toEqual([]);
		});

		it.each(NEEDS_NOTHING)(
			'becomes the customer’s credit when the invoice %s and the settings say so',
			async (_how, _code, change) => {
				const { keeper, run, world, debit } = await collectAfter(open, change, {
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
}
