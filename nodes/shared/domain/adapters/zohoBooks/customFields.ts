import { z } from 'zod';

import type { CollectionInstruction } from '../../types';
import { isInstructionField, readInstruction } from '../instruction';
import { listOf, listOrNone } from './fields';

/** Zoho tells custom fields twice: as a list, and by API name with the value (Zoho sheet 7.1). */
export const customFields = listOf(
	z
		.object({ label: z.string().nullish(), api_name: z.string().nullish(), value: z.unknown() })
		.passthrough(),
);

export const customFieldHash = z.union([z.record(z.unknown()), z.literal('')]).nullish();

interface WithCustomFields {
	custom_fields?: z.infer<typeof customFields>;
	custom_field_hash?: z.infer<typeof customFieldHash>;
}

/** Every name of every custom field with its value. */
function namedValues({
	custom_fields: list,
	custom_field_hash: hash,
}: WithCustomFields): Array<[string, unknown]> {
	const named = (listOrNone(list) ?? []).flatMap(
		({ label, api_name: name, value }): Array<[string, unknown]> => [
			[label ?? '', value],
			[name ?? '', value],
		],
	);
	if (typeof hash === 'object' && hash !== null) named.push(...Object.entries(hash));
	return named;
}

/** Ids and references in the custom fields of a record: texts with a digit, each once, upper case. */
export function customReferences(record: WithCustomFields): string[] {
	const texts = namedValues(record)
		.map(([, value]) => (typeof value === 'string' ? value.trim().toUpperCase() : ''))
		.filter((text) => /\d/.test(text));
	return [...new Set(texts)];
}

/** What the custom field "Direct Debit" says; a tick in it means yes, and none says nothing. */
export function customInstruction(record: WithCustomFields): CollectionInstruction | undefined {
	const field = namedValues(record).find(([name]) => isInstructionField(name.replace(/^cf_/i, '')));
	const value = field?.[1];
	if (value === true) return readInstruction('yes');
	return typeof value === 'string' ? readInstruction(value) : undefined;
}
