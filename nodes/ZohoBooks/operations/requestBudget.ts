import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

/** How many calls the organization has left today; belongs to the resource "Organization". */
export const requestBudgetOperation: OperationDefinition<ZohoBooksClient> = {
	value: 'getRequestBudget',
	name: 'Get Request Budget',
	action: 'Get the request budget of an organization',
	description: 'Get how many API calls the organization has left today, and when it begins anew',
	properties: [],
	async runItem({ client }) {
		const id = client.organizationId;
		const organization = await client.get('organizations', id);
		const { limit, remaining, resetInMs } = client.budget ?? {};
		return {
			organization_id: id,
			organization: organization.name,
			timeZone: organization.time_zone,
			limit,
			remaining,
			secondsToReset: resetInMs === undefined ? undefined : resetInMs / 1000,
			resetsAt: resetInMs === undefined ? undefined : toMoment(resetInMs),
		};
	},
};

function toMoment(resetInMs: number): string {
	return new Date(Date.now() + resetInMs).toISOString();
}
