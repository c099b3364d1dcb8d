import type { Execution, RealN8n } from '../harness/realN8n';
import { deliver, type Delivery } from '../simulators/shared/webhooks';

/** Sends deliveries to a webhook, one after the other. @returns n8n's answers */
export async function sendAll(url: string, deliveries: Delivery[]): Promise<number[]> {
	return (await deliver(url, deliveries)).map(({ status }) => status);
}

/**
 * Sends deliveries and waits until n8n has worked on those that it accepted.
 * @returns n8n's answers, and the executions they started, oldest first
 */
export async function deliverAndWait(
	n8n: RealN8n,
	workflowId: string,
	url: string,
	deliveries: Delivery[],
): Promise<{ statuses: number[]; executions: Execution[] }> {
	const before = (await n8n.executions.list(workflowId)).length;
	const statuses = await sendAll(url, deliveries);
	const accepted = statuses.filter((status) => status === 200).length;
	const all = await n8n.executions.waitForCount(workflowId, before + accepted);
	return { statuses, executions: all.slice(before) };
}
