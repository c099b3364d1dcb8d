/** What is left of an organization's daily allowance of calls (Zoho sheet 4). */
export interface RequestBudget {
	limit?: number;
	remaining?: number;
	/** Until midnight in the organization's time zone; the header has seconds, no point in time. */
	resetInMs?: number;
}

/** @param headers with lower-case names */
export function readBudget(headers: Record<string, string>): RequestBudget | undefined {
	const limit = readCount(headers['x-rate-limit-limit']);
	const remaining = readCount(headers['x-rate-limit-remaining']);
	const seconds = readCount(headers['x-rate-limit-reset']);
	if (limit === undefined && remaining === undefined && seconds === undefined) return undefined;
	return { limit, remaining, resetInMs: seconds === undefined ? undefined : seconds * 1000 };
}

/** "It begins anew at midnight in the organization's time zone, in 5 h 12 min (2026-03-31T22:00Z)." */
export function describeReset(budget: RequestBudget | undefined, now = Date.now()): string {
	const sentence = "It begins anew at midnight in the organization's time zone";
	if (budget?.resetInMs === undefined) return `${sentence}.`;
	const minutes = Math.ceil(budget.resetInMs / 60_000);
	const moment = new Date(now + budget.resetInMs).toISOString().slice(0, 16);
	return `${sentence}, in ${Math.floor(minutes / 60)} h ${minutes % 60} min (${moment}Z).`;
}

function readCount(text: string | undefined): number | undefined {
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
