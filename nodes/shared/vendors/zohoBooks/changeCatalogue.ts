import type { INodePropertyOptions } from 'n8n-workflow';

import type { JsonRecord } from '../../engine/types';

/** A kind of record whose changes the triggers report; its name is that of webhook bodies. */
export interface ChangingEntity {
	label: string;
	/** Collection below `/books/v3/`. */
	path: string;
	/**
	 * Names in workflow rules. Zoho's documents do not give all of them, so the likely ones are tried
	 * one after the other (Zoho sheet 9).
	 */
	ruleEntities: readonly [string, ...string[]];
	/** Whether rules of this kind were never seen to be made by a program. */
	isRuleUnconfirmed?: boolean;
	/** Whether the list can be narrowed to what changed since a moment (Zoho sheet 0.9 and 6). */
	hasModifiedFilter: boolean;
}

/** Contacts are listed as customers only: that is what Zoho's rules call them, too. */
export const CHANGING_ENTITIES: Readonly<Record<string, ChangingEntity>> = {
	contact: {
		label: 'Customer',
		path: 'contacts',
		ruleEntities: ['customer', 'contact'],
		hasModifiedFilter: false,
	},
	creditnote: {
		label: 'Credit Note',
		path: 'creditnotes',
		ruleEntities: ['creditnote', 'credit_note'],
		isRuleUnconfirmed: true,
		hasModifiedFilter: true,
	},
	invoice: {
		label: 'Invoice',
		path: 'invoices',
		ruleEntities: ['invoice'],
		hasModifiedFilter: true,
	},
	payment: {
		label: 'Customer Payment',
		path: 'customerpayments',
		ruleEntities: ['customer_payment', 'customerpayment', 'payment'],
		isRuleUnconfirmed: true,
		hasModifiedFilter: false,
	},
};

/** Whether a text names a kind of record whose changes are reported. */
export function isChangingEntity(name: string): boolean {
	return Object.hasOwn(CHANGING_ENTITIES, name);
}

/** The choices of a field "Entities". */
export function changingEntityOptions(): INodePropertyOptions[] {
	return Object.entries(CHANGING_ENTITIES).map(([value, { label: name }]) => ({ name, value }));
}

/** When the record changed last: milliseconds. A payment in full names it differently (sheet 7.4). */
export function modifiedAt(record: JsonRecord): number | undefined {
	return readMoment(record.last_modified_time) ?? readMoment(record.updated_time);
}

/** When the record was made: milliseconds. */
export function createdAt(record: JsonRecord): number | undefined {
	return readMoment(record.created_time);
}

/** Whether nobody has touched the record since it was made; Zoho's times have whole seconds. */
export function isAsCreated(record: JsonRecord): boolean {
	const created = createdAt(record);
	return created !== undefined && created === modifiedAt(record);
}

/** Whether the record is an invoice or credit note that was voided. */
export function isVoided({ status }: JsonRecord): boolean {
	return status === 'void';
}

/** Zoho writes offsets without a colon, and an empty text for no value (Zoho sheet 3). */
function readMoment(value: unknown): number | undefined {
	const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
