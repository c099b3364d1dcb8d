import {
	type PlannedAction,
	PlannedActionError,
	type PlannedStep,
	resolveReferences,
} from '../../shared/domain/plannedAction';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import {
	removeRecord,
	updateRecord,
	voidRecord,
} from '../../shared/vendors/quickBooksOnline/writes';

/** One planned action on its way: which steps are done, and what they gave. */
export class PlannedJob {
	failed = false;

	private readonly ids: Record<string, string> = {};

	private readonly results: Record<string, JsonRecord> = {};

	private done = 0;

	private everythingExisted = true;

	constructor(
		readonly itemIndex: number,
		private readonly json: JsonRecord,
		private readonly plan: PlannedAction,
	) {}

	/**
	 * The next step with its references resolved, or `undefined` at the end.
	 *
	 * @throws PlannedActionError when it refers to a step that gave nothing
	 */
	next(): PlannedStep | undefined {
		const step = this.plan.steps[this.done];
		if (step === undefined) return undefined;
		return { ...step, body: resolveReferences(step.body, this.ids) as JsonRecord };
	}

	/** The next step if all that it needs is known now. */
	nextReady(): PlannedStep | undefined {
		try {
			return this.failed ? undefined : this.next();
		} catch (error) {
			if (error instanceof PlannedActionError) return undefined;
			return raise(error);
		}
	}

	/** Notes what a step gave, `existed` when it was in the books before. */
	advance(record: JsonRecord, existed: boolean): void {
		const step = this.plan.steps[this.done];
		if (step === undefined) return;
		this.results[step.name] = record;
		if (record.Id !== undefined) this.ids[step.name] = String(record.Id);
		this.everythingExisted &&= existed;
		this.done += 1;
	}

	/** What a finished step gave. */
	outcomeOf(stepName: string): JsonRecord | undefined {
		return this.results[stepName];
	}

	/** Carries out the steps that are left, each as a write with the step's own key. */
	async finish(client: QuickBooksClient): Promise<void> {
		for (let step = this.next(); step !== undefined; step = this.next()) {
			const id = step.id === undefined ? '' : String(resolveReferences(step.id, this.ids));
			const { record, existed } = await carryOutStep(client, step, id);
			this.advance(record, existed);
		}
	}

	result(): JsonRecord {
		const status = this.everythingExisted ? 'alreadyDone' : 'done';
		return { ...this.json, applied: { status, results: this.results } };
	}
}

async function carryOutStep(
	client: QuickBooksClient,
	step: PlannedStep,
	id: string,
): Promise<{ record: JsonRecord; existed: boolean }> {
	const { resource: entity, idempotencyKey: key, body } = step;
	// A token of the plan saves the read; whoever changed the record since does not stop a reversal.
	const seen = { ...body, Id: id };
	switch (step.verb) {
		case 'create':
			return { record: await client.create(entity, body, key), existed: false };
		case 'update':
			return {
				record: await updateRecord(client, { entity, id, key, change: body }),
				existed: false,
			};
		case 'void':
			return { record: await voidRecord(client, { entity, id, key, seen }), existed: false };
		case 'delete':
			return await removeOnce(client, entity, id, key, seen);
		default:
			throw new ParameterError(`QuickBooks has no action "${step.verb}" for ${entity}.`);
	}
}

/** What is not there any more has been deleted, by an earlier run or by a person. */
async function removeOnce(
	client: QuickBooksClient,
	entity: string,
	id: string,
	key: string,
	seen: JsonRecord,
) {
	try {
		return { record: await removeRecord(client, { entity, id, key, seen }), existed: false };
	} catch (error) {
		if (!isVendorError(error, 'notFound')) return raise(error);
		return { record: { Id: id, status: 'Deleted' }, existed: true };
	}
}
