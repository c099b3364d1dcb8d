import { type Execution, itemsOf, type RealN8n } from '../harness/realN8n';
import type { CredentialsByType } from '../harness/credentialAssignment';

const PACKAGE = 'n8n-nodes-gocardless-books';

/** A workflow of one of our nodes behind a button. */
const workflowOf = (node: string, parameters: Record<string, unknown>) => ({
	name: `One node: ${node}`,
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'node',
			name: 'Node',
			type: `${PACKAGE}.${node}`,
			typeVersion: 1,
			position: [200, 0],
			parameters,
		},
	],
	connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
});

/** Saves a workflow of one node. @returns its id */
export async function saveOneNode(
	n8n: RealN8n,
	node: 'goCardless' | 'quickBooksOnline' | 'zohoBooks',
	parameters: Record<string, unknown>,
	byType: CredentialsByType,
): Promise<string> {
	return await n8n.workflows.create(workflowOf(node, parameters), { byType });
}

export async function runOneNode(n8n: RealN8n, workflowId: string): Promise<Execution> {
	return await n8n.executions.waitUntilSettled(await n8n.workflows.run(workflowId, 'Start'));
}

/** What the node gave. */
export const resultsOf = (execution: Execution) => itemsOf(execution, 'Node');

/** What the person sees who looks at a run that failed: the sentence and what is said below it. */
export function complaintOf(execution: Execution): string {
	const error: Record<string, unknown> = execution.data?.resultData.error ?? {};
	return [error.message, error.description].filter(Boolean).join(' ');
}
