import type { IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

import { raise } from '../raise';
import type { JsonRecord } from './types';

/** A parameter that cannot be used; the message names the field and the rule. */
export class ParameterError extends Error {
	override readonly name = 'ParameterError';

	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}

/** Typed reading of one item's parameters. */
export class ItemParameters {
	constructor(
		private readonly execute: IExecuteFunctions,
		readonly itemIndex: number,
	) {}

	raw(name: string, fallback?: NodeParameterValueType): unknown {
		return this.execute.getNodeParameter(name, this.itemIndex, fallback);
	}

	/** Text, trimmed; numbers become text. Empty text when absent. */
	text(name: string): string {
		return asText(this.raw(name, ''), name);
	}

	requiredText(name: string, label: string): string {
		const value = this.text(name);
		if (value === '') throw new ParameterError(`"${label}" is empty. Fill it in.`);
		return value;
	}

	boolean(name: string, fallback = false): boolean {
		return this.raw(name, fallback) === true;
	}

	integer(name: string, fallback: number): number {
		const value = Number(this.raw(name, fallback));
		if (!Number.isInteger(value)) throw new ParameterError(`"${name}" must be a whole number.`);
		return value;
	}

	/** A collection of optional fields; empty when absent. */
	collection(name: string): JsonRecord {
		const value = this.raw(name, {});
		return typeof value === 'object' && value !== null ? (value as JsonRecord) : {};
	}

	/** The id behind a resource locator, whatever its mode. */
	locator(name: string, label: string): string {
		const value = this.execute.getNodeParameter(name, this.itemIndex, '', { extractValue: true });
		const id = asText(value, label);
		if (id === '') {
			throw new ParameterError(`"${label}" is empty. Choose one, or give its id.`);
		}
		return id;
	}

	/** A JSON object, given as text or as an object by expression. Empty when absent. */
	json(name: string, label: string): JsonRecord {
		return parseJsonObject(this.raw(name, ''), label);
	}
}

export function asText(value: unknown, name: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value.trim();
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new ParameterError(
			`"${name}" arrived as a number that is too long, so its last digits are lost.`,
			'Give it as text, from the node that read it.',
		);
	}
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'object' && 'value' in value) return asText(value.value, name);
	throw new ParameterError(
		`"${name}" must be text, not ${Array.isArray(value) ? 'a list' : 'an object'}.`,
	);
}

export function parseJson(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value);
	} catch (error) {
		return raise(
			new ParameterError(
				`"${label}" is not valid JSON: ${(error as Error).message}.`,
				'Check quotes and commas, or build the value with an expression.',
			),
		);
	}
}

export function parseJsonObject(value: unknown, label: string): JsonRecord {
	const parsed = parseJson(value, label) ?? {};
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw new ParameterError(`"${label}" must be a JSON object like {"key": "value"}.`);
	}
	return parsed as JsonRecord;
}
