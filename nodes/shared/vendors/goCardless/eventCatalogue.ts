/** A kind of resource that GoCardless tells about (GoCardless sheet 7.1 and 7.2). */
export interface EventSource {
	/** Singular, as shown to users. */
	label: string;
	/** Name of the resource's own id in `event.links`. */
	link: string;
	/** Known actions. GoCardless may add more at any time; a filter on the whole resource has them. */
	actions: readonly string[];
	/** `false` where no `GET /{resource type}/{id}` exists. */
	isReadable?: boolean;
}

/** By `resource_type`, which is also the resource's path and the key of its envelope. */
export const EVENT_SOURCES: Readonly<Record<string, EventSource>> = {
	billing_requests: {
		label: 'Billing Request',
		link: 'billing_request',
		actions: [
			'bank_authorisation_authorised',
			'bank_authorisation_denied',
			'bank_authorisation_expired',
			'bank_authorisation_failed',
			'bank_authorisation_visited',
			'cancelled',
			'choose_currency',
			'collect_amount',
			'collect_bank_account',
			'collect_customer_details',
			'created',
			'failed',
			'flow_created',
			'flow_exited',
			'flow_visited',
			'fulfilled',
			'payer_details_confirmed',
			'payer_geo_blocked',
			'select_institution',
		],
	},
	creditors: {
		label: 'Creditor',
		link: 'creditor',
		actions: [
			'account_auto_frozen',
			'account_auto_frozen_reverted',
			// The only sign of a payout that the bank sent back: `payouts` has no such action.
			'bounced_payout',
			'new_payout_currency_added',
			'updated',
		],
	},
	customers: {
		label: 'Customer',
		link: 'customer',
		actions: ['approved', 'request_for_information_required', 'under_review'],
	},
	exports: {
		label: 'Export',
		link: 'export',
		actions: ['completed', 'failed', 'started'],
	},
	instalment_schedules: {
		label: 'Instalment Schedule',
		link: 'instalment_schedule',
		actions: ['cancelled', 'completed', 'created', 'creation_failed', 'errored', 'resumed'],
	},
	mandates: {
		label: 'Mandate',
		link: 'mandate',
		actions: [
			'active',
			'blocked',
			'cancelled',
			'consumed',
			'created',
			'customer_approval_granted',
			'customer_approval_skipped',
			'expired',
			'failed',
			'reinstated',
			'replaced',
			'resubmission_requested',
			'submitted',
			'transferred',
		],
	},
	organisations: {
		label: 'Organisation',
		link: 'organisation',
		actions: ['disconnected'],
		isReadable: false,
	},
	outbound_payments: {
		label: 'Outbound Payment',
		link: 'outbound_payment',
		actions: [
			'cancelled',
			'created',
			'executed',
			'failed',
			'set_to_executing',
			'set_to_pending_approval',
		],
	},
	payer_authorisations: {
		label: 'Payer Authorisation',
		link: 'payer_authorisation',
		actions: ['completed', 'failed'],
	},
	payment_account_transactions: {
		label: 'Payment Account Transaction',
		link: 'payment_account_transaction',
		actions: ['created'],
	},
	payments: {
		label: 'Payment',
		link: 'payment',
		actions: [
			'cancelled',
			'chargeback_cancelled',
			'chargeback_settled',
			'charged_back',
			'confirmed',
			'created',
			'customer_approval_denied',
			'customer_approval_granted',
			'failed',
			'late_failure_settled',
			'paid_out',
			'resubmission_requested',
			'sds_settlement_delayed',
			'submitted',
			'surcharge_fee_debited',
		],
	},
	payouts: {
		label: 'Payout',
		link: 'payout',
		actions: ['fx_rate_confirmed', 'paid', 'tax_exchange_rates_confirmed'],
	},
	refunds: {
		label: 'Refund',
		link: 'refund',
		actions: ['created', 'failed', 'funds_returned', 'paid', 'refund_settled'],
	},
	scheme_identifiers: {
		label: 'Scheme Identifier',
		link: 'scheme_identifier',
		actions: ['activated'],
	},
	subscriptions: {
		label: 'Subscription',
		link: 'subscription',
		actions: [
			'amended',
			'cancelled',
			'created',
			'customer_approval_denied',
			'customer_approval_granted',
			'finished',
			'paused',
			'payment_created',
			'resumed',
			'scheduled_pause',
			'scheduled_pause_cancelled',
			'scheduled_resume',
		],
	},
};
