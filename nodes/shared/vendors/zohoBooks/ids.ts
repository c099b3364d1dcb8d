import type { FieldDefinition, FilterDefinition } from '../../engine/fields';
import { ParameterError } from '../../engine/parameters';

/** Ids are texts of digits, too long for a number (Zoho sheet 0.10). */
export function checkId(id: string, label: string): string {
	if (/^\d{1,25}$/.test(id)) return id;
	throw new ParameterError(
		`"${label}" must be an id of Zoho Books, which has digits only, not "${id}".`,
		'Choose from the list, or look the id up with "Get Many".',
	);
}

/** A field that refers to another record by its id, for example `customer_id`. */
export function referenceField(field: Omit<FieldDefinition, 'type' | 'encode'>): FieldDefinition {
	return { ...field, type: 'reference', encode: (value, label) => checkId(String(value), label) };
}

/** A filter by another record. */
export function referenceFilter(
	filter: Omit<FilterDefinition, 'type' | 'encode'>,
): FilterDefinition {
	return { ...filter, type: 'reference', encode: (value, label) => checkId(String(value), label) };
}
