import { addWorkingDays, isWorkingDay } from '../../shared/clock';
import type { Payment, Payout, PayoutItem } from '../model/records';
import type { World, WaitingItem } from '../world';
import { byGoCardless, emit } from './events';
import { FEE_TYPES, feeItems, fromTenths, plainItem, toTenths } from './fees';
import { postBounce, postPayout } from './ledger';
import { changePayment, NO_EXCHANGE } from './payments';

/** The day's work: pays what was made before, then makes one payout per currency that is due. */
export function runPayouts(world: World): void {
	if (!isWorkingDay(world.today)) return;
	for (const id of [...world.livePayouts]) moveOn(world, world.payouts.require(id));
	const due = duePayments(world);
	const currencies = new Set([
		...due.map(({ currency }) => currency),
		...world.waiting.map(({ currency }) => currency),
	]);
	for (const currency of currencies) {
		makePayout(
			world,
			currency,
			due.filter((payment) => payment.currency === currency),
		);
	}
}

/**
 * Makes a payout of confirmed payments and of all that waits in the currency.
 * @returns nothing when there is no surplus to pay out: the items wait for a better day.
 */
export function makePayout(
	world: World,
	currency: string,
	payments: Payment[],
	{ evenWithoutSurplus = world.options.payoutsWithoutSurplus ?? false } = {},
): Payout | undefined {
	const waiting = world.waiting.filter((item) => item.currency === currency);
	const items = [
		...payments.flatMap((payment) => [
			plainItem('payment_paid_out', payment.amount, { payment: payment.id }),
			...feeItems(world, payment),
		]),
		...waiting.flatMap((item) => item.items),
	];
	// The vendor rounds once, over the sum (GoCardless sheet 6.2).
	const amount = Math.round(sumOfTenths(items) / 10);
	if (items.length === 0 || (amount <= 0 && !evenWithoutSurplus)) {
		return undefined;
	}
	const payout = addPayout(world, currency, amount, items);
	for (const payment of payments) {
		payment.links.payout = payout.id;
		payment.internal.paidOut = true;
		const cause = byGoCardless('payment_paid_out');
		changePayment(world, payment, 'paid_out', 'paid_out', cause, { payout: payout.id });
	}
	settleWaiting(world, waiting, payout);
	return payout;
}

function addPayout(world: World, currency: string, amount: number, items: PayoutItem[]): Payout {
	const { creditor } = world;
	const gross = sumOfTenths(items.filter(({ type }) => !FEE_TYPES.includes(type))) / 10;
	const foreign = creditor.fx_payout_currency;
	const isExchanged = foreign !== null && foreign !== currency;
	const id = world.ids.next('PO');
	const { tax } = world.fees;
	const payout: Payout = {
		id,
		created_at: world.clock.iso(),
		amount,
		currency,
		status: 'pending',
		arrival_date: null,
		reference: `${creditor.bank_reference_prefix ?? 'GC'}-${id.slice(-5)}`,
		deducted_fees: gross - amount,
		tax_currency: tax === undefined ? null : 'GBP',
		payout_type: 'merchant',
		fx: isExchanged
			? {
					...NO_EXCHANGE,
					fx_currency: foreign,
					estimated_exchange_rate: exchangeRate(world, currency, foreign),
				}
			: { ...NO_EXCHANGE },
		metadata: {},
		links: { creditor: creditor.id, creditor_bank_account: payoutAccount(world, currency) },
		internal: { items, payOn: addWorkingDays(world.today, 1), madeOn: world.today },
	};
	world.payouts.add(payout);
	world.livePayouts.add(id);
	return payout;
}

function settleWaiting(world: World, waiting: WaitingItem[], payout: Payout): void {
	for (const item of waiting) {
		world.waiting.splice(world.waiting.indexOf(item), 1);
		item.settled?.(payout);
	}
}

function duePayments(world: World): Payment[] {
	return [...world.livePayments]
		.map((id) => world.payments.require(id))
		.filter(({ status, internal }) => status === 'confirmed' && internal.payOutOn <= world.today);
}

function moveOn(world: World, payout: Payout): void {
	const { internal } = payout;
	if (internal.fxRateOn !== undefined) {
		if (internal.fxRateOn <= world.today) confirmRate(world, payout);
	} else if (internal.payOn <= world.today) {
		payPayout(world, payout);
	}
}

/**
 * Sends the money. An exchanged payout fires `paid` while it is still pending and turns paid with
 * its rate (GoCardless sheet 6.1).
 */
export function payPayout(world: World, payout: Payout): void {
	if (payout.fx.fx_currency === null) arrive(world, payout);
	else payout.internal.fxRateOn = addWorkingDays(world.today, 1);
	const links = { payout: payout.id, creditor: payout.links.creditor };
	emit(world, 'payouts', 'paid', payout, links, byGoCardless('payout_paid'));
	confirmTaxes(world, payout);
}

function confirmRate(world: World, payout: Payout): void {
	const { fx, currency } = payout;
	const rate = exchangeRate(world, currency, fx.fx_currency ?? currency);
	fx.exchange_rate = rate;
	fx.fx_amount = Math.round(payout.amount * Number(rate));
	arrive(world, payout);
	const cause = byGoCardless('payout_fx_rate_confirmed');
	emit(world, 'payouts', 'fx_rate_confirmed', payout, { payout: payout.id }, cause);
}

function arrive(world: World, payout: Payout): void {
	payout.status = 'paid';
	payout.arrival_date = world.today;
	world.livePayouts.delete(payout.id);
	postPayout(world, payout);
}

function confirmTaxes(world: World, payout: Payout): void {
	const target = payout.tax_currency;
	if (target === null) return;
	const rate = target === payout.currency ? '1.0' : exchangeRate(world, payout.currency, target);
	for (const tax of payout.internal.items.flatMap(({ taxes }) => taxes)) {
		tax.destination_currency = target;
		tax.exchange_rate = rate;
		tax.destination_amount = fromTenths(Math.round(toTenths(tax.amount) * Number(rate)));
	}
	if (target === payout.currency) return;
	const cause = byGoCardless('payout_tax_exchange_rates_confirmed');
	emit(world, 'payouts', 'tax_exchange_rates_confirmed', payout, { payout: payout.id }, cause);
}

/** The bank sent the money back: told by an event of the creditor, not of the payout. */
export function bouncePayout(world: World, payout: Payout): void {
	if (payout.status !== 'paid') throw new Error('Only a paid payout can bounce.');
	payout.status = 'bounced';
	payout.arrival_date = null;
	postBounce(world, payout, payout.amount, 'payout bounced');
	const links = { creditor: payout.links.creditor, payout: payout.id };
	emit(world, 'creditors', 'bounced_payout', {}, links, byGoCardless('bounced_payout'));
}

/** A bounced payout is sent again. */
export function resendPayout(world: World, payout: Payout): void {
	if (payout.status !== 'bounced') throw new Error('Only a bounced payout can be sent again.');
	payout.status = 'paid';
	payout.arrival_date = world.today;
	postBounce(world, payout, -payout.amount, 'payout sent again');
	const links = { payout: payout.id, creditor: payout.links.creditor };
	emit(world, 'payouts', 'paid', payout, links, byGoCardless('payout_paid'));
}

export function exchangeRate(world: World, from: string, to: string): string {
	return world.options.exchangeRates?.[`${from}/${to}`] ?? '1.1234567890';
}

function payoutAccount(world: World, currency: string): string {
	const account =
		world.creditor.links[`default_${currency.toLowerCase()}_payout_account`] ??
		world.creditorBankAccounts.all()[0]?.id;
	if (account === undefined) throw new Error('The creditor has no bank account.');
	return account;
}

function sumOfTenths(items: PayoutItem[]): number {
	return items.reduce((sum, item) => sum + toTenths(item.amount), 0);
}
