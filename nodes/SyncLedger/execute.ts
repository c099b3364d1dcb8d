import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { LedgerRefusal } from '../shared/domain/ledger/refusal';
import {
	firstArrivedPin,
	InputListError,
	readInputLists,
	type ListPin,
} from '../shared/engine/inputLists';
import { OPERATION_FUNCTIONS } from './operations';
import { readParameters } from './parameters';
import { OPERATIONS, OUTPUTS, PINS, type Operation } from './pins';

/** Lists in, lists out; what cannot be trusted stops everything, with a sentence. */
export function execute(context: IExecuteFunctions): INodeExecutionData[][] {
	let operation: Operation | undefined;
	try {
		operation = readOperation(context.getNodeParameter('operation', 0));
		const parameters = readParameters(context, operation);
		const lists = readInputLists(context, PINS[operation]);
		const { outputs, hint } = OPERATION_FUNCTIONS[operation]({ lists, parameters });
		context.addExecutionHints({ message: hint, location: 'outputPane' });
		return outputs.map((lines) =>
			lines.map(({ json, source }) => ({ json: json as IDataObject, pairedItem: source })),
		);
	} catch (error) {
		const refusal = error instanceof Error ? error : new Error(String(error));
		if (!context.continueOnFail()) {
			throw new NodeOperationError(context.getNode(), refusal.message);
		}
		return refuse(context, operation ?? 'record', refusal);
	}
}

/**
 * A refusal as an item, since a node that throws under "continue" sends its raw input out of its first
 * output. It holds no row and no planned action, so that nobody can take it for one.
 */
function refuse(
	context: IExecuteFunctions,
	operation: Operation,
	error: Error,
): INodeExecutionData[][] {
	const details: IDataObject = {};
	if (error instanceof LedgerRefusal || error instanceof InputListError) {
		details.input = error.input;
		details.item = error instanceof LedgerRefusal ? (error.item ?? null) : null;
	}
	const item: INodeExecutionData = { json: { error: error.message, details } };
	// The host fails on a pairing with an input on which nothing arrived.
	const pins: readonly ListPin[] = PINS[operation];
	const input = firstArrivedPin(context, pins);
	if (input !== undefined) item.pairedItem = { item: 0, input };
	const outputs = OUTPUTS[operation].map((): INodeExecutionData[] => []);
	outputs[outputs.length - 1]?.push(item);
	return outputs;
}

function readOperation(value: unknown): Operation {
	const operation = OPERATIONS.find((candidate) => candidate === value);
	if (operation !== undefined) return operation;
	throw new LedgerRefusal(
		`There is no operation "${String(value)}". Choose one of the list.`,
		'Operation',
	);
}
