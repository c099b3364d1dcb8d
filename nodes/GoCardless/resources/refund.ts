import { createOperation } from '../../shared/engine/crud';
import type { FieldDefinition } from '../../shared/engine/fields';
import { type GoCardlessDeclaration, goCardlessResource } from '../resource';
import { CREATED_FILTERS, MANDATE, MANDATE_FILTER, METADATA } from './commonFields';

const AMOUNT: FieldDefinition = {
	name: 'amount',
	label: 'Amount',
	type: 'money',
	required: true,
	only: 'create',
	placeholder: '12.34',
	description: 'What goes back to the customer',
};

const REFERENCE: FieldDefinition = {
	name: 'reference',
	label: 'Reference',
	type: 'text',
	only: 'create',
	description: "On the customer's bank statement",
};

/** GoCardless sheet 5.5. */
const declaration: GoCardlessDeclaration = {
	value: 'refund',
	name: 'Refund',
	description: 'Money back to a customer',
	path: 'refunds',
	operations: ['create', 'get', 'getAll', 'update'],
	descriptions: {
		create:
			'Send money back to a customer. Money moves and cannot be called back; needs the right to refund (creditor can_create_refunds).',
		update: 'Change the metadata of a refund',
	},
	fields: [
		{
			name: 'payment',
			label: 'Payment',
			type: 'reference',
			search: 'searchPayments',
			target: 'links.payment',
			required: true,
			only: 'create',
		},
		AMOUNT,
		{
			name: 'total_amount_confirmation',
			label: 'Total Amount Confirmation',
			type: 'money',
			required: true,
			only: 'create',
			placeholder: '12.34',
			description:
				'All refunds of this payment so far plus this one. GoCardless refuses any other sum, which protects from refunding twice.',
		},
		REFERENCE,
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		MANDATE_FILTER,
		{ name: 'payment', label: 'Payment', type: 'reference', search: 'searchPayments' },
		{
			name: 'refund_type',
			label: 'Refund Type',
			type: 'options',
			options: [
				{ name: 'Of Mandates', value: 'mandate' },
				{ name: 'Of Payments', value: 'payment' },
			],
			default: 'payment',
			description: 'Without this filter GoCardless lists refunds of payments only',
		},
	],
	onlyOneOf: [['mandate', 'payment']],
};

export const refund = goCardlessResource({
	...declaration,
	more: [
		createOperation(declaration, {
			value: 'createForMandate',
			name: 'Create for Mandate',
			action: 'Create a refund for a mandate',
			description:
				'Send money back to a customer without naming a payment. Money moves and cannot be called back; GoCardless has to allow it for the account.',
			fields: [MANDATE, AMOUNT, REFERENCE, METADATA],
		}),
	],
});
