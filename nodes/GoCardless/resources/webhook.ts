import { goCardlessResource } from '../resource';
import { CREATED_FILTERS } from './commonFields';

/** GoCardless sheet 7.4. */
export const webhook = goCardlessResource({
	value: 'webhook',
	name: 'Webhook',
	description: 'Deliveries of events, and what was answered',
	path: 'webhooks',
	operations: ['get', 'getAll'],
	filters: [
		...CREATED_FILTERS,
		{
			name: 'is_test',
			label: 'Is Test',
			type: 'boolean',
			description: 'Whether to get those that were sent by hand from the dashboard',
		},
		{
			name: 'successful',
			label: 'Successful',
			type: 'boolean',
			description: 'Whether to get those that were accepted, or those that were not',
		},
	],
	actions: [
		{
			value: 'retry',
			name: 'Retry',
			description: 'Let GoCardless deliver a webhook again',
		},
	],
});
