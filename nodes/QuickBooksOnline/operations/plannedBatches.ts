import { ParameterError } from '../../shared/engine/parameters';
import { deriveIdempotencyKey } from '../../shared/idempotency';
import { isVendorError } from '../../shared/transport/vendorError';
import { type BatchEntry, type BatchOutcome, sendInBatches } from '../batches';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { findPaymentsByReference } from '../existingPayments';
import type { PlannedJob } from './plannedJob';
import {
	type Creation,
	type Fail,
	giveUp,
	paymentsToCreate,
	rememberBatched,
} from './plannedPayments';

/** Posts the payments that come first in their actions, 30 a call. */
export async function postPaymentsInBatches(
	client: QuickBooksClient,
	jobs: PlannedJob[],
	fail: Fail,
	stopped: () => boolean,
): Promise<void> {
	const creations = paymentsToCreate(jobs);
	const leaders = firstOfEachReference(creations);
	const outcomes = new Map<Creation, BatchOutcome>();
	const keyOf = (keys: string[]) =>
		deriveIdempotencyKey({ books: client.account, purpose: 'batch', subjects: keys });
	const entries = leaders.map((creation) => toEntry(client, creation));
	const report = ({ creation }: PaymentEntry, outcome: BatchOutcome) => {
		outcomes.set(creation, outcome);
		settle(creation, outcome, fail);
	};
	await sendInBatches(client, entries, keyOf, report, stopped);
	await postThrottled(client, creationsOf(outcomes, isThrottled), fail);
	const confirmed = creationsOf(outcomes, ({ kind }) => kind === 'confirmed');
	await readConfirmed(client, confirmed, fail);
	followLeaders(creations, leaders, fail);
}

function settle({ job }: Creation, outcome: BatchOutcome, fail: Fail): void {
	if (outcome.kind === 'record') job.advance(outcome.record, false);
	if (outcome.kind === 'failed' && !isThrottled(outcome)) giveUp(job, outcome.error, fail);
}

/** The item's own fault inside a successful call; a call that was refused was retried as a whole. */
function isThrottled(outcome: BatchOutcome): boolean {
	if (outcome.kind !== 'failed' || !isVendorError(outcome.error, 'throttled')) return false;
	return outcome.error.httpStatus === 200;
}

function creationsOf(
	outcomes: Map<Creation, BatchOutcome>,
	matches: (outcome: BatchOutcome) => boolean,
): Creation[] {
	return [...outcomes].flatMap(([creation, outcome]) => (matches(outcome) ? [creation] : []));
}

/** Refused for haste alone, so surely not done: these follow by themselves. */
async function postThrottled(
	client: QuickBooksClient,
	creations: Creation[],
	fail: Fail,
): Promise<void> {
	for (const { job, step } of creations) {
		try {
			job.advance(await client.create('Payment', step.body, step.idempotencyKey), false);
		} catch (error) {
			giveUp(job, error, fail);
		}
	}
}

/** Successes that came without their record are read, all in one query. */
async function readConfirmed(
	client: QuickBooksClient,
	creations: Creation[],
	fail: Fail,
): Promise<void> {
	if (creations.length === 0) return;
	try {
		const references = creations.map(({ reference }) => reference);
		const posted = await findPaymentsByReference(client, references);
		for (const { job, step, reference } of creations) {
			job.advance(posted.get(reference) ?? step.body, false);
		}
	} catch (error) {
		for (const { job } of creations) giveUp(job, error, fail);
	}
}

/** Repeats of a payment within one list share the fate of the first. */
function followLeaders(creations: Creation[], leaders: Creation[], fail: Fail): void {
	const byReference = new Map(leaders.map((leader) => [leader.reference, leader]));
	for (const creation of creations) {
		const leader = byReference.get(creation.reference);
		if (leader === undefined || leader === creation) continue;
		const outcome = leader.job.outcomeOf(leader.step.name);
		if (outcome !== undefined) creation.job.advance(outcome, true);
		else giveUp(creation.job, new ParameterError(REPEATED), fail);
	}
}

const REPEATED =
	'Another item of this list posts a payment with the same reference, and failed. Nothing was posted for this one.';

interface PaymentEntry extends BatchEntry {
	creation: Creation;
}

function toEntry(client: QuickBooksClient, creation: Creation): PaymentEntry {
	const { step } = creation;
	rememberBatched(client, step);
	return {
		entity: 'Payment',
		operation: 'create',
		body: step.body,
		key: step.idempotencyKey,
		creation,
	};
}

/** Two items for one payment, as repeated events give: the second waits for the first. */
function firstOfEachReference(creations: Creation[]): Creation[] {
	const first = new Map<string, Creation>();
	for (const creation of creations) {
		if (!first.has(creation.reference)) first.set(creation.reference, creation);
	}
	return [...first.values()];
}
