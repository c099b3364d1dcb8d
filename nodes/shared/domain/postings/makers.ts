import { ownershipOf } from '../identity';
import type { CollectionEvent, InstalmentSchedule, Metadata, Subscription } from '../types';

/** A subscription or an instalment schedule: what made a payment knows what the payment is for. */
export type PaymentMaker = Pick<Subscription | InstalmentSchedule, 'id' | 'metadata'>;

/**
 * Whether the metadata of a subscription or a schedule comes along with its payments is not documented,
 * so payments without any are read with that of their maker.
 */
export function readWithMaker(
	events: readonly CollectionEvent[],
	makers: readonly PaymentMaker[],
	books: string,
): CollectionEvent[] {
	const metadata = new Map<string, Metadata>(makers.map((maker) => [maker.id, maker.metadata]));
	return events.map((event) => {
		const { collection } = event;
		if (collection === undefined || ownershipOf(collection.metadata, books) !== 'unmarked') {
			return event;
		}
		const maker = metadata.get(collection.subscriptionId ?? collection.instalmentScheduleId ?? '');
		if (maker === undefined) return event;
		return { ...event, collection: { ...collection, metadata: maker } };
	});
}
