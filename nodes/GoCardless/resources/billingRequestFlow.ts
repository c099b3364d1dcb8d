import { goCardlessResource } from '../resource';
import {
	ADDRESS_FIELDS,
	BANK_DETAIL_FIELDS,
	IDENTITY_NUMBER_FIELDS,
	LANGUAGE,
	NAME_FIELDS,
	within,
} from './personFields';

const SWITCHES = [
	[
		'auto_fulfil',
		'Auto Fulfil',
		'Whether the mandate is set up as soon as the payer is done',
		true,
	],
	[
		'customer_details_captured',
		'Customer Details Captured',
		'Whether who the payer is was asked elsewhere',
		false,
	],
	[
		'lock_bank_account',
		'Lock Bank Account',
		'Whether the payer cannot change the bank account',
		false,
	],
	['lock_currency', 'Lock Currency', 'Whether the payer cannot change the currency', false],
	[
		'lock_customer_details',
		'Lock Customer Details',
		'Whether the payer cannot change who they are',
		false,
	],
	[
		'show_redirect_buttons',
		'Show Redirect Buttons',
		'Whether buttons lead back to the redirect address',
		false,
	],
	[
		'show_success_redirect_button',
		'Show Success Redirect Button',
		'Whether the last page has a button to the redirect address',
		false,
	],
	[
		'skip_success_screen',
		'Skip Success Screen',
		'Whether the payer is sent on without a last page',
		false,
	],
] as const;

/** GoCardless sheet 4.2: there is neither get nor list, so what is created here has to be kept. */
export const billingRequestFlow = goCardlessResource({
	value: 'billingRequestFlow',
	name: 'Billing Request Flow',
	description: 'The link that a payer opens to answer a billing request',
	path: 'billing_request_flows',
	operations: ['create'],
	descriptions: {
		create:
			'Make the link (authorisation_url, valid for 7 days) that the payer opens. Keep it: GoCardless does not tell it again.',
	},
	fields: [
		{
			name: 'billing_request',
			label: 'Billing Request',
			type: 'reference',
			search: 'searchBillingRequests',
			target: 'links.billing_request',
			required: true,
		},
		{
			name: 'redirect_uri',
			label: 'Redirect URI',
			type: 'text',
			placeholder: 'https://example.com/thanks',
			description:
				'Where the payer comes to afterwards. That they came proves nothing: read the billing request, or wait for its event.',
		},
		{
			name: 'exit_uri',
			label: 'Exit URI',
			type: 'text',
			description: 'Where the payer comes to who gives up',
		},
		...SWITCHES.map(([name, label, description, preset]) => ({
			name,
			label,
			description,
			type: 'boolean' as const,
			default: preset,
		})),
		{ ...LANGUAGE, description: 'Of the pages' },
		...within('prefilled_customer', [...NAME_FIELDS, ...ADDRESS_FIELDS, ...IDENTITY_NUMBER_FIELDS]),
		...within(
			'prefilled_bank_account',
			BANK_DETAIL_FIELDS.filter(({ name }) => name === 'account_type'),
		),
	],
	actions: [
		{
			value: 'initialise',
			name: 'Initialise',
			description: 'Get a session token for the drop-in of GoCardless',
		},
	],
});
