import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';
import { choices } from './choices';

const AMOUNT: FieldDefinition = {
	name: 'amount',
	label: 'Amount',
	type: 'money',
	required: true,
	placeholder: '40.00',
};

/** Each part with its own date (GoCardless sheet 5.3). */
export const INSTALMENTS_BY_DATE: FieldDefinition = {
	name: 'instalments',
	label: 'Instalments',
	type: 'rows',
	required: true,
	placeholder: 'Add Instalment',
	description:
		'One row for each debit. A list that comes from data goes into Additional Body (JSON), as instalments with amounts in minor units.',
	columns: [
		AMOUNT,
		{ name: 'charge_date', label: 'Charge Date', type: 'date', required: true },
		{ name: 'description', label: 'Description', type: 'text' },
	],
};

/** Parts at a regular interval. */
export const INSTALMENTS_BY_INTERVAL: FieldDefinition[] = [
	{
		name: 'amounts',
		label: 'Amounts',
		type: 'rows',
		required: true,
		placeholder: 'Add Instalment',
		target: 'instalments.amounts',
		description:
			'One row for each debit. A list that comes from data goes into Additional Body (JSON), as instalments.amounts in minor units.',
		columns: [AMOUNT],
		encode: (rows) => (rows as JsonRecord[]).map(({ amount }) => amount),
	},
	{
		name: 'interval_unit',
		label: 'Interval Unit',
		type: 'options',
		options: choices(['monthly', 'weekly', 'yearly']),
		default: 'monthly',
		target: 'instalments.interval_unit',
		required: true,
	},
	{
		name: 'interval',
		label: 'Interval',
		type: 'integer',
		default: 1,
		target: 'instalments.interval',
		required: true,
		description: 'Every so many weeks, months or years',
	},
	{
		name: 'start_date',
		label: 'Start Date',
		type: 'date',
		target: 'instalments.start_date',
		description: 'Empty for as soon as possible',
	},
];
