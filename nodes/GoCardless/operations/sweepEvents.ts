import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord, OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { EVENT_SOURCES } from '../../shared/vendors/goCardless/eventCatalogue';
import { attachLinked } from '../../shared/vendors/goCardless/linkedResources';
import { choices } from '../resources/choices';

const DAY_MS = 86_400_000;

/** What GoCardless does not put beside a list of events (GoCardless sheet 7.1). */
const NOT_INCLUDED: ReadonlySet<string> = new Set(['organisations', 'exports']);

/**
 * What webhooks may have missed: the events of the last days, of several kinds, each with its resource
 * as it is now. One call a kind and page, and none for a resource.
 */
export const sweepEvents: OperationDefinition<GoCardlessClient> = {
	value: 'sweep',
	name: 'Sweep',
	action: 'Sweep events of the last days',
	description:
		'Get all events of the last days with what they are about, as it is now, to find what a webhook missed',
	properties: [
		{
			displayName: 'Resource Types',
			name: 'resourceTypes',
			type: 'multiOptions',
			options: choices(Object.keys(EVENT_SOURCES)),
			default: ['payments', 'refunds'],
			required: true,
			description: 'What the events are about',
		},
		{
			displayName: 'Days',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500 },
			default: 8,
			description:
				'How far the sweep goes back. It heals what was lost in this time; GoCardless archives events after 18 months.',
		},
	],
	async runItem({ client, parameters }) {
		const since = sinceDays(parameters.integer('days', 8));
		const events: JsonRecord[] = [];
		for (const resourceType of readTypes(parameters.raw('resourceTypes', []))) {
			const query = { resource_type: resourceType, ...includeOf(resourceType), ...since };
			for await (const page of client.pages('events', query)) {
				events.push(...attachLinked(page, resourceType));
			}
		}
		return events;
	},
};

function sinceDays(days: number) {
	if (days < 1) throw new ParameterError('"Days" must be at least 1.');
	return { 'created_at[gte]': new Date(Date.now() - days * DAY_MS).toISOString() };
}

function readTypes(given: unknown): string[] {
	const types = Array.isArray(given) ? given.map(String) : [];
	const unknown = types.find((type) => !Object.hasOwn(EVENT_SOURCES, type));
	if (unknown !== undefined) throw new ParameterError(`There are no events about "${unknown}".`);
	if (types.length > 0) return types;
	throw new ParameterError('"Resource Types" is empty. Choose what the events are about.');
}

function includeOf(resourceType: string) {
	const include = EVENT_SOURCES[resourceType]?.link;
	return include === undefined || NOT_INCLUDED.has(resourceType) ? {} : { include };
}
