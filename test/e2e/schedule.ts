import { z } from 'zod';

const nodeSchema = z.object({ type: z.string(), parameters: z.unknown() }).passthrough();

/** The same workflow with a schedule that a test can wait for: every second instead of every hour or day. */
export function scheduledEverySecond(template: unknown): unknown {
	const workflow = z
		.object({ nodes: z.array(nodeSchema) })
		.passthrough()
		.parse(template);
	const everySecond = { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } };
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger' ? { ...node, parameters: everySecond } : node,
	);
	return { ...workflow, nodes };
}
