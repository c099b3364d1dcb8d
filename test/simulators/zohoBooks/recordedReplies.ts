/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { isWire, wireList, type Wire } from './values/wire';

/** Replies of the vendor, kept beside the project and never part of it. */
const RECORDINGS = resolve(__dirname, '../../../../shared/reference/zoho-fixtures');

export const isPresent = existsSync(RECORDINGS);
if (!isPresent) process.stdout.write('No recorded Zoho replies: shapes are not compared.\n');

export interface RecordedExchange {
	method: string;
	status: number;
	headers: Wire;
	body: Wire;
}

export function fixture(file: string): Wire {
	const value: unknown = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'));
	if (!isWire(value)) throw new Error(`${file} holds no object.`);
	return value;
}

/** The first exchange of a recording. */
export function recorded(name: string): RecordedExchange {
	const [exchange = {}] = wireList(fixture(`recorded/${name}.json`).exchanges);
	const { request, response } = exchange;
	if (!isWire(request) || !isWire(response)) throw new Error(`${name} holds no exchange.`);
	return {
		method: String(request.method),
		status: Number(response.status),
		headers: isWire(response.headers) ? response.headers : {},
		body: isWire(response.body) ? response.body : {},
	};
}

/** The record, or the first row, under a key. */
export function one(body: Wire, key: string): Wire {
	const value = body[key];
	const record = Array.isArray(value) ? wireList(value)[0] : value;
	if (!isWire(record)) throw new Error(`No ${key} in the recording.`);
	return record;
}

/** What kind of value it is; an empty text stands for anything (Zoho sheet 3). */
function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return value === '' ? 'empty' : typeof value;
}

/**
 * Properties the simulator has and the vendor has not, and those of which it answers another kind of
 * value; nested objects and first rows included.
 */
export function differences(ours: Wire, theirs: Wire, place = ''): string[] {
	return Object.entries(ours).flatMap(([name, value]) => {
		const path = place === '' ? name : `${place}.${name}`;
		if (!(name in theirs)) return [`${path} is invented`];
		const other = theirs[name];
		const kinds = [kindOf(value), kindOf(other)];
		if (!kinds.includes('empty') && kinds[0] !== kinds[1])
			return [`${path} is ${kinds.join(', not ')}`];
		if (isWire(value) && isWire(other)) return differences(value, other, path);
		const [first, second] = [wireList(value)[0], wireList(other)[0]];
		return first !== undefined && second !== undefined ? differences(first, second, path) : [];
	});
}
