import type { ActionDefinition } from '../../shared/engine/crud';

/** What has transactions cannot be deleted, but be set aside (Zoho sheet 7.1). */
export const ACTIVATION: ActionDefinition[] = [
	{
		value: 'activate',
		name: 'Activate',
		verb: 'active',
		description: 'Make usable again what was deactivated',
	},
	{
		value: 'deactivate',
		name: 'Deactivate',
		verb: 'inactive',
		description: 'Set aside what is no longer used, with its history kept',
	},
];
