import type { FieldDefinition } from '../../shared/engine/fields';
import { checkId } from '../../shared/vendors/zohoBooks/ids';

/** A field that takes the id of a record for which there is no list to choose from. */
export function idField(field: Omit<FieldDefinition, 'type' | 'encode'>): FieldDefinition {
	return { ...field, type: 'text', encode: (value, label) => checkId(String(value), label) };
}
