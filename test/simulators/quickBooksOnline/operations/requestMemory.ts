import { createHash } from 'node:crypto';

import type { SimulatedAnswer } from '../../shared/httpServer';
import { invalidRequestId } from '../protocol/vendorFaults';

/**
 * Replies by `requestid` (QuickBooks sheet 7). A repeated id gets the stored reply and nothing is
 * executed, even if the body differs: the pessimistic reading of what the vendor leaves open.
 */
export class RequestMemory {
	/** How often a stored reply was given. */
	replays = 0;

	/** How often an id came back with another body: a mistake of the caller. */
	reusedWithOtherBody = 0;

	private readonly replies = new Map<string, { answer: SimulatedAnswer; bodyHash: string }>();

	/** Runs `work` once for each id; refused work is not remembered, since nothing happened. */
	once(
		requestId: string | null,
		body: Buffer,
		longestBatchId: number,
		work: () => SimulatedAnswer,
	): SimulatedAnswer {
		if (requestId === null || requestId === '') return work();
		if (requestId.length + longestBatchId > 50) throw invalidRequestId();
		const bodyHash = createHash('sha256').update(body).digest('hex');
		const stored = this.replies.get(requestId);
		if (stored !== undefined) {
			this.replays += 1;
			if (stored.bodyHash !== bodyHash) this.reusedWithOtherBody += 1;
			return stored.answer;
		}
		const answer = work();
		if (answer.status === 200) this.replies.set(requestId, { answer, bodyHash });
		return answer;
	}
}
