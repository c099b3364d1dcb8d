import { addDays, addWorkingDays, isWorkingDay, onOrAfterWorkingDay } from '../../shared/clock';
import { invalidState } from '../http/errors';
import type { Subscription } from '../model/records';
import { earliestChargeDate, schemeOf } from '../model/schemes';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';
import { stepDate } from './instalments';
import { addPayment } from './payments';

export const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
] as const;

/** The `index`th charge date: rolled forward to a working day, day -1 rolled back. */
export function chargeDateOf(subscription: Subscription, index: number): string {
	const { day_of_month: day, interval_unit: unit, interval } = subscription;
	const first = firstDate(subscription);
	const stepped = stepDate(first, unit, interval * index);
	if (day !== -1) return onOrAfterWorkingDay(onDay(stepped, first, unit));
	let last = endOfMonth(stepped);
	while (!isWorkingDay(last)) last = addDays(last, -1);
	return last;
}

/** Is there no charge date of this index any more? Skipped cycles do not count. */
function isOver(subscription: Subscription, index: number): boolean {
	const { count, end_date: end } = subscription;
	if (count !== null && index - subscription.internal.skipped >= count) return true;
	return end !== null && chargeDateOf(subscription, index) > end;
}

/** At most ten payments ahead; none of a subscription that has ended or rests. */
export function upcomingPayments(
	subscription: Subscription,
): Array<{ charge_date: string; amount: number }> {
	if (subscription.status !== 'active') return [];
	const upcoming: Array<{ charge_date: string; amount: number }> = [];
	for (let index = subscription.internal.made; upcoming.length < 10; index += 1) {
		if (isOver(subscription, index)) break;
		const amount = subscription.amount;
		upcoming.push({ charge_date: chargeDateOf(subscription, index), amount });
	}
	return upcoming;
}

/** The day's work: payments are made a few working days before their charge date. */
export function runSubscriptions(world: World): void {
	for (const subscription of world.subscriptions.all()) {
		while (isDue(world, subscription)) {
			if (subscription.status === 'paused') skip(world, subscription);
			else makePayment(world, subscription);
			finishIfOver(world, subscription);
		}
	}
}

function isDue(world: World, subscription: Subscription): boolean {
	const { status, internal, links } = subscription;
	if (status !== 'active' && status !== 'paused') return false;
	const { scheme } = world.mandates.require(links.mandate);
	const horizon = addWorkingDays(world.today, schemeOf(scheme).charge + 2);
	return chargeDateOf(subscription, internal.made) <= horizon;
}

function makePayment(world: World, subscription: Subscription): void {
	const payment = addPayment(world, {
		amount: subscription.amount,
		currency: subscription.currency,
		mandate: world.mandates.require(subscription.links.mandate),
		chargeDate: chargeDateOf(subscription, subscription.internal.made),
		description: subscription.name,
		reference: subscription.payment_reference,
		retryIfPossible: subscription.retry_if_possible,
		...(subscription.app_fee === null ? {} : { appFee: subscription.app_fee }),
		subscription: subscription.id,
	});
	subscription.internal.made += 1;
	const links = { subscription: subscription.id, payment: payment.id };
	const cause = byGoCardless('payment_created');
	emit(world, 'subscriptions', 'payment_created', subscription, links, cause);
	emit(world, 'payments', 'created', payment, links, cause);
}

/** A charge date passes without payment; a pause of so many cycles ends by itself. */
function skip(world: World, subscription: Subscription): void {
	const { internal } = subscription;
	internal.made += 1;
	internal.skipped += 1;
	if (internal.pausedCycles === null) return;
	internal.pausedCycles -= 1;
	if (internal.pausedCycles > 0) return;
	resume(world, subscription, byGoCardless('subscription_resumed'));
}

function finishIfOver(world: World, subscription: Subscription): void {
	if (subscription.status !== 'active' || !isOver(subscription, subscription.internal.made)) return;
	subscription.status = 'finished';
	const links = { subscription: subscription.id };
	const cause = byGoCardless('subscription_finished');
	emit(world, 'subscriptions', 'finished', subscription, links, cause);
}

export function pause(
	world: World,
	subscription: Subscription,
	cycles: number | null,
	cause: Cause,
): void {
	const { status } = subscription;
	if (status === 'finished' || status === 'cancelled') {
		throw invalidState('subscription_already_ended', 'Subscription has already ended');
	}
	if (status !== 'active') {
		throw invalidState('subscription_cannot_be_paused', 'Subscription cannot be paused');
	}
	subscription.status = 'paused';
	subscription.internal.pausedCycles = cycles;
	subscription.earliest_charge_date_after_resume = null;
	const links = { subscription: subscription.id };
	emit(world, 'subscriptions', 'paused', subscription, links, cause);
}

export function resume(world: World, subscription: Subscription, cause: Cause): void {
	if (subscription.status !== 'paused') {
		throw invalidState('subscription_not_paused', 'Subscription is not paused');
	}
	subscription.status = 'active';
	subscription.internal.pausedCycles = null;
	const { scheme, status } = world.mandates.require(subscription.links.mandate);
	const earliest = earliestChargeDate(scheme, world.today, status !== 'active');
	while (chargeDateOf(subscription, subscription.internal.made) < earliest) {
		subscription.internal.made += 1;
		subscription.internal.skipped += 1;
	}
	subscription.earliest_charge_date_after_resume = chargeDateOf(
		subscription,
		subscription.internal.made,
	);
	const links = { subscription: subscription.id };
	emit(world, 'subscriptions', 'resumed', subscription, links, cause);
}

export function cancelSubscription(world: World, subscription: Subscription, cause: Cause): void {
	if (subscription.status === 'finished' || subscription.status === 'cancelled') {
		throw invalidState('cancellation_failed', 'Subscription cannot be cancelled');
	}
	subscription.status = 'cancelled';
	const links = { subscription: subscription.id };
	emit(world, 'subscriptions', 'cancelled', subscription, links, cause);
}

/** The first charge date on or after the start that fits month and day. */
function firstDate(subscription: Subscription): string {
	const { start_date: start, day_of_month: day, month, interval_unit: unit } = subscription;
	if (unit === 'weekly' || day === null) return start;
	let first = withDay(start, day);
	if (month !== null) {
		const number = MONTHS.findIndex((name) => name === month) + 1;
		first = withDay(`${start.slice(0, 4)}-${String(number).padStart(2, '0')}-01`, day);
	}
	return first < start ? stepDate(first, unit, 1) : first;
}

function withDay(date: string, day: number): string {
	return day === -1 ? endOfMonth(date) : `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
}

function onDay(stepped: string, first: string, unit: string): string {
	return unit === 'weekly' || stepped.slice(8) <= first.slice(8) ? stepped : withDay(stepped, 28);
}

function endOfMonth(date: string): string {
	const [year = 0, month = 1] = date.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
