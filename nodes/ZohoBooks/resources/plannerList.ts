import type { ResourceDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { lookUpForPayoutItems, lookUpForPayouts } from '../operations/lookUpForPayouts';
import { lookUpForPostings } from '../operations/lookUpForPostings';

/** Lists for the inputs of the Direct Debit Planner, found by what GoCardless said. */
export const plannerList: ResourceDefinition<ZohoBooksClient> = {
	value: 'plannerList',
	name: 'Planner List',
	description: 'What the Direct Debit Planner has to know of the books',
	operations: [lookUpForPayoutItems, lookUpForPayouts, lookUpForPostings],
};
