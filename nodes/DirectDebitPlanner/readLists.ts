import type { IExecuteFunctions } from 'n8n-workflow';

import { PlanRefusal } from '../shared/domain/recordLists';

/**
 * The raw records of every input (undefined for an optional one that is not connected), or a refusal: the host runs a node even when a list is missing, was
 * never connected, or shares its input with another list (which would then be dropped in silence).
 *
 * @throws PlanRefusal naming the input and what to do
 */
export function readLists(
	context: IExecuteFunctions,
	names: readonly string[],
	optionalNames: readonly string[] = [],
): Array<unknown[] | undefined> {
	const all = [...names, ...optionalNames];
	refuseUnsoundConnections(context, all);
	return all.map((name, input) => {
		// Asked for the source first: reading an input beyond the last connected one throws.
		const hasSource = hasArrived(context, input);
		const items = hasSource ? context.getInputData(input) : [];
		// A connected list that did not arrive was refused above.
		if (!hasSource && input >= names.length) return undefined;
		if (items.length === 0) {
			throw new PlanRefusal(
				`Nothing arrived on ${name}, so nothing is planned. Connect it, and turn on ` +
					'"Always Output Data" on the node before it.',
				name,
			);
		}
		return items.map(({ json }) => json);
	});
}

/** The first input on which something arrived; errors are paired with its first item. */
export function firstArrived(
	context: IExecuteFunctions,
	names: readonly string[],
): number | undefined {
	const index = names.findIndex(
		(_, input) => hasArrived(context, input) && context.getInputData(input).length > 0,
	);
	return index === -1 ? undefined : index;
}

function refuseUnsoundConnections(context: IExecuteFunctions, names: readonly string[]): void {
	const parents = context.getParentNodes(context.getNode().name, { depth: 1 });
	const sources = new Set(names.map((_, input) => sourceOf(context, input)));
	for (const { name, disabled } of parents) {
		if (disabled) {
			throw new PlanRefusal(
				`The node "${name}" is switched off, so its list is missing and nothing is planned. ` +
					'Switch it on.',
				name,
			);
		}
		if (sources.size > 0 && !sources.has(name)) {
			throw new PlanRefusal(
				`The list of "${name}" did not arrive: either two lists are connected to one input, or ` +
					'its node did not run. Join two lists with a Merge node (append) first, and turn on ' +
					'"Always Output Data" on the nodes before.',
				name,
			);
		}
	}
}

function hasArrived(context: IExecuteFunctions, input: number): boolean {
	return sourceOf(context, input) !== undefined;
}

function sourceOf(context: IExecuteFunctions, input: number): string | undefined {
	// Typed as always present, but null or undefined where nothing arrived; throws without any source.
	try {
		const source: { previousNode?: string } | null | undefined = context.getInputSourceData(input);
		return source?.previousNode;
	} catch {
		return undefined;
	}
}
