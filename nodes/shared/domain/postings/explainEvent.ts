import { meaningOf, type EventMeaning } from '../events/eventMatrix';
import type { CollectionEvent } from '../types';
import { nothing, review, type Verdict } from '../verdict';

type Explained = Exclude<EventMeaning, 'attention' | 'payoutBounced'>;

/** Why nothing is booked for an event that is not about a payment or refund we were given. */
const SENTENCES: Record<Explained, string> = {
	nothing: 'nothing moves in the books.',
	post: 'no payment is booked for it.',
	reverse: 'no payment is booked for it.',
	reinstate: 'no payment is booked for it.',
	notCollected: 'no payment is booked for it.',
	settled: 'it is booked with its payout.',
	refund: 'no refund is booked for it.',
	refundReturned: 'no refund is booked for it.',
	mandate: 'no payment is booked for it. The plan for mandates looks after it.',
	series: 'no payment is booked for it. Each of its payments has events of its own.',
	payout: 'no payment is booked for it. The plan for payouts books what arrives.',
};

/** What there is to say about an event that comes without a payment or refund. */
export function explainEvent(event: CollectionEvent): Verdict {
	const { resourceType, action = '', eventId, isTest } = event;
	if (isTest) return nothing('testEvent', 'A test event of the GoCardless dashboard.');
	const meaning = meaningOf(resourceType, action);
	const about = resourceType.replaceAll('_', ' ');
	if (meaning === undefined) return explainUnknown(event);
	if (resourceType === 'payments' || resourceType === 'refunds') {
		const name = resourceType === 'payments' ? 'payment' : 'refund';
		return review(
			`${name}Missing`,
			`Event ${eventId} came without its ${name}, so nothing can be said about it. ` +
				`Let the trigger or the GoCardless node fetch the ${name}.`,
		);
	}
	switch (meaning) {
		case 'attention':
			return review(
				'attention',
				`GoCardless says "${words(action)}" about ${about}. Look at it in the GoCardless dashboard.`,
			);
		case 'payoutBounced':
			return review(
				'payoutBounced',
				'Your bank sent a payout back to GoCardless. Check the bank details there; the plan for ' +
					'payouts takes it out of the books.',
			);
		default:
			return nothing('otherEvent', `An event about ${about}; ${SENTENCES[meaning]}`);
	}
}

/** Said beside what is decided about the resource, so that nothing is lost. */
export function explainUnknown({ resourceType, action, eventId }: CollectionEvent): Verdict {
	return review(
		'eventUnknown',
		`Event ${eventId} says "${action}" about ${resourceType.replaceAll('_', ' ')}, which this ` +
			'version does not know. Look it up in GoCardless.',
	);
}

function words(action: string): string {
	return action.replaceAll('_', ' ');
}
