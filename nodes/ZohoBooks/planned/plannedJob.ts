import {
	type PlannedAction,
	type PlannedStep,
	resolveReferences,
} from '../../shared/domain/plannedAction';
import type { JsonRecord } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError, VendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { COLLECTIONS } from '../../shared/vendors/zohoBooks/collections';
import type { StepOutcome } from './once';

/** Carries out one step whose references are resolved. */
export type CarryOut = (step: PlannedStep, id: string) => Promise<StepOutcome>;

/** One planned action on its way: its steps in their order, and what they gave. */
export class PlannedJob {
	private readonly ids: Record<string, string> = {};

	private readonly results: Record<string, JsonRecord> = {};

	private everythingExisted = true;

	constructor(
		readonly itemIndex: number,
		private readonly json: JsonRecord,
		private readonly plan: PlannedAction,
	) {}

	/** @throws the first failure, saying which steps were done before and which were not */
	async carryOut(client: ZohoBooksClient, carryOut: CarryOut): Promise<JsonRecord> {
		for (const step of this.plan.steps) {
			const body = resolveReferences(step.body, this.ids) as JsonRecord;
			const id = step.id === undefined ? '' : String(resolveReferences(step.id, this.ids));
			try {
				this.advance(client, step, id, await carryOut({ ...step, body }, id));
			} catch (error) {
				raise(this.withProgress(error, step));
			}
		}
		const status = this.everythingExisted ? 'alreadyDone' : 'done';
		return { ...this.json, applied: { status, results: this.results } };
	}

	private advance(
		client: ZohoBooksClient,
		{ name, resource, verb }: PlannedStep,
		id: string,
		{ record, existed }: StepOutcome,
	): void {
		this.results[name] = record;
		const path = verb === 'refund' ? `${resource}/refunds` : resource;
		const given = path in COLLECTIONS ? record[client.idField(path)] : undefined;
		const result = given === undefined ? id : String(given);
		if (result !== '') this.ids[name] = result;
		this.everythingExisted &&= existed;
	}

	private withProgress(error: unknown, step: PlannedStep): unknown {
		if (!isVendorError(error)) return error;
		const { vendor, fault, request, httpStatus } = error;
		const sent = { ...request, idempotencyKey: step.idempotencyKey };
		const advice = [fault.advice, this.describeProgress()].filter((text) => text).join(' ');
		return new VendorError(vendor, { ...fault, advice }, sent, httpStatus, { cause: error });
	}

	private describeProgress(): string {
		const names = this.plan.steps.map(({ name }) => name);
		if (names.length < 2) return '';
		const done = names.filter((name) => name in this.results);
		const left = names.filter((name) => !(name in this.results));
		const before = done.length === 0 ? 'Nothing of it was done' : `Done: ${done.join(', ')}`;
		return `${before}; left undone: ${left.join(', ')}. Running it again does what is left.`;
	}
}
