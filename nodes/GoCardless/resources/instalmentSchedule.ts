import { createOperation } from '../../shared/engine/crud';
import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { type GoCardlessDeclaration, goCardlessResource } from '../resource';
import { labelOf, searchBy, statusOf } from '../search';
import { choices } from './choices';
import {
	APP_FEE,
	CREATED_FILTERS,
	CURRENCY,
	CUSTOMER_FILTER,
	MANDATE,
	MANDATE_FILTER,
	METADATA,
	RETRY_IF_POSSIBLE,
} from './commonFields';
import { INSTALMENTS_BY_DATE, INSTALMENTS_BY_INTERVAL } from './instalmentFields';

const STATUSES = ['pending', 'active', 'creation_failed', 'completed', 'errored', 'cancelled'];

const SHARED_FIELDS: FieldDefinition[] = [
	MANDATE,
	{ name: 'name', label: 'Name', type: 'text', required: true, maximumLength: 100 },
	{
		name: 'total_amount',
		label: 'Total Amount',
		type: 'money',
		required: true,
		placeholder: '120.00',
		description: 'Must be the sum of all instalments, so that a slip debits nothing',
	},
	CURRENCY,
	{
		name: 'payment_reference',
		label: 'Payment Reference',
		type: 'text',
		description:
			"On the payer's bank statement. A paid right of the account; leave empty unless you have it.",
	},
	APP_FEE,
	RETRY_IF_POSSIBLE,
	METADATA,
];

/** GoCardless sheet 5.3; both creations are the same plain request. */
const declaration: GoCardlessDeclaration = {
	value: 'instalmentSchedule',
	name: 'Instalment Schedule',
	description: 'An amount in parts',
	path: 'instalment_schedules',
	operations: ['get', 'getAll', 'update'],
	descriptions: { update: 'Change the metadata of an instalment schedule' },
	fields: [METADATA],
	filters: [
		...CREATED_FILTERS,
		CUSTOMER_FILTER,
		MANDATE_FILTER,
		{
			name: 'status',
			label: 'Statuses',
			type: 'multiOptions',
			options: choices(STATUSES),
			maximumEntries: 5,
			description: 'At most 5',
		},
	],
	finish: (body, mode) => (mode === 'create' ? demandTotal(body) : body),
	actions: [
		{
			value: 'cancel',
			name: 'Cancel',
			description: 'End an instalment schedule; its payments not yet submitted are cancelled',
		},
	],
	search: searchBy('searchInstalmentSchedules', 'instalment_schedules', (record) =>
		labelOf(record.name, statusOf(record), record.id),
	),
};

export const instalmentSchedule = goCardlessResource({
	...declaration,
	more: [
		createOperation(declaration, {
			value: 'createWithDates',
			name: 'Create with Dates',
			action: 'Create an instalment schedule with dates',
			description:
				"Debit the customer's bank account in parts, each on its date. Money moves; a date that is too early is moved on by GoCardless. The answer is pending: its event tells whether it worked.",
			fields: [...SHARED_FIELDS, INSTALMENTS_BY_DATE],
		}),
		createOperation(declaration, {
			value: 'createWithSchedule',
			name: 'Create with Schedule',
			action: 'Create an instalment schedule with an interval',
			description:
				"Debit the customer's bank account in parts, at a regular interval. Money moves. The answer is pending: its event tells whether it worked.",
			fields: [...SHARED_FIELDS, ...INSTALMENTS_BY_INTERVAL],
		}),
	],
});

/** @throws ParameterError when the parts do not add up to the total */
function demandTotal(body: JsonRecord): JsonRecord {
	const parts = amountsOf(body.instalments);
	const sum = parts.reduce((total, part) => total + part, 0);
	if (sum === body.total_amount) return body;
	throw new ParameterError(
		`"Total Amount" is ${String(body.total_amount)}, but the instalments add up to ${sum} (minor units).`,
		'Correct one of them; nothing was created.',
	);
}

function amountsOf(instalments: unknown): number[] {
	if (Array.isArray(instalments))
		return instalments.map(({ amount }: JsonRecord) => Number(amount));
	const { amounts } = (instalments ?? {}) as { amounts?: number[] };
	return amounts ?? [];
}
