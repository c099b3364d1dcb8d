import { compareText } from '../lists';
import { schemeCurrency } from '../schemes';
import { invitationState, mandateState } from '../statuses';
import type { Invitation, Mandate } from '../types';

/** Where a customer stands on the way to a mandate. */
export interface MandateStanding {
	/** Usable in the customer's currency. */
	usable: readonly Mandate[];
	otherCurrency?: Mandate;
	waiting?: Mandate;
	suspended?: Mandate;
	blocked?: Mandate;
	unknownMandate?: Mandate;
	openInvitation?: Invitation;
	unknownInvitation?: Invitation;
	/** Completed by the payer, but its mandate is not in the list yet. */
	arriving?: Invitation;
	/** The latest mandate or invitation that came to an end. */
	lastEnd?: { id: string; status: string };
	/** Invitations sent so far, whatever became of them. */
	invitationCount: number;
}

export function standingOf(
	mandates: readonly Mandate[],
	invitations: readonly Invitation[],
	currency: string,
): MandateStanding {
	const newest = [...mandates].sort(byCreation).reverse();
	const sent = [...invitations].sort(byCreation).reverse();
	const usable = newest.filter(({ status }) => mandateState(status) === 'usable');
	const known = new Set(mandates.map(({ id }) => id));
	const ended = [
		...newest.filter(({ status }) => mandateState(status) === 'ended'),
		...sent.filter(({ status }) => invitationState(status) === 'cancelled'),
	].sort(byCreation);
	return {
		usable: usable.filter(({ scheme }) => schemeCurrency(scheme) === currency),
		otherCurrency: usable.find(({ scheme }) => schemeCurrency(scheme) !== currency),
		waiting: withState(newest, 'waiting'),
		suspended: withState(newest, 'suspended'),
		blocked: withState(newest, 'blocked'),
		unknownMandate: withState(newest, 'unknown'),
		openInvitation: sent.find(({ status }) => invitationState(status) === 'open'),
		unknownInvitation: sent.find(({ status }) => invitationState(status) === 'unknown'),
		arriving: sent.find(
			({ status, mandateId }) =>
				invitationState(status) === 'fulfilled' &&
				!(mandateId !== undefined && known.has(mandateId)),
		),
		lastEnd: ended[ended.length - 1],
		invitationCount: sent.length,
	};
}

function withState(
	mandates: readonly Mandate[],
	state: ReturnType<typeof mandateState>,
): Mandate | undefined {
	return mandates.find(({ status }) => mandateState(status) === state);
}

function byCreation(
	left: { id: string; createdAt: string },
	right: { id: string; createdAt: string },
): number {
	return compareText(left.createdAt, right.createdAt) || compareText(left.id, right.id);
}
