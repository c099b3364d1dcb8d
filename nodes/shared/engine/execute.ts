import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { demandConfirmation } from './confirmation';
import { reportError, toErrorItem, toNodeError } from './errors';
import { ItemParameters, ParameterError } from './parameters';
import { runInPool } from './pool';
import { sayWhatHappened } from './runHint';
import {
	type NodeDefinition,
	type OperationDefinition,
	type OperationResult,
	type OutputRecord,
	type OutputsCall,
	ReadyItems,
} from './types';

/**
 * Runs the chosen operation over all input items: bounded, results in input order, every output
 * paired with its item, failures as error items when the node is set to continue.
 */
export async function executeResources<Client>(
	execute: IExecuteFunctions,
	definition: NodeDefinition<Client>,
): Promise<INodeExecutionData[][]> {
	const items = execute.getInputData();
	const outcomes = new Outcomes(execute, items.length);
	try {
		const operation = findOperation(execute, definition);
		const client = await definition.connect(execute);
		if (operation.runOutputs !== undefined) {
			return toOutputs(await operation.runOutputs(toOutputsCall(execute, client, items)));
		}
		await run(execute, operation, client, definition.concurrency, items, outcomes);
	} catch (error) {
		outcomes.failAll(error);
	}
	const outputs = outcomes.collect();
	sayWhatHappened(execute, outputs, outcomes.failed);
	return [outputs];
}

async function run<Client>(
	execute: IExecuteFunctions,
	operation: OperationDefinition<Client>,
	client: Client,
	concurrency: number,
	items: INodeExecutionData[],
	outcomes: Outcomes,
): Promise<void> {
	const listCall = toOutputsCall(execute, client, items);
	const { parameters } = listCall;
	if (operation.runList !== undefined) {
		await operation.runList({
			...listCall,
			settle: (itemIndex, result) => outcomes.settle(itemIndex, result),
			fail: (itemIndex, error) => outcomes.fail(itemIndex, error),
			stopped: () => outcomes.stopped,
		});
		return;
	}
	await runInPool(
		items.length,
		concurrency,
		async (itemIndex) => {
			try {
				if (operation.runItem === undefined)
					throw new ParameterError('This operation does nothing.');
				const call = { client, execute, itemIndex, parameters: parameters(itemIndex) };
				outcomes.settle(itemIndex, await operation.runItem(call));
			} catch (error) {
				outcomes.fail(itemIndex, error);
			}
		},
		() => outcomes.stopped,
	);
}

function toOutputsCall<Client>(
	execute: IExecuteFunctions,
	client: Client,
	items: INodeExecutionData[],
): OutputsCall<Client> {
	const parameters = (itemIndex: number) => new ItemParameters(execute, itemIndex);
	return { client, execute, items, parameters };
}

/**
 * An empty list leaves as one empty item: "Always Output Data" fills the first output only, and a list
 * that stays silent is one that failed, for whoever waits for it (n8n facts, verified 1.3).
 */
function toOutputs(lists: OutputRecord[][]): INodeExecutionData[][] {
	return lists.map((records) =>
		(records.length === 0 ? [{ json: {} }] : records).map(
			({ json, itemIndex = 0 }: OutputRecord) => ({
				json: json as IDataObject,
				pairedItem: { item: itemIndex },
			}),
		),
	);
}

function findOperation<Client>(
	execute: IExecuteFunctions,
	definition: NodeDefinition<Client>,
): OperationDefinition<Client> {
	const resourceValue = execute.getNodeParameter('resource', 0) as string;
	const operationValue = execute.getNodeParameter('operation', 0) as string;
	const operation = definition.resources
		.find((resource) => resource.value === resourceValue)
		?.operations.find((candidate) => candidate.value === operationValue);
	if (operation === undefined) {
		throw new ParameterError(
			`${definition.vendor} has no operation "${operationValue}" for "${resourceValue}".`,
			'Choose resource and operation from the lists.',
		);
	}
	demandConfirmation(execute, definition.guarded, resourceValue, operationValue);
	return operation;
}

/** What became of each item, in input order. */
class Outcomes {
	private readonly outputs: Array<INodeExecutionData[] | undefined>;

	private readonly failures = new Map<number, unknown>();

	private readonly continues: boolean;

	constructor(
		private readonly execute: IExecuteFunctions,
		count: number,
	) {
		this.outputs = new Array<INodeExecutionData[] | undefined>(count).fill(undefined);
		this.continues = execute.continueOnFail();
	}

	get failed(): number {
		return this.failures.size;
	}

	get stopped(): boolean {
		return !this.continues && this.failures.size > 0;
	}

	settle(itemIndex: number, result: OperationResult): void {
		this.outputs[itemIndex] = toItems(result, itemIndex);
	}

	fail(itemIndex: number, error: unknown): void {
		this.failures.set(itemIndex, error);
		this.outputs[itemIndex] = [toErrorItem(error, itemIndex)];
		this.execute.logger.debug(`Item ${itemIndex} failed: ${reportError(error).message}`);
	}

	failAll(error: unknown): void {
		this.outputs.forEach((output, itemIndex) => {
			if (output === undefined) this.fail(itemIndex, error);
		});
	}

	collect(): INodeExecutionData[] {
		const first = [...this.failures.keys()].sort((left, right) => left - right)[0];
		if (first !== undefined && !this.continues) {
			throw toNodeError(this.execute.getNode(), this.failures.get(first), first, this.summary());
		}
		return this.outputs.flatMap((output, itemIndex) => {
			// A bug must not turn into a silently shorter list.
			if (output === undefined) throw new Error(`Item ${itemIndex} was not processed.`);
			return output;
		});
	}

	/** What was done before the failure, because it stays done. */
	private summary(): string {
		const total = this.outputs.length;
		if (total < 2) return '';
		const done = this.outputs.filter((output) => output !== undefined).length - this.failures.size;
		return `${done} of ${total} items were done; running again does not repeat them where an idempotency key is set.`;
	}
}

function toItems(result: OperationResult, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (result instanceof ReadyItems) return result.items.map((item) => ({ ...item, pairedItem }));
	const records = Array.isArray(result) ? result : [result];
	return records.map((json) => ({ json: json as IDataObject, pairedItem }));
}
