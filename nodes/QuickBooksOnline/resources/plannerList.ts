import type { ResourceDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { lookUpForPayoutItems, lookUpForPayouts } from '../operations/lookUpForPayouts';
import { lookUpForPostings } from '../operations/lookUpForPostings';

/** Lists for the inputs of the Direct Debit Planner, found by what GoCardless said. */
export const plannerList: ResourceDefinition<QuickBooksClient> = {
	value: 'plannerList',
	name: 'Planner List',
	description: 'What the Direct Debit Planner has to know of the books',
	operations: [lookUpForPayoutItems, lookUpForPayouts, lookUpForPostings],
};
