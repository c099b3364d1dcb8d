import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { firstIssue } from '../shared/domain/invalidRecord';
import { LedgerRefusal } from '../shared/domain/ledger/refusal';
import type { Operation } from './pins';

/** What n8n says where an execution has no id. */
const UNKNOWN_EXECUTION = '__UNKNOWN__';

const text = z.string().trim().default('');
const count = z.coerce.number().int().min(0);

const optionsSchema = z.object({
	asOf: text,
	runId: text,
	books: text,
	chain: text,
	olderThanMinutes: count.default(15),
	notOlderThanDays: count.default(7),
	isComplete: z.boolean().default(true),
	states: z.array(z.enum(['failed', 'unfinished'])).default(['failed', 'unfinished']),
	environment: z.enum(['live', 'sandbox']).default('live'),
	goCardlessAddress: text,
	booksAddress: text,
	csvAddress: text,
	rowsPerTable: count.default(100),
	casesShown: count.default(100),
});

export interface Parameters extends Omit<z.infer<typeof optionsSchema>, 'asOf'> {
	/** ISO 8601, UTC. */
	now: string;
	/** Who decides; empty but for that operation. */
	decidedBy: string;
}

/** The parameters, read once: they do not vary from item to item. @throws LedgerRefusal */
export function readParameters(context: IExecuteFunctions, operation: Operation): Parameters {
	const parsed = optionsSchema.safeParse(context.getNodeParameter('options', 0, {}));
	if (!parsed.success) {
		const problem = firstIssue(parsed.error);
		throw new LedgerRefusal(`The options are not valid: ${problem}.`, 'Options');
	}
	const { asOf, ...options } = parsed.data;
	return {
		...options,
		runId: runOf(context, operation, options.runId),
		decidedBy: operation === 'decide' ? readText(context, 'decidedBy') : '',
		now: readTime(asOf),
	};
}

function runOf(context: IExecuteFunctions, operation: Operation, chosen: string): string {
	if (operation === 'undo') return readText(context, 'runId');
	if (operation !== 'record' || chosen !== '') return chosen;
	const execution = context.getExecutionId();
	return execution === undefined || execution === UNKNOWN_EXECUTION ? '' : execution;
}

function readTime(asOf: string): string {
	const time = asOf === '' ? DateTime.now() : DateTime.fromISO(asOf, { zone: 'utc' });
	const iso = time.toUTC().toISO();
	if (iso !== null) return iso;
	throw new LedgerRefusal(`"${asOf}" is no time. Write it like 2026-01-31T12:00:00Z.`, 'As Of');
}

function readText(context: IExecuteFunctions, name: string): string {
	const value: unknown = context.getNodeParameter(name, 0, '');
	return String(value ?? '').trim();
}
