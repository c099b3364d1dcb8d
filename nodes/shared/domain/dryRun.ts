import type { PlanItem } from './planItem';

/**
 * The same plan with nothing to carry out: what would be done is told among what needs nothing, with
 * its action, amount and reason, but without the requests and their mark, so that no action node
 * would take it.
 */
export function rehearse(items: readonly PlanItem[]): PlanItem[] {
	return items.map((item) => {
		if (item.outcome !== 'do') return item;
		const { plannedAction, idempotencyKey, ...json } = item.json;
		const actedOn = plannedAction?.vendor ?? 'goCardless';
		return {
			outcome: 'nothing',
			source: item.source,
			json: {
				...json,
				code: 'dryRun',
				reason: `Dry run, nothing is sent. Planned: ${json.reason}`,
				wouldAct: { vendor: actedOn, idempotencyKey: idempotencyKey ?? '' },
			},
		};
	});
}
