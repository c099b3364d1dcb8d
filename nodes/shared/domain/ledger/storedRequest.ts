import { z } from 'zod';

import {
	plannedActionSchema,
	sealPlannedAction,
	VENDORS,
	type PlannedAction,
	type PlannedStep,
} from '../plannedAction';

/**
 * A planned action without what its ledger row says already. It suffices to make the same action
 * again, with the same mark and keys; whether it still does is proven by `mark`.
 */
export const storedRequestSchema = z.object({
	vendor: z.enum(VENDORS),
	/** The seal of the action, without the name of the scheme. */
	mark: z.string(),
	/**
	 * Name, resource, verb, id, body, the key where it is not the entry's own, and the unique field
	 * where there is one.
	 */
	steps: z.array(z.array(z.unknown()).min(5).max(7)),
});

const unsealedSchema = plannedActionSchema.omit({ mark: true });

export type StoredRequest = z.infer<typeof storedRequestSchema>;

export function storeRequest(action: PlannedAction, idempotencyKey: string): StoredRequest {
	return {
		vendor: action.vendor,
		mark: digestOf(action.mark),
		steps: action.steps.map((step) => packStep(step, idempotencyKey)),
	};
}

/**
 * The planned action as it was sealed, or undefined when the stored request is not what was sealed.
 */
export function restoreRequest(
	{ vendor, mark, steps }: StoredRequest,
	{ action, books, idempotencyKey }: { action: string; books: string; idempotencyKey: string },
): PlannedAction | undefined {
	const candidate = unsealedSchema.safeParse({
		vendor,
		action,
		books,
		steps: steps.map((step) => unpackStep(step, idempotencyKey)),
	});
	if (!candidate.success) return undefined;
	const sealed = sealPlannedAction(candidate.data);
	return digestOf(sealed.mark) === mark ? sealed : undefined;
}

function packStep(step: PlannedStep, idempotencyKey: string): unknown[] {
	const { name, resource, verb, id, body, unique, idempotencyKey: key } = step;
	const packed: unknown[] = [name, resource, verb, id ?? null, body];
	const isOwn = key === idempotencyKey;
	if (unique !== undefined) packed.push(isOwn ? null : key, [unique.field, unique.value]);
	else if (!isOwn) packed.push(key);
	return packed;
}

function unpackStep(packed: unknown[], idempotencyKey: string): Record<string, unknown> {
	const [name, resource, verb, id, body, key, unique] = packed;
	const step: Record<string, unknown> = { name, resource, verb, body };
	step.idempotencyKey = key ?? idempotencyKey;
	if (id !== null) step.id = id;
	if (Array.isArray(unique)) step.unique = { field: unique[0], value: unique[1] };
	return step;
}

function digestOf(mark: string): string {
	return mark.slice(mark.lastIndexOf(':') + 1);
}
