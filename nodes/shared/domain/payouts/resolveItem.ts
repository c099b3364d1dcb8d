import { daysBetween } from '../calendar';
import { ownershipOf } from '../identity';
import { checkAccountOf } from '../postings/bookedAccount';
import { bookingsOf } from '../postings/bookings';
import { bookedAmount } from '../postings/checkBooked';
import { isReturned } from '../postings/checkStatus';
import type { BookedPayment, Payout, PayoutItem } from '../types';
import { review, type Verdict } from '../verdict';
import type { PayoutsContext } from './context';
import { itemType } from './itemKinds';

/** Where an item belongs: our clearing account, the fees, or the suspense account. */
export interface ResolvedItem {
	item: PayoutItem;
	target: 'clearing' | 'fees' | 'suspense';
	/** Home units for one unit, as the payment was booked; undefined where that is not known. */
	exchangeRate?: number;
	/** Why a person should look at it, although it is posted. */
	remark?: string;
}

/** Whose money an item is, or why that cannot be said yet. Nothing is guessed. */
export function resolveItem(
	context: PayoutsContext,
	payout: Payout,
	item: PayoutItem,
): ResolvedItem | Verdict {
	switch (itemType(item.type)?.kind) {
		case 'fee':
			return { item, target: 'fees' };
		case 'payment':
			return resolvePayment(context, payout, item);
		case 'refund':
			return resolveRefund(context, payout, item);
		case undefined:
			return review(
				'itemUnknown',
				`The payout holds an item of the type "${item.type}", which this version does not know. ` +
					'Book the payout by hand.',
			);
	}
}

function resolvePayment(
	context: PayoutsContext,
	payout: Payout,
	item: PayoutItem,
): ResolvedItem | Verdict {
	const { settings, payments } = context;
	const id = item.paymentId;
	if (id === undefined) {
		return review('itemUnknown', `An item of the type "${item.type}" names no payment.`);
	}
	const booked = bookingsOf(context.booked, context.entries, id).state;
	if (booked.valid.length > 0) return resolveBooked(context, payout, item, booked.valid);
	const collection = payments.get(id);
	if (collection === undefined) {
		return review(
			'paymentMissing',
			`Payment ${id} is part of the payout but was not fetched. Connect all payments that the ` +
				'items name.',
		);
	}
	switch (ownershipOf(collection.metadata, settings.books)) {
		case 'foreign':
			return toSuspense(item, `Payment ${id} belongs to ${collection.metadata.books}.`);
		case 'unmarked':
			return isOld(context, payout)
				? toSuspense(item, `Payment ${id} was made elsewhere, and nobody booked it.`)
				: notBooked(id);
		case 'ours':
			// It came and went back before it was ever booked, or its booking was voided for that:
			// its items cancel each other out in the clearing account.
			return isReturned(collection.status) ? { item, target: 'clearing' } : notBooked(id);
	}
}

function resolveBooked(
	{ settings }: PayoutsContext,
	{ currency }: Payout,
	item: PayoutItem,
	[payment, ...others]: readonly BookedPayment[],
): ResolvedItem | Verdict {
	const id = item.paymentId ?? '';
	if (payment === undefined) return notBooked(id);
	if (others.length > 0) {
		return review(
			'bookedTwice',
			`Payment ${id} is in the books ${others.length + 1} times. Void all but one.`,
		);
	}
	const elsewhere = checkAccountOf(payment, settings.clearingAccounts[currency] ?? '');
	if (elsewhere !== undefined) return elsewhere;
	const amount = bookedAmount(payment, currency);
	if (amount === undefined || Math.abs(item.tenths) !== amount * 10) {
		return review(
			'itemAmount',
			`The payout holds another amount for payment ${id} than the books (${payment.id}).`,
		);
	}
	return { item, target: 'clearing', exchangeRate: payment.exchangeRate };
}

function resolveRefund(
	context: PayoutsContext,
	payout: Payout,
	item: PayoutItem,
): ResolvedItem | Verdict {
	const id = item.refundId;
	if (id === undefined) {
		return review('itemUnknown', `An item of the type "${item.type}" names no refund.`);
	}
	const [booking] = context.entries.find(id);
	if (booking !== undefined) {
		return { item, target: 'clearing', exchangeRate: booking.exchangeRate };
	}
	if (isOld(context, payout)) return toSuspense(item, `Refund ${id} is not in the books.`);
	return review(
		'refundNotBooked',
		`Refund ${id} is part of the payout but not in the books yet. The payout is posted once it is.`,
	);
}

function toSuspense(item: PayoutItem, why: string): ResolvedItem {
	return { item, target: 'suspense', remark: why };
}

function notBooked(id: string): Verdict {
	return review(
		'paymentNotBooked',
		`Payment ${id} is part of the payout but not in the books yet. The payout is posted once it is.`,
	);
}

function isOld({ settings, today }: PayoutsContext, { arrivalDate, createdAt }: Payout): boolean {
	return daysBetween(arrivalDate ?? createdAt, today) >= settings.suspenseAfterDays;
}
