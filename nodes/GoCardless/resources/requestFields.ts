import type { FieldDefinition } from '../../shared/engine/fields';
import { choices } from './choices';
import { checkCurrency, CURRENCY_OPTIONS, METADATA, SCHEME_OPTIONS } from './commonFields';

/** What a billing request asks for (GoCardless sheet 4.1). */

export const MANDATE_REQUEST_FIELDS: FieldDefinition[] = [
	{
		name: 'mandate_currency',
		label: 'Mandate Currency',
		type: 'options',
		options: CURRENCY_OPTIONS,
		default: 'GBP',
		target: 'mandate_request.currency',
		description: 'Asks for a mandate in this currency',
		encode: checkCurrency,
	},
	{
		name: 'mandate_scheme',
		label: 'Mandate Scheme',
		type: 'options',
		options: SCHEME_OPTIONS,
		default: 'bacs',
		target: 'mandate_request.scheme',
		description: 'Leave out to let the payer choose',
	},
	{
		name: 'mandate_description',
		label: 'Mandate Description',
		type: 'text',
		target: 'mandate_request.description',
		description: 'Shown to the payer',
	},
	{
		...METADATA,
		name: 'mandate_metadata',
		label: 'Mandate Metadata',
		target: 'mandate_request.metadata',
		description: 'Up to 3 entries, put on the mandate that comes of it',
	},
	{
		name: 'mandate_verify',
		label: 'Mandate Verification',
		type: 'options',
		options: choices(['always', 'minimum', 'recommended', 'when_available']),
		default: 'recommended',
		target: 'mandate_request.verify',
		description: 'How hard GoCardless checks the bank account',
	},
	{
		name: 'mandate_authorisation_source',
		label: 'Mandate Authorisation Source',
		type: 'options',
		options: choices(['paper', 'telephone', 'web']),
		default: 'web',
		target: 'mandate_request.authorisation_source',
		description: 'How the payer agrees; ACH only',
	},
	{
		name: 'mandate_consent_type',
		label: 'Mandate Consent Type',
		type: 'text',
		target: 'mandate_request.consent_type',
		description: 'PayTo and variable recurring payments only',
	},
	{
		name: 'mandate_constraints',
		label: 'Mandate Constraints (JSON)',
		type: 'json',
		target: 'mandate_request.constraints',
		description:
			'PayTo and variable recurring payments only: max_amount_per_payment and periodic_limits in minor units, start_date, end_date, payment_method',
	},
	{
		name: 'mandate_funds_settlement',
		label: 'Mandate Funds Settlement',
		type: 'options',
		options: choices(['direct', 'managed']),
		default: 'managed',
		target: 'mandate_request.funds_settlement',
	},
	{
		name: 'mandate_sweeping',
		label: 'Mandate Sweeping',
		type: 'boolean',
		target: 'mandate_request.sweeping',
		description: "Whether money only moves between the payer's own accounts",
	},
];

export const PAYMENT_REQUEST_FIELDS: FieldDefinition[] = [
	{
		name: 'payment_amount',
		label: 'Payment Amount',
		type: 'money',
		target: 'payment_request.amount',
		placeholder: '12.34',
		description: 'Asks for an instant payment. Money moves as soon as the payer agrees.',
	},
	{
		name: 'payment_currency',
		label: 'Payment Currency',
		type: 'options',
		options: [
			{ name: 'EUR', value: 'EUR' },
			{ name: 'GBP', value: 'GBP' },
		],
		default: 'GBP',
		target: 'payment_request.currency',
		encode: checkCurrency,
	},
	{
		name: 'payment_scheme',
		label: 'Payment Scheme',
		type: 'options',
		options: [
			{ name: 'Faster Payments', value: 'faster_payments' },
			{ name: 'SEPA Credit Transfer', value: 'sepa_credit_transfer' },
			{ name: 'SEPA Instant Credit Transfer', value: 'sepa_instant_credit_transfer' },
		],
		default: 'faster_payments',
		target: 'payment_request.scheme',
	},
	{
		name: 'payment_description',
		label: 'Payment Description',
		type: 'text',
		target: 'payment_request.description',
		description: 'Shown to the payer',
	},
	{
		...METADATA,
		name: 'payment_metadata',
		label: 'Payment Metadata',
		target: 'payment_request.metadata',
		description: 'Up to 3 entries, put on the payment that comes of it',
	},
	{
		name: 'payment_app_fee',
		label: 'Payment App Fee',
		type: 'money',
		target: 'payment_request.app_fee',
		description: 'Deducted for the partner app; OAuth apps only',
	},
	{
		name: 'payment_funds_settlement',
		label: 'Payment Funds Settlement',
		type: 'options',
		options: choices(['direct', 'managed']),
		default: 'managed',
		target: 'payment_request.funds_settlement',
	},
	{
		name: 'payment_reference',
		label: 'Payment Reference',
		type: 'text',
		target: 'payment_request.reference',
		description: 'PayTo or direct settlement only',
	},
];
