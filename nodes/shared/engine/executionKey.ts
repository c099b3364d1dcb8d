import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { deriveIdempotencyKey, deriveUserKey } from '../idempotency';

/**
 * The idempotency key of an item that is written without a plan. With a key of the user's it is the
 * same in every run, so the request can never take effect twice. Without, it is the same when n8n
 * tries this node again within the execution ("retry on fail" runs the whole node again).
 *
 * @param account what the key is unique within, for example the credential's company
 */
export function writeKey(
	execute: IExecuteFunctions,
	account: string,
	operation: string,
	itemIndex: number,
	userKey: string,
): string {
	if (userKey !== '') return deriveUserKey(account, operation, userKey);
	const execution = execute.getExecutionId();
	const runIndex = execute.getWorkflowDataProxy(itemIndex).$runIndex as unknown;
	return deriveIdempotencyKey({
		books: account,
		purpose: `execution:${operation}`,
		subjects: [
			// A node tested on its own has no execution id, and must not meet an earlier test's key.
			execution === '' || execution === undefined ? randomUUID() : execution,
			execute.getNode().id,
			String(runIndex ?? 0),
			String(itemIndex),
		],
	});
}
