import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { ParameterError } from './parameters';

/**
 * Operations that move money or change what is posted, by resource; `*` stands for every resource. A
 * person who places the node has read what it does. An AI agent that has the node as a tool has not: it
 * may use these operations only where the person said so.
 */
export type GuardedOperations = Readonly<Record<string, readonly string[]>>;

const PARAMETER = 'allowMoneyMovement';

export function isGuarded(
	guarded: GuardedOperations,
	resource: string,
	operation: string,
): boolean {
	return [resource, '*'].some(
		(name) => Object.hasOwn(guarded, name) && guarded[name]?.includes(operation),
	);
}

/** The switch, which n8n shows only where the node is a tool. */
export function describeConfirmation(resource: string, operation: string): INodeProperties {
	return {
		displayName: 'Allow Money Movement',
		name: PARAMETER,
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: {
			show: { resource: [resource], operation: [operation], '@tool': [true] },
		},
		description:
			'Whether the AI agent may do this: it moves money or changes what is posted. While it is off, every call is refused.',
	};
}

/** n8n makes a second node type of each node that is usable as a tool, named so. */
export function isTool(execute: Pick<IExecuteFunctions, 'getNode'>): boolean {
	return execute.getNode().type.endsWith('Tool');
}

/** @throws ParameterError when an agent calls what nobody allowed it to */
export function demandConfirmation(
	execute: Pick<IExecuteFunctions, 'getNode' | 'getNodeParameter'>,
	guarded: GuardedOperations,
	resource: string,
	operation: string,
): void {
	if (!isTool(execute) || !isGuarded(guarded, resource, operation)) return;
	if (execute.getNodeParameter(PARAMETER, 0, false) === true) return;
	throw new ParameterError(
		'This would move money or change what is posted, and nobody allowed the AI agent to do that. Nothing was done.',
		'Switch on "Allow Money Movement" in this tool if the agent shall do it by itself.',
	);
}
