import type { FieldDefinition, FilterDefinition } from '../../shared/engine/fields';
import { asText, ParameterError } from '../../shared/engine/parameters';

/** Fields and filters that many resources share (GoCardless sheet 1.3). */

export const METADATA: FieldDefinition = {
	name: 'metadata',
	label: 'Metadata',
	type: 'metadata',
	maximumEntries: 3,
	description:
		'Up to 3 entries; key up to 50, value up to 500 characters. An update replaces all entries, so give all of them.',
};

export const CURRENCIES = ['AUD', 'CAD', 'DKK', 'EUR', 'GBP', 'NZD', 'SEK', 'USD'];

export const CURRENCY_OPTIONS = CURRENCIES.map((currency) => ({ name: currency, value: currency }));

/** An expression may give anything, and a wrong currency must not reach a request that moves money. */
export function checkCurrency(value: unknown, label: string): string {
	const currency = asText(value, label).toUpperCase();
	if (CURRENCIES.includes(currency)) return currency;
	throw new ParameterError(
		`"${label}" must be one of ${CURRENCIES.join(', ')}, not "${currency}".`,
		'GoCardless collects in these currencies only.',
	);
}

export const CURRENCY: FieldDefinition = {
	name: 'currency',
	label: 'Currency',
	type: 'options',
	options: CURRENCY_OPTIONS,
	default: 'GBP',
	required: true,
	description: "The currency of the mandate's scheme",
	encode: checkCurrency,
};

export const CURRENCY_FILTER: FilterDefinition = {
	name: 'currency',
	label: 'Currency',
	type: 'options',
	options: CURRENCY_OPTIONS,
	default: 'GBP',
	encode: checkCurrency,
};

export const SCHEME_OPTIONS = [
	{ name: 'ACH', value: 'ach', description: 'United States, USD' },
	{ name: 'Autogiro', value: 'autogiro', description: 'Sweden, SEK' },
	{ name: 'Bacs', value: 'bacs', description: 'United Kingdom, GBP' },
	{ name: 'BECS', value: 'becs', description: 'Australia, AUD' },
	{ name: 'BECS NZ', value: 'becs_nz', description: 'New Zealand, NZD' },
	{ name: 'Betalingsservice', value: 'betalingsservice', description: 'Denmark, DKK' },
	{ name: 'Faster Payments', value: 'faster_payments', description: 'United Kingdom, GBP' },
	{ name: 'PAD', value: 'pad', description: 'Canada, CAD' },
	{ name: 'PayTo', value: 'pay_to', description: 'Australia, AUD' },
	{ name: 'SEPA Core', value: 'sepa_core', description: 'Eurozone, EUR' },
];

/** "Created After" and its three siblings, for a timestamp field of the vendor. */
export function rangeFilters(
	field: string,
	label: string,
	type: 'date' | 'dateTime' = 'dateTime',
): FilterDefinition[] {
	const name = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	return [
		{
			name: `${name}After`,
			label: `${label} After`,
			type,
			target: `${field}[gt]`,
		},
		{
			name: `${name}Before`,
			label: `${label} Before`,
			type,
			target: `${field}[lt]`,
		},
		{
			name: `${name}From`,
			label: `${label} From`,
			type,
			target: `${field}[gte]`,
			description: 'This moment included',
		},
		{
			name: `${name}Until`,
			label: `${label} Until`,
			type,
			target: `${field}[lte]`,
			description: 'This moment included',
		},
	];
}

const DAY_MS = 86_400_000;

export const CREATED_FILTERS: FilterDefinition[] = [
	...rangeFilters('created_at', 'Created'),
	{
		name: 'createdWithinDays',
		label: 'Created Within Days',
		type: 'integer',
		default: 8,
		target: 'created_at[gte]',
		description: 'Created in this many days up to now; wins over Created From',
		encode: (days) => new Date(Date.now() - Number(days) * DAY_MS).toISOString(),
	},
];

export const CUSTOMER_FILTER: FilterDefinition = {
	name: 'customer',
	label: 'Customer',
	type: 'reference',
	search: 'searchCustomers',
};

export const MANDATE_FILTER: FilterDefinition = {
	name: 'mandate',
	label: 'Mandate',
	type: 'reference',
	search: 'searchMandates',
};

export const CREDITOR_FILTER: FilterDefinition = {
	name: 'creditor',
	label: 'Creditor',
	type: 'reference',
	search: 'searchCreditors',
};

export const SORT_DIRECTION: FilterDefinition = {
	name: 'sort_direction',
	label: 'Sort Direction',
	type: 'options',
	options: [
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
};

/** The mandate that a creation collects from. */
export const MANDATE: FieldDefinition = {
	name: 'mandate',
	label: 'Mandate',
	type: 'reference',
	search: 'searchMandates',
	target: 'links.mandate',
	required: true,
	only: 'create',
};

export const RETRY_IF_POSSIBLE: FieldDefinition = {
	name: 'retry_if_possible',
	label: 'Retry If Possible',
	type: 'boolean',
	description: 'Whether GoCardless collects again by itself after a failure (needs Success+)',
};

export const APP_FEE: FieldDefinition = {
	name: 'app_fee',
	label: 'App Fee',
	type: 'money',
	description: 'Deducted for the partner app; OAuth apps only',
};
