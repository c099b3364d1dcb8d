import type { JsonRecord } from '../../engine/types';
import type { ListPage } from './envelope';
import { EVENT_SOURCES } from './eventCatalogue';

/**
 * The events of a page that was asked for with `include`, each with the resource it is about, as it is
 * now, in `resource`: GoCardless sends these beside the list, in the same answer (GoCardless sheet 7.1).
 */
export function attachLinked({ records, linked }: ListPage, resourceType: string): JsonRecord[] {
	const link = EVENT_SOURCES[resourceType]?.link;
	if (link === undefined) return records;
	const byId = new Map((linked[resourceType] ?? []).map((resource) => [resource.id, resource]));
	return records.map((event) => {
		const links = event.links as JsonRecord | undefined;
		const resource = byId.get(links?.[link]);
		return resource === undefined ? event : { ...event, resource };
	});
}
