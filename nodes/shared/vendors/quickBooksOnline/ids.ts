import type { FieldDefinition, FilterDefinition } from '../../engine/fields';
import { ParameterError } from '../../engine/parameters';

/** Ids are strings of digits, too long for a number (QuickBooks sheet 1). */
export function checkId(id: string, label: string): string {
	if (/^\d{1,25}$/.test(id)) return id;
	throw new ParameterError(
		`"${label}" must be an id of QuickBooks, which has digits only, not "${id}".`,
		'Choose from the list, or look the id up with "Get Many".',
	);
}

/** In the United States the tax codes TAX and NON are their own ids (QuickBooks sheet 12). */
export function checkTaxCode(id: string, label: string): string {
	return id === 'TAX' || id === 'NON' ? id : checkId(id, label);
}

export function checkEntityId(entity: string, id: string): string {
	return entity === 'TaxCode' ? checkTaxCode(id, entity) : checkId(id, entity);
}

/** `{ "value": "12" }`, the form in which QuickBooks refers to another record. */
export function reference(id: string): { value: string } {
	return { value: id };
}

/** A field that refers to another record by its id. */
export function referenceField(field: Omit<FieldDefinition, 'type' | 'encode'>): FieldDefinition {
	return {
		...field,
		type: 'reference',
		encode: (value, label) => reference(checkId(String(value), label)),
	};
}

/** A filter by another record. */
export function referenceFilter(
	filter: Omit<FilterDefinition, 'type' | 'encode'>,
): FilterDefinition {
	return { ...filter, type: 'reference', encode: (value, label) => checkId(String(value), label) };
}
