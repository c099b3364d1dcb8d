import { daysBetween } from '../calendar';
import type { Payout, PayoutItem } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { PayoutsContext } from './context';

/** GoCardless gives items for six months (GoCardless sheet 6.2); the shortest six have 181 days. */
const ITEM_DAYS = 181;

/** Whose payout it is and how far it has come. */
export function checkPayout({ settings }: PayoutsContext, payout: Payout): Verdict | undefined {
	const { id, status, creditorId, type, exchange } = payout;
	if (settings.creditorId !== undefined && creditorId !== undefined) {
		if (settings.creditorId !== creditorId) {
			return review(
				'otherCreditor',
				`Payout ${id} belongs to the GoCardless creditor ${creditorId}, but the settings name ` +
					`${settings.creditorId}. Run the set-up template for the right one.`,
			);
		}
	}
	if (type !== 'merchant') {
		return review(
			'otherPayoutType',
			`This is a payout of the type "${type}", with no payments of customers in it. Book it by hand.`,
		);
	}
	switch (status) {
		case 'pending':
			// The event "paid" of an exchanged payout comes before it is paid (GoCardless sheet 6.1).
			return nothing('pending', 'The payout is not sent yet; it is posted once it is.');
		case 'paid':
			return exchange !== undefined &&
				(exchange.amount === undefined || exchange.rate === undefined)
				? nothing(
						'rateNotConfirmed',
						`The payout is exchanged to ${exchange.currency}, and the rate is not confirmed yet.`,
					)
				: undefined;
		case 'bounced':
			return undefined;
		default:
			return review(
				'statusUnknown',
				`Payout ${id} has the status "${status}", which this version does not know. ` +
					'Look it up in GoCardless.',
			);
	}
}

/** Without its items a payout proves nothing. */
export function checkItems(
	{ today }: PayoutsContext,
	{ id, createdAt }: Payout,
	items: readonly PayoutItem[],
): Verdict | undefined {
	if (items.length > 0) return undefined;
	if (daysBetween(createdAt, today) > ITEM_DAYS) {
		return review(
			'itemsGone',
			`Payout ${id} is older than six months, and GoCardless no longer gives its items. Book it by ` +
				'hand, from an export of the GoCardless dashboard.',
		);
	}
	return review(
		'itemsMissing',
		`The items of payout ${id} did not arrive, so it cannot be proven. Connect the GoCardless node ` +
			'that lists them for every payout.',
	);
}
