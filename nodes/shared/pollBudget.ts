import type { IPollFunctions } from 'n8n-workflow';

/** Where n8n does not say (before 2.40): well below the 45 s after which newer ones give a poll up. */
const DEFAULT_BUDGET_MS = 30_000;

/**
 * When a poll has to end: n8n abandons one that takes longer, together with all that it has read, so
 * what is left must be left to the next poll.
 *
 * @param share of the time that n8n gives
 * @returns milliseconds since 1970
 */
export function pollDeadline(context: IPollFunctions, share: number): number {
	const budget =
		typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS;
	return Date.now() + Math.min(budget, DEFAULT_BUDGET_MS) * share;
}
