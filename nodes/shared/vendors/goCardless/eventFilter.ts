import type { INodePropertyOptions } from 'n8n-workflow';

import type { GoCardlessEvent } from './event';
import { EVENT_SOURCES } from './eventCatalogue';

/** Stands for every event, those included that GoCardless has yet to invent. */
export const ALL_EVENTS = '*';

export interface EventFilter {
	/** `*`, `<resource type>.*` or `<resource type>.<action>`; an event passes if one fits. */
	events: readonly string[];
	ignoreTestEvents: boolean;
	/** Ids of organisations; empty for all. A partner app receives the events of all its merchants. */
	organisationIds: readonly string[];
}

/** Whether the workflow wants this event. */
export function passesFilter(event: GoCardlessEvent, filter: EventFilter): boolean {
	if (filter.ignoreTestEvents && event.isTest) return false;
	const { organisation } = event.links;
	if (filter.organisationIds.length > 0) {
		if (organisation === undefined || !filter.organisationIds.includes(organisation)) return false;
	}
	const names = [ALL_EVENTS, `${event.resourceType}.*`, `${event.resourceType}.${event.action}`];
	return names.some((name) => filter.events.includes(name));
}

/** The choices of the node's field "Events". */
export function eventOptions(): INodePropertyOptions[] {
	const options = Object.entries(EVENT_SOURCES).flatMap(([resourceType, { label, actions }]) => [
		{ name: `${label}: All Events`, value: `${resourceType}.*` },
		...actions.map((action) => ({
			name: `${label}: ${toTitle(action)}`,
			value: `${resourceType}.${action}`,
		})),
	]);
	return [{ name: 'All Events', value: ALL_EVENTS }, ...options];
}

function toTitle(action: string): string {
	return action
		.split('_')
		.map((word) => (word === 'fx' ? 'FX' : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}
