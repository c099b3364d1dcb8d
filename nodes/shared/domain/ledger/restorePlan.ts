import type { PlannedAction } from '../plannedAction';
import { booksOf } from './histories';
import type { Entry } from './readEntries';
import { restoreRequest } from './storedRequest';

/** The planned action of a plan as it was sealed, or undefined when its row does not hold it any more. */
export function restorePlan(plan: Entry): PlannedAction | undefined {
	const { request, idempotencyKey } = plan.data;
	if (request === undefined) return undefined;
	return restoreRequest(request, {
		action: plan.row.action,
		books: booksOf(plan),
		idempotencyKey,
	});
}
