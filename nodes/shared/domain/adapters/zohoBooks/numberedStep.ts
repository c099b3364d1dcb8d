import type { PlannedStep } from '../../plannedAction';
import type { Configuration } from './configuration';

/** Longest note and description that we send; expenses take less (Zoho sheet 7.9). */
export const NOTE_LENGTH = 500;

export const EXPENSE_NOTE_LENGTH = 100;

/** The note of an entry, which says whose it is, as long as Zoho takes it. */
export function noteText(note: string, length = NOTE_LENGTH): string {
	return (note.startsWith('GoCardless') ? note : `GoCardless ${note}`).slice(0, length);
}

interface NumberedRecord {
	name: string;
	resource: string;
	number: string;
	body: Record<string, unknown>;
	idempotencyKey: string;
	/** Bank transactions have no location. */
	hasLocation?: boolean;
}

/**
 * Makes a record that is found again by its reference number. Zoho has no idempotency keys: a unique
 * custom field, where there is one, keeps the record from being made twice (Zoho sheet 8).
 */
export function numberedStep(
	{ locationId }: Configuration,
	{ name, resource, number, body, idempotencyKey, hasLocation = true }: NumberedRecord,
	uniqueField?: string,
): PlannedStep {
	const complete: Record<string, unknown> = { ...body, reference_number: number };
	if (hasLocation && locationId !== undefined) complete.location_id = locationId;
	const step = { name, resource, verb: 'create', body: complete, idempotencyKey };
	if (uniqueField === undefined) return step;
	// Whether Zoho fills the field by itself is not certain, so the body holds it as well.
	complete.custom_fields = [{ api_name: uniqueField, value: number }];
	return { ...step, unique: { field: uniqueField, value: number } };
}
