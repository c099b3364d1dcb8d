import type { PostingMoment } from './settings';

/** GoCardless statuses, sorted by what they mean for us (GoCardless sheet 3.3, 4.1, 5.1, 5.4). */

export type CollectionState =
	/** The debit may still take the money, and GoCardless does not have it yet. */
	| 'live'
	/** GoCardless has taken the money (it can still be returned). */
	| 'collected'
	| 'failed'
	| 'cancelled'
	| 'denied'
	| 'chargedBack'
	/** A status this version does not know: never decided without a person. */
	| 'unknown';

const COLLECTION_STATES: Record<string, CollectionState> = {
	pending_customer_approval: 'live',
	pending_submission: 'live',
	submitted: 'live',
	confirmed: 'collected',
	paid_out: 'collected',
	failed: 'failed',
	cancelled: 'cancelled',
	customer_approval_denied: 'denied',
	charged_back: 'chargedBack',
};

export function collectionState(status: string): CollectionState {
	return lookUp(COLLECTION_STATES, status) ?? 'unknown';
}

/** The only status in which GoCardless lets a payment be cancelled. */
export const CANCELLABLE_STATUS = 'pending_submission';

const POSTED_STATUSES: Record<PostingMoment, ReadonlySet<string>> = {
	submitted: new Set(['submitted', 'confirmed', 'paid_out']),
	confirmed: new Set(['confirmed', 'paid_out']),
	paid_out: new Set(['paid_out']),
};

/** Whether a payment of this status belongs into the books. */
export function isPostedStatus(status: string, moment: PostingMoment): boolean {
	return POSTED_STATUSES[moment].has(status);
}

/**
 * Whether the books may show a payment of this status already. Whatever the posting moment is today,
 * it may have been an earlier one when the payment was booked, so collected money always may.
 */
export function mayBeBooked(status: string, moment: PostingMoment): boolean {
	return isPostedStatus(status, moment) || collectionState(status) === 'collected';
}

export type MandateState = 'usable' | 'waiting' | 'suspended' | 'blocked' | 'ended' | 'unknown';

const MANDATE_STATES: Record<string, MandateState> = {
	pending_customer_approval: 'waiting',
	// ACH, SEPA and BECS mandates stay here until the first payment exists (GoCardless sheet 3.3).
	pending_submission: 'usable',
	submitted: 'usable',
	active: 'usable',
	suspended_by_payer: 'suspended',
	blocked: 'blocked',
	failed: 'ended',
	cancelled: 'ended',
	expired: 'ended',
	consumed: 'ended',
};

export function mandateState(status: string): MandateState {
	return lookUp(MANDATE_STATES, status) ?? 'unknown';
}

export type InvitationState = 'open' | 'fulfilled' | 'cancelled' | 'unknown';

const INVITATION_STATES: Record<string, InvitationState> = {
	pending: 'open',
	ready_to_fulfil: 'open',
	fulfilling: 'open',
	fulfilled: 'fulfilled',
	cancelled: 'cancelled',
};

export function invitationState(status: string): InvitationState {
	return lookUp(INVITATION_STATES, status) ?? 'unknown';
}

const ENDED_SUBSCRIPTIONS = new Set(['finished', 'cancelled', 'customer_approval_denied']);

/** Whether a subscription will collect again; an unknown status counts as one that will. */
export function isSubscriptionLive(status: string): boolean {
	return !ENDED_SUBSCRIPTIONS.has(status);
}

const ENDED_SCHEDULES = new Set(['creation_failed', 'completed', 'cancelled']);

/** Whether an instalment schedule may still collect; an unknown status counts as one that will. */
export function isScheduleLive(status: string): boolean {
	return !ENDED_SCHEDULES.has(status);
}

function lookUp<Value>(table: Record<string, Value>, key: string): Value | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
