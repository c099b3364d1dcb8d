import type { PlannedStep } from '../../shared/domain/plannedAction';
import type { JsonRecord } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { findPaymentsByReference } from '../existingPayments';
import { RecentKeys } from '../turns';
import type { PlannedJob } from './plannedJob';

export type Fail = (job: PlannedJob, error: unknown) => void;

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

/** A payment that is the next thing to do in its action. */
export interface Creation {
	job: PlannedJob;
	step: PlannedStep;
	reference: string;
}

export function paymentsToCreate(jobs: PlannedJob[]): Creation[] {
	return jobs.flatMap((job) => {
		const step = job.nextReady();
		if (step?.resource !== 'Payment' || step.verb !== 'create') return [];
		const reference = referenceOf(step.body);
		return reference === undefined ? [] : [{ job, step, reference }];
	});
}

function referenceOf({ PaymentRefNum: reference }: JsonRecord): string | undefined {
	return typeof reference === 'string' && reference !== '' ? reference : undefined;
}

/** To be called before a payment goes out in a batch. */
export function rememberBatched(client: QuickBooksClient, step: PlannedStep): void {
	recentKeys.add(recentKey(client, step));
}

function recentKey(client: QuickBooksClient, step: PlannedStep): string {
	return `${client.ledgerKey} ${step.idempotencyKey}`;
}

export function giveUp(job: PlannedJob, error: unknown, fail: Fail): void {
	job.failed = true;
	fail(job, error);
}
