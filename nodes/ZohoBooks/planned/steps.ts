import type { PlannedStep } from '../../shared/domain/plannedAction';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { COLLECTIONS, UPSERTABLE } from '../../shared/vendors/zohoBooks/collections';
import { isLostWrite } from '../../shared/vendors/zohoBooks/lostWrites';
import { applyCreditsOnce } from './credits';
import { findExisting } from './existingRecords';
import { once, type StepOutcome, writeOrFind } from './once';
import { isRefundable, refundOnce } from './refunds';
import { reversePayment } from './reversal';

/** Actions without a body that lead to a state, so that a second one changes nothing. */
const STATE_VERB = /^(status\/[a-z]+|active|inactive)$/;

/**
 * Carries out one step of a planned action, exactly once.
 *
 * @param id of the record, resolved; empty for a creation
 * @param looksFirst whether a creation by unique field asks before it writes, which costs a call
 */
export async function carryOutStep(
	client: ZohoBooksClient,
	step: PlannedStep,
	id: string,
	looksFirst: boolean,
): Promise<StepOutcome> {
	const { resource: path, verb, body } = step;
	if (!(path in COLLECTIONS)) throw new ParameterError(`Zoho Books has no records "${path}".`);
	switch (verb) {
		case 'create':
			return step.unique === undefined
				? await createOnce(client, path, body)
				: await upsertOnce(client, path, step.unique, body, looksFirst);
		case 'update':
			return await repeatable(async () => await client.update(path, id, body));
		case 'delete':
			return await removeOnce(client, path, id);
		case 'refund':
			if (isRefundable(path)) return await refundOnce(client, path, id, body);
			break;
		case 'applyCredits':
			if (path === 'invoices') return await applyCreditsOnce(client, id, body);
			break;
		case 'reverse':
			if (path === 'customerpayments') return await reversePayment(client, id, body);
			break;
		default:
			if (STATE_VERB.test(verb)) {
				return await repeatable(async () => await client.act(path, id, verb, body));
			}
	}
	throw new ParameterError(`Zoho Books has no action "${verb}" for ${path}.`);
}

/** Zoho has no idempotency key: what has no unique field is looked up by its reference (sheet 8). */
async function createOnce(
	client: ZohoBooksClient,
	path: string,
	body: JsonRecord,
): Promise<StepOutcome> {
	if (typeof body.reference_number !== 'string' || body.reference_number === '') {
		throw new ParameterError(
			`A planned creation in ${path} needs a reference number or a unique field. Without one it could be posted twice, so nothing was posted.`,
		);
	}
	return await once(
		async () => await findExisting(client, path, body),
		async () => await client.create(path, body),
	);
}

/**
 * One call as a rule. What Zoho answers to a second write of a payment that is applied already is not
 * known (Zoho sheet 8), so any refusal of the body is looked into: is the record there as planned?
 */
async function upsertOnce(
	client: ZohoBooksClient,
	path: string,
	unique: { field: string; value: string },
	body: JsonRecord,
	looksFirst: boolean,
): Promise<StepOutcome> {
	if (!UPSERTABLE.has(path)) {
		throw new ParameterError(`Zoho Books keeps no unique fields for ${path}. Plan without one.`);
	}
	const find = async () => await findExisting(client, path, body);
	const write = async () => await client.upsert(path, unique, body);
	if (looksFirst) {
		const existing = await find();
		if (existing !== undefined) return { record: existing, existed: true };
	}
	return await writeOrFind(find, write, mayBeThere);
}

const REFUSALS_OF_THE_BODY = ['conflict', 'invalid', 'notFound'] as const;

function mayBeThere(error: unknown): boolean {
	return isLostWrite(error) || REFUSALS_OF_THE_BODY.some((kind) => isVendorError(error, kind));
}

/** A write that leads to the same state however often it is done. */
async function repeatable(write: () => Promise<JsonRecord>): Promise<StepOutcome> {
	return await writeOrFind(async () => undefined, write, isLostWrite);
}

/** What is not there any more has been deleted, by an earlier run or by a person. */
async function removeOnce(client: ZohoBooksClient, path: string, id: string): Promise<StepOutcome> {
	try {
		return await repeatable(async () => await client.remove(path, id));
	} catch (error) {
		if (!isVendorError(error, 'notFound')) return raise(error);
		return { record: { [client.idField(path)]: id, deleted: true }, existed: true };
	}
}
