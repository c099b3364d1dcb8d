import type { ResourceDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { sendApiCall } from '../operations/sendApiCall';

export const apiCall: ResourceDefinition<GoCardlessClient> = {
	value: 'apiCall',
	name: 'Custom API Call',
	description: 'Any request, for what this node does not list',
	operations: [sendApiCall],
};
