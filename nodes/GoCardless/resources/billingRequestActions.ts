import type { ActionDefinition } from '../../shared/engine/crud';
import { METADATA } from './commonFields';
import {
	ADDRESS_FIELDS,
	BANK_DETAIL_FIELDS,
	IDENTITY_NUMBER_FIELDS,
	LANGUAGE,
	NAME_FIELDS,
	PHONE_NUMBER,
	within,
} from './personFields';

const ENDING_FIELDS = [METADATA];

/**
 * What a payer does on the hosted pages, for who has pages of their own, and the end of a billing
 * request (GoCardless sheet 4.1).
 */
export const BILLING_REQUEST_ACTIONS: ActionDefinition[] = [
	{
		value: 'cancel',
		name: 'Cancel',
		description: 'End a billing request, and the links that were sent for it',
		fields: ENDING_FIELDS,
	},
	{
		value: 'chooseCurrency',
		verb: 'choose_currency',
		name: 'Choose Currency',
		action: 'Choose the currency of a billing request',
		description: 'Set the currency of a billing request that was made without one',
		fields: [
			{ name: 'currency', label: 'Currency', type: 'text', required: true, placeholder: 'GBP' },
			METADATA,
		],
	},
	{
		value: 'collectBankAccount',
		verb: 'collect_bank_account',
		name: 'Collect Bank Account',
		action: 'Collect the bank account of a billing request',
		description: "Give the payer's bank details, as an IBAN or local details",
		fields: [
			{
				name: 'account_holder_name',
				label: 'Account Holder Name',
				type: 'text',
				required: true,
			},
			...BANK_DETAIL_FIELDS,
			{ name: 'pay_id', label: 'PayID', type: 'text', description: 'PayTo only' },
			METADATA,
		],
	},
	{
		value: 'collectCustomerDetails',
		verb: 'collect_customer_details',
		name: 'Collect Customer Details',
		action: 'Collect the customer details of a billing request',
		description: 'Say who the payer is and where they live',
		fields: [
			...within('customer', [...NAME_FIELDS, LANGUAGE, PHONE_NUMBER]),
			...within('customer_billing_detail', [
				...ADDRESS_FIELDS,
				...IDENTITY_NUMBER_FIELDS,
				{ name: 'ip_address', label: 'IP Address', type: 'text', description: 'ACH only' },
			]),
			{ ...METADATA, target: 'customer.metadata', description: 'Put on the customer' },
		],
	},
	{
		value: 'confirmPayerDetails',
		verb: 'confirm_payer_details',
		name: 'Confirm Payer Details',
		action: 'Confirm the payer details of a billing request',
		description: 'Say that the payer has seen and confirmed their details',
		fields: [
			{
				name: 'payer_requested_dual_signature',
				label: 'Payer Requested Dual Signature',
				type: 'boolean',
				description: 'Whether a second person has to sign the mandate',
			},
			METADATA,
		],
	},
	{
		value: 'fallback',
		name: 'Fall Back',
		action: 'Fall back to direct debit in a billing request',
		description: 'Use Direct Debit instead of the instant payment that was not possible',
	},
	{
		value: 'fulfil',
		name: 'Fulfil',
		description:
			'Complete a billing request that is ready: the mandate is set up, and an instant payment moves money',
		fields: ENDING_FIELDS,
	},
	{
		value: 'notify',
		name: 'Notify',
		action: 'Notify the payer of a billing request',
		description: 'Let GoCardless e-mail the payer; Pay by Bank only',
		fields: [
			{
				name: 'notification_type',
				label: 'Notification Type',
				type: 'options',
				options: [{ name: 'Email', value: 'email' }],
				default: 'email',
				required: true,
			},
			{ name: 'redirect_uri', label: 'Redirect URI', type: 'text' },
		],
	},
	{
		value: 'selectInstitution',
		verb: 'select_institution',
		name: 'Select Institution',
		action: 'Select the institution of a billing request',
		description: "Choose the payer's bank; the operation Get Institutions lists them",
		fields: [
			{
				name: 'country_code',
				label: 'Country Code',
				type: 'text',
				required: true,
				placeholder: 'GB',
			},
			{
				name: 'institution',
				label: 'Institution ID',
				type: 'text',
				required: true,
				placeholder: 'monzo',
			},
		],
	},
];
