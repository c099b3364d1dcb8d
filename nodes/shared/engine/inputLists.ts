import type { IExecuteFunctions } from 'n8n-workflow';

/** An input pin of a node that takes lists. */
export interface ListPin {
	name: string;
	/** May be left unconnected; connected, its list has to arrive like any other. */
	isOptional?: boolean;
}

/** A list that did not arrive as it was wired. */
export class InputListError extends Error {
	override readonly name = 'InputListError';

	constructor(
		message: string,
		readonly input: string,
	) {
		super(message);
	}
}

/**
 * The raw records of every pin, undefined for an optional one that is not connected. The host runs a
 * node even when a list is missing, was never connected, or shares its pin with another list (which
 * would then be dropped in silence); all of these are refused here.
 *
 * @throws InputListError naming the pin and what to do
 */
export function readInputLists(
	context: IExecuteFunctions,
	pins: readonly ListPin[],
): Array<unknown[] | undefined> {
	refuseLostLists(context, pins);
	return pins.map(({ name, isOptional }, input) => {
		// Asked for the source first: reading an input beyond the last connected one throws.
		const hasArrived = sourceOf(context, input) !== undefined;
		if (!hasArrived && isOptional === true) return undefined;
		const items = hasArrived ? context.getInputData(input) : [];
		if (items.length === 0) {
			throw new InputListError(
				`Nothing arrived on ${name}, so nothing is done. Connect it, and turn on ` +
					'"Always Output Data" on the node before it.',
				name,
			);
		}
		return items.map(({ json }) => json);
	});
}

/** The first pin on which something arrived; errors are paired with its first item. */
export function firstArrivedPin(
	context: IExecuteFunctions,
	pins: readonly ListPin[],
): number | undefined {
	const index = pins.findIndex(
		(_, input) => sourceOf(context, input) !== undefined && context.getInputData(input).length > 0,
	);
	return index === -1 ? undefined : index;
}

function refuseLostLists(context: IExecuteFunctions, pins: readonly ListPin[]): void {
	const parents = context.getParentNodes(context.getNode().name, { depth: 1 });
	const sources = new Set(pins.map((_, input) => sourceOf(context, input)));
	for (const { name, disabled } of parents) {
		if (disabled) {
			throw new InputListError(
				`The node "${name}" is switched off, so its list is missing and nothing is done. ` +
					'Switch it on.',
				name,
			);
		}
		if (sources.size > 0 && !sources.has(name)) {
			throw new InputListError(
				`The list of "${name}" did not arrive: either two lists are connected to one input, or ` +
					'its node did not run. Join two lists with a Merge node (append) first, and turn on ' +
					'"Always Output Data" on the nodes before.',
				name,
			);
		}
	}
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
