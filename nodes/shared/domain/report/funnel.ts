import { ownershipOf } from '../identity';
import { invitationState, mandateState, type MandateState } from '../statuses';
import type { Invitation, Mandate } from '../types';

/** How many customers are where on the way to a mandate. */
export interface FunnelStep {
	label: string;
	count: number;
}

const OF_MANDATES: Record<MandateState, string> = {
	usable: 'mandates in use',
	waiting: 'mandates to be approved',
	suspended: 'mandates suspended or blocked',
	blocked: 'mandates suspended or blocked',
	ended: 'mandates ended',
	unknown: 'mandates with an unknown status',
};

const OF_INVITATIONS = {
	open: 'invitations not answered yet',
	fulfilled: 'invitations accepted',
	cancelled: 'invitations withdrawn',
	unknown: 'invitations with an unknown status',
};

/** In this order; the unknown ones only where there are some. */
const ORDER = [
	OF_INVITATIONS.open,
	OF_INVITATIONS.fulfilled,
	OF_INVITATIONS.cancelled,
	OF_MANDATES.waiting,
	OF_MANDATES.usable,
	OF_MANDATES.suspended,
	OF_MANDATES.ended,
];

/** Undefined lists were not asked for; what belongs to other books does not count. */
export function countFunnel(
	mandates: readonly Mandate[] | undefined,
	invitations: readonly Invitation[] | undefined,
	books: string | undefined,
): FunnelStep[] {
	const counts = new Map<string, number>();
	const add = (label: string) => counts.set(label, (counts.get(label) ?? 0) + 1);
	const isOurs = ({ metadata }: Pick<Mandate, 'metadata'>) =>
		books === undefined || ownershipOf(metadata, books) !== 'foreign';
	for (const mandate of mandates ?? []) {
		if (isOurs(mandate)) add(OF_MANDATES[mandateState(mandate.status)]);
	}
	for (const invitation of invitations ?? []) {
		if (invitation.asksForMandate && isOurs(invitation)) {
			add(OF_INVITATIONS[invitationState(invitation.status)]);
		}
	}
	const labels = new Set([...ORDER, ...counts.keys()]);
	return [...labels]
		.map((label) => ({ label, count: counts.get(label) ?? 0 }))
		.filter(({ count }) => count > 0);
}
