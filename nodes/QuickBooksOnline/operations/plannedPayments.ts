import type { PlannedStep } from '../../shared/domain/plannedAction';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { deriveIdempotencyKey } from '../../shared/idempotency';
import { isVendorError } from '../../shared/transport/vendorError';
import { type BatchEntry, type BatchOutcome, sendInBatches } from '../batches';
import type { QuickBooksClient } from '../client';
import { findPaymentsByReference } from '../existingPayments';
import { RecentKeys } from '../turns';
import type { PlannedJob } from './plannedJob';

type Fail = (job: PlannedJob, error: unknown) => void;

const recentKeys = new RecentKeys();

/**
 * Finds the payments that are in the books already, and counts their creation as done. Only payments
 * that went out in a batch lately are looked up unless `all` are.
 */
export async function findPostedPayments(
	client: QuickBooksClient,
	jobs: PlannedJob[],
	all: boolean,
	fail: Fail,
): Promise<void> {
	const creations = paymentsToCreate(jobs).filter(
		({ step }) => all || recentKeys.has(recentKey(client, step)),
	);
	if (creations.length === 0) return;
	try {
		const references = creations.map(({ reference }) => reference);
		const posted = await findPaymentsByReference(client, references);
		for (const { job, reference } of creations) {
			const payment = posted.get(reference);
			if (payment !== undefined) job.advance(payment, true);
		}
	} catch (error) {
		// Not knowing is no reason to post: these stay undone.
		for (const { job } of creations) giveUp(job, error, fail);
	}
}

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

function isThrottled(outcome: BatchOutcome): boolean {
	return outcome.kind === 'failed' && isVendorError(outcome.error, 'throttled');
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

interface Creation {
	job: PlannedJob;
	step: PlannedStep;
	reference: string;
}

interface PaymentEntry extends BatchEntry {
	creation: Creation;
}

function toEntry(client: QuickBooksClient, creation: Creation): PaymentEntry {
	const { step } = creation;
	recentKeys.add(recentKey(client, step));
	return {
		entity: 'Payment',
		operation: 'create',
		body: step.body,
		key: step.idempotencyKey,
		creation,
	};
}

function paymentsToCreate(jobs: PlannedJob[]): Creation[] {
	return jobs.flatMap((job) => {
		const step = job.failed ? undefined : job.next();
		if (step?.resource !== 'Payment' || step.verb !== 'create') return [];
		const reference = referenceOf(step.body);
		return reference === undefined ? [] : [{ job, step, reference }];
	});
}

/** Two items for one payment, as repeated events give: the second waits for the first. */
function firstOfEachReference(creations: Creation[]): Creation[] {
	const first = new Map<string, Creation>();
	for (const creation of creations) {
		if (!first.has(creation.reference)) first.set(creation.reference, creation);
	}
	return [...first.values()];
}

function referenceOf({ PaymentRefNum: reference }: JsonRecord): string | undefined {
	return typeof reference === 'string' && reference !== '' ? reference : undefined;
}

function recentKey(client: QuickBooksClient, step: PlannedStep): string {
	return `${client.ledgerKey} ${step.idempotencyKey}`;
}

function giveUp(job: PlannedJob, error: unknown, fail: Fail): void {
	job.failed = true;
	fail(job, error);
}
