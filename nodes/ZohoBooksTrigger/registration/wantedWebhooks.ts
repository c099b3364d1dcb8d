import { createHash } from 'node:crypto';

import {
	CHANGING_ENTITIES,
	type ChangingEntity,
} from '../../shared/vendors/zohoBooks/changeCatalogue';
import { EVENT_PARAMETER, eventName, type RuleEvent } from '../ruleEvents';

/** A webhook and its workflow rule as they are to be in Zoho Books. */
export interface WantedWebhook {
	/** Of both; unique in an organization, at most 50 characters (Zoho sheet 9). */
	name: string;
	/** With the event in its query, which Zoho signs. */
	url: string;
	event: RuleEvent;
	entity: ChangingEntity;
}

/**
 * One webhook and rule for every event: a rule has one webhook (Zoho sheet 9). Names come from the
 * address of the node, so that a copy of the workflow, a test and another n8n never take each other's.
 */
export function wantedWebhooks(nodeUrl: string, events: readonly RuleEvent[]): WantedWebhook[] {
	const node = createHash('sha256').update(nodeUrl).digest('hex').slice(0, 12);
	const wanted = events.flatMap((event) => {
		const entity = CHANGING_ENTITIES[event.entity];
		if (entity === undefined) return [];
		const url = new URL(nodeUrl);
		url.searchParams.set(EVENT_PARAMETER, eventName(event));
		return { name: `n8n ${node} ${eventName(event)}`, url: url.href, event, entity };
	});
	// What Zoho is certain to take comes first: its refusal then has nothing to do with the kind.
	return wanted.sort(
		(left, right) =>
			Number(left.entity.isRuleUnconfirmed ?? false) -
			Number(right.entity.isRuleUnconfirmed ?? false),
	);
}
