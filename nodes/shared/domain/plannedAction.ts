import { createHash } from 'node:crypto';
import { z } from 'zod';

import { canonicalJson, type JsonObject } from '../canonicalJson';

/**
 * What the planner hands to an action node: finished requests with their idempotency keys, and a
 * mark by which the action node knows that the planner, and nobody else, wrote them.
 */

const SCHEME = 'direct-debit-plan/1';

export const VENDORS = ['goCardless', 'quickBooksOnline', 'zohoBooks'] as const;
export type Vendor = (typeof VENDORS)[number];

const stepSchema = z.object({
	/** Name under which later steps refer to the id of what this step returned. */
	name: z.string().min(1),
	/** The vendor's resource: `payments` at GoCardless, `Payment` at QuickBooks. */
	resource: z.string().min(1),
	/** `create`, `update`, or an action of the resource such as `cancel` or `void`. */
	verb: z.string().min(1),
	/** Which one, for everything but `create`; may be a `{ "$id": "<step>" }` reference. */
	id: z.union([z.string().min(1), z.object({ $id: z.string().min(1) }).strict()]).optional(),
	/** The resource without envelope. Ids of earlier steps are written `{ "$id": "<step>" }`. */
	body: z.record(z.unknown()),
	/**
	 * A field of the books that keeps records apart, by its API name: the record is made under this
	 * value, and found under it when it was made before (Zoho sheet 8). The body holds both as well.
	 */
	unique: z.object({ field: z.string().min(1), value: z.string().min(1) }).optional(),
	idempotencyKey: z.string().regex(/^[0-9a-f]{36}$/),
});

export const plannedActionSchema = z.object({
	mark: z.string(),
	vendor: z.enum(VENDORS),
	/** What is done, for example `collectInvoice`; stable, since workflows may branch on it. */
	action: z.string().min(1),
	/** Ledger and company the plan was made for; an action node refuses another company. */
	books: z.string().min(1),
	/** Done in order; the item fails at the first step that fails, and can be run again as it is. */
	steps: z.array(stepSchema).min(1),
});

export type PlannedStep = z.infer<typeof stepSchema>;
export type PlannedAction = z.infer<typeof plannedActionSchema>;

/** Thrown for an item that is no planned action, or one that was changed after planning. */
export class PlannedActionError extends Error {
	override readonly name = 'PlannedActionError';
}

/** Seals a plan. The mark covers every byte of the requests. */
export function sealPlannedAction(action: Omit<PlannedAction, 'mark'>): PlannedAction {
	return { mark: markOf(action), ...action };
}

/**
 * Reads `item.plannedAction` for one vendor.
 *
 * @throws PlannedActionError when the mark is missing or does not fit, or another vendor is meant
 */
export function readPlannedAction(item: unknown, vendor: Vendor): PlannedAction {
	const candidate = z.object({ plannedAction: plannedActionSchema }).safeParse(item);
	if (!candidate.success) {
		throw new PlannedActionError(
			'This item was not planned. Connect the "Do" output of the Direct Debit Planner here; ' +
				'raw invoices, customers or events are never acted on.',
		);
	}
	const { plannedAction } = candidate.data;
	const { mark, ...action } = plannedAction;
	if (mark !== markOf(action)) {
		throw new PlannedActionError(
			'This planned action was changed after it was planned, so it is not carried out. ' +
				'Connect the "Do" output of the Direct Debit Planner without editing its items.',
		);
	}
	if (plannedAction.vendor !== vendor) {
		throw new PlannedActionError(
			`This action is meant for ${plannedAction.vendor}, not for ${vendor}. ` +
				'Connect it to the node of that vendor.',
		);
	}
	return plannedAction;
}

/** Replaces `{ "$id": "<step>" }` by the id that the step of that name returned. */
export function resolveReferences(value: unknown, ids: Record<string, string>): unknown {
	if (Array.isArray(value)) return value.map((entry) => resolveReferences(entry, ids));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value);
	const [only] = entries;
	if (entries.length === 1 && only !== undefined && only[0] === '$id') {
		const id = ids[String(only[1])];
		if (id === undefined) {
			throw new PlannedActionError(
				`The plan refers to the step "${String(only[1])}", which has no result.`,
			);
		}
		return id;
	}
	return Object.fromEntries(entries.map(([key, entry]) => [key, resolveReferences(entry, ids)]));
}

function markOf(action: Omit<PlannedAction, 'mark'>): string {
	const text = canonicalJson(action as unknown as JsonObject);
	return `${SCHEME}:${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32)}`;
}
