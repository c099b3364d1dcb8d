import type { ResourceDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { listItemsOfPayouts } from '../operations/listItemsOfPayouts';
import { listPayoutItems } from '../operations/listPayoutItems';

/** GoCardless sheet 6.2. */
export const payoutItem: ResourceDefinition<GoCardlessClient> = {
	value: 'payoutItem',
	name: 'Payout Item',
	description: 'What a payout consists of: payments, refunds, failures, fees',
	operations: [listPayoutItems, listItemsOfPayouts],
};
