import { ParameterError } from '../../shared/engine/parameters';
import { runInPool } from '../../shared/engine/pool';
import type { JsonRecord, ListCall, OperationDefinition } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';
import { GONE, readPayoutItems } from './listPayoutItems';

/**
 * The items of all payouts that come in. A payout whose items GoCardless no longer keeps gives none:
 * the planner sees its age, and says what to do.
 */
export const listItemsOfPayouts: OperationDefinition<GoCardlessClient> = {
	value: 'getOfPayouts',
	name: 'Get Many of Incoming Payouts',
	action: 'Get many payout items of incoming payouts',
	description:
		'Get what each incoming payout consists of; one older than 6 months gives nothing, since GoCardless no longer has its items',
	properties: [],
	runList: listAll,
};

async function listAll(call: ListCall<GoCardlessClient>): Promise<void> {
	const { client, items, settle, fail, stopped } = call;
	await runInPool(
		items.length,
		CONCURRENCY,
		async (itemIndex) => {
			try {
				const payout = items[itemIndex]?.json ?? {};
				const isNone = Object.keys(payout).length === 0;
				settle(itemIndex, isNone ? [] : await itemsOf(client, idOf(payout)));
			} catch (error) {
				fail(itemIndex, error);
			}
		},
		stopped,
	);
}

/** @throws ParameterError for an item that is no payout */
function idOf({ id, payout_type: type }: JsonRecord): string {
	if (typeof id === 'string' && type !== undefined) return id;
	throw new ParameterError(
		'This item is not a GoCardless payout.',
		'Connect a node that lists payouts here.',
	);
}

async function itemsOf(client: GoCardlessClient, payout: string): Promise<JsonRecord[]> {
	try {
		return await readPayoutItems(client, payout);
	} catch (error) {
		if (isVendorError(error) && error.httpStatus === GONE) return [];
		return raise(error);
	}
}
