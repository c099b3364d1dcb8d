import type { JsonRecord } from '../../engine/types';
import { isVendorError } from '../../transport/vendorError';

/** Statuses in which an action has nothing left to do. */
const GOALS: Record<string, readonly string[]> = {
	cancel: ['cancelled'],
	retry: ['pending_submission', 'submitted', 'confirmed', 'paid_out'],
	reinstate: ['pending_submission', 'submitted', 'active'],
	pause: ['paused'],
	resume: ['active'],
	fulfil: ['fulfilling', 'fulfilled'],
};

/**
 * Whether a resource is where an action leads already. An action that was carried out but whose
 * answer got lost is refused when it is sent again; then it counts as done (GoCardless sheet 1.5).
 */
export function isGoalReached(verb: string, record: JsonRecord): boolean {
	if (verb === 'disable') return record.enabled === false;
	if (GOALS[verb]?.includes(String(record.status))) return true;
	return hasCompletedStep(verb, record);
}

/** A billing request lists the steps that the payer or the API has to take (GoCardless sheet 4.1). */
function hasCompletedStep(verb: string, { actions }: JsonRecord): boolean {
	if (!Array.isArray(actions)) return false;
	return actions.some(
		(action: JsonRecord | null) => action?.type === verb && action.status === 'completed',
	);
}

/** Refused because of the state of the resource, and not because of a field of the request. */
export function isRefusedByState(error: unknown): boolean {
	return isVendorError(error, 'invalid') && (error.fault.fields ?? []).length === 0;
}
