import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import {
	type CurrentResource,
	readCurrentResources,
} from '../shared/vendors/goCardless/currentResources';
import { passesFilter } from '../shared/vendors/goCardless/eventFilter';
import { createResourceReader } from '../shared/vendors/goCardless/resourceReader';
import type { ListedEvent } from './listEvents';
import type { PollSettings } from './settings';

/**
 * One item per event that the workflow wants, oldest first; of the same form as those of the
 * GoCardless Trigger, so that one workflow takes both.
 *
 * @param timeBudgetMs for reading resources that did not come with the list
 */
export async function toItems(
	context: IPollFunctions,
	listed: readonly ListedEvent[],
	settings: PollSettings,
	timeBudgetMs: number,
): Promise<INodeExecutionData[]> {
	const events = listed
		.filter((event) => passesFilter(event, settings.filter))
		.sort((left, right) => left.createdAt - right.createdAt);
	const resources = settings.fetchCurrentResource
		? await attachResources(context, events, timeBudgetMs)
		: new Map<string, CurrentResource>();
	const receivedAt = new Date().toISOString();
	return events.map((event) => {
		const webhook: IDataObject = { id: null, receivedAt, isTest: event.isTest };
		return { json: { ...event.raw, webhook, ...resources.get(event.id) } };
	});
}

/** Of those events that came without. @returns by the event's id */
async function attachResources(
	context: IPollFunctions,
	events: readonly ListedEvent[],
	timeBudgetMs: number,
): Promise<Map<string, CurrentResource>> {
	const without = events.filter(({ raw }) => raw.resource === undefined);
	const read = createResourceReader(context);
	const resources = await readCurrentResources(without, read, timeBudgetMs);
	return new Map(
		without.flatMap(({ id }, index) => {
			const resource = resources[index];
			return resource === undefined ? [] : [[id, resource] as const];
		}),
	);
}
