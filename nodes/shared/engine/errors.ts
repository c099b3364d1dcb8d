import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { z } from 'zod';

import { VendorError } from '../transport/vendorError';
import { ParameterError } from './parameters';

/** The sentence, what to do, and everything a machine may want to know of a failure. */
interface ErrorReport {
	message: string;
	advice?: string;
	details: IDataObject;
}

const plainErrorSchema = z
	.object({ message: z.string(), name: z.string().catch('Error') })
	.catch(({ input }) => ({ message: String(input), name: 'Error' }));

export function reportError(error: unknown): ErrorReport {
	if (error instanceof VendorError) {
		const { fault, request, httpStatus, vendor } = error;
		const fields = fault.fields ?? [];
		return {
			message: error.message,
			advice: fault.advice,
			details: {
				vendor,
				kind: fault.kind,
				...(fault.code === undefined ? {} : { code: fault.code }),
				...(fault.requestId === undefined ? {} : { requestId: fault.requestId }),
				...(httpStatus === undefined ? {} : { httpStatus }),
				...(request.idempotencyKey === undefined ? {} : { idempotencyKey: request.idempotencyKey }),
				...(fault.conflictingId === undefined ? {} : { conflictingId: fault.conflictingId }),
				...(fields.length === 0 ? {} : { fields }),
				request: `${request.method} ${request.path}`,
			},
		};
	}
	// By its fields: an error of n8n's expression sandbox is no instance of this realm's `Error`.
	const { message, name } = plainErrorSchema.parse(error);
	const advice = error instanceof ParameterError ? error.description : undefined;
	return { message, advice, details: { kind: name } };
}

/**
 * The error item of "continue on fail". Only `error`, `message` and `details`, and never
 * `item.error`: with any other key n8n takes it for a success, and with `item.error` it drops the
 * details (n8n facts, verified 2).
 */
export function toErrorItem(error: unknown, itemIndex: number): INodeExecutionData {
	const { message, advice, details } = reportError(error);
	return {
		json: { error: message, ...(advice === undefined ? {} : { message: advice }), details },
		pairedItem: { item: itemIndex },
	};
}

/** The error that stops a workflow, in n8n's own type and linked to the item. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex: number,
	addition?: string,
): NodeApiError | NodeOperationError {
	const { message, advice, details } = reportError(error);
	const description = [advice, describeDetails(details), addition]
		.filter((text) => text !== undefined && text !== '')
		.join(' ');
	if (error instanceof VendorError) {
		return new NodeApiError(node, details as JsonObject, {
			message,
			description,
			itemIndex,
			...(error.httpStatus === undefined ? {} : { httpCode: String(error.httpStatus) }),
			...failureOf(error),
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(node, error instanceof Error ? error : new Error(message), {
		message,
		description,
		itemIndex,
	});
}

/** Tells n8n whether waiting helps, or somebody has to reconnect. */
function failureOf(error: VendorError) {
	const { kind, retryAfterMs } = error.fault;
	switch (kind) {
		case 'throttled':
			return { failure: { cause: 'rate-limited' as const, retryAfterMs } };
		case 'quota':
			return { failure: { cause: 'quota-exhausted' as const } };
		case 'unavailable':
			return { failure: { cause: 'temporarily-unavailable' as const } };
		case 'unauthorized':
			return { failure: { cause: 'credential-invalid' as const } };
		default:
			return {};
	}
}

function describeDetails(details: IDataObject): string {
	const parts = [
		['Code', details.code],
		['request', details.request],
		['request id', details.requestId],
		['idempotency key', details.idempotencyKey],
	]
		.filter(([, value]) => value !== undefined)
		.map(([label, value]) => `${String(label)} ${String(value)}`);
	return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
