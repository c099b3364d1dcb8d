/** The links by which events can be filtered, one at a time (GoCardless sheet 7.1). */
export const EVENT_ID_FILTERS = [
	'billing_request',
	'creditor',
	'export',
	'instalment_schedule',
	'mandate',
	'outbound_payment',
	'payer_authorisation',
	'payment',
	'payment_account_transaction',
	'payout',
	'refund',
	'scheme_identifier',
	'subscription',
] as const;
