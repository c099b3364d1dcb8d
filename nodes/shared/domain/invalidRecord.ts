import { z } from 'zod';

/** A record that is not what its input is for; the message says which field and what is wrong. */
export class InvalidRecordError extends Error {
	override readonly name = 'InvalidRecordError';
}

/**
 * Parses foreign data.
 *
 * @param what what a valid record would be, for example "a QuickBooks invoice"
 * @throws InvalidRecordError naming the first field that is wrong
 */
export function parseRecord<Schema extends z.ZodTypeAny>(
	schema: Schema,
	record: unknown,
	what: string,
): z.output<Schema> {
	const result = schema.safeParse(record);
	if (result.success) return result.data;
	throw new InvalidRecordError(`It is not ${what}: ${firstIssue(result.error)}.`);
}

/** "CustomerRef.value: Required", the first thing that is wrong. */
export function firstIssue(error: z.ZodError): string {
	const [issue] = error.issues;
	if (issue === undefined) return error.message;
	const path = issue.path.join('.');
	return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/**
 * Text that vendors leave out, send as null, or send empty. No transformation in the schema: zod makes
 * these six times slower, and a plan reads hundreds of thousands of records.
 */
export const optionalText = z.string().nullish();

/** The text, or undefined for all the ways in which a vendor says that there is none. */
export function textOrNone(text: string | null | undefined): string | undefined {
	return text === null || text === '' ? undefined : text;
}
