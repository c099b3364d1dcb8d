import type { IDataObject, INode } from 'n8n-workflow';

/** A workflow in which every given list reaches its input of the node from a list node of its own. */
export function feedInputs(node: INode, inputs: Array<IDataObject[] | undefined>) {
	const feeders = inputs.flatMap((list, input) =>
		list ? [{ name: `Input ${input + 1}`, input }] : [],
	);
	const plain = (name: string, type: string, y: number) => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [0, y],
		parameters: {},
	});
	const lead = (target: string, index: number) => ({ node: target, type: 'main', index });
	return {
		nodes: [
			plain('Start', 'manualTrigger', 0),
			...feeders.map(({ name, input }) => plain(name, 'noOp', input * 100)),
			node,
		],
		connections: {
			Start: { main: [feeders.map(({ name }) => lead(name, 0))] },
			...Object.fromEntries(
				feeders.map(({ name, input }) => [name, { main: [[lead(node.name, input)]] }]),
			),
		},
	};
}
