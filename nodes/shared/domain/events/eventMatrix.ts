/**
 * What every action of GoCardless means for the books (GoCardless sheet 7.2). An event is a hint: the
 * resource as it is now decides, and the meaning here only says which question is asked of it.
 */
export type EventMeaning =
	/** Nothing moves and nothing changes for the books. */
	| 'nothing'
	/** A payment may belong into the books now. */
	| 'post'
	/** Money that was collected went back: what is booked is reversed. */
	| 'reverse'
	/** Money that went back has come again: the reversal is reversed. */
	| 'reinstate'
	/** A debit came to nothing, or will be tried again. */
	| 'notCollected'
	/** A movement that is an item of a payout, where it is booked. */
	| 'settled'
	| 'refund'
	| 'refundReturned'
	/** Whether and how a customer can be debited. */
	| 'mandate'
	/** A series of payments; each of them has events of its own. */
	| 'series'
	/** Money sent to the bank: the plan for payouts. */
	| 'payout'
	| 'payoutBounced'
	/** Nothing to book, but somebody has to look at the GoCardless account. */
	| 'attention';

type Actions = Readonly<Record<string, EventMeaning>>;

function all(meaning: EventMeaning, actions: string): Actions {
	return Object.fromEntries(actions.split(' ').map((action) => [action, meaning]));
}

export const EVENT_MATRIX: Readonly<Record<string, Actions>> = {
	payments: {
		...all('nothing', 'created customer_approval_granted sds_settlement_delayed'),
		...all('post', 'submitted confirmed paid_out'),
		...all('notCollected', 'cancelled customer_approval_denied resubmission_requested'),
		// After confirmed or paid_out a failure takes collected money back.
		...all('reverse', 'failed charged_back'),
		chargeback_cancelled: 'reinstate',
		...all('settled', 'late_failure_settled chargeback_settled surcharge_fee_debited'),
	},
	refunds: {
		...all('refund', 'created paid refund_settled'),
		// The refund failed on its way; the money is back only with funds_returned.
		...all('refundReturned', 'failed funds_returned'),
	},
	payouts: all('payout', 'paid fx_rate_confirmed tax_exchange_rates_confirmed'),
	creditors: {
		bounced_payout: 'payoutBounced',
		account_auto_frozen: 'attention',
		...all('nothing', 'account_auto_frozen_reverted new_payout_currency_added updated'),
	},
	mandates: all(
		'mandate',
		'active blocked cancelled consumed created customer_approval_granted ' +
			'customer_approval_skipped expired failed reinstated replaced resubmission_requested ' +
			'submitted suspended_by_payer transferred',
	),
	subscriptions: all(
		'series',
		'amended cancelled created customer_approval_denied customer_approval_granted finished ' +
			'paused payment_created resumed scheduled_pause scheduled_pause_cancelled scheduled_resume',
	),
	instalment_schedules: {
		...all('series', 'cancelled completed created errored resumed'),
		creation_failed: 'attention',
	},
	billing_requests: all(
		'mandate',
		'bank_authorisation_authorised bank_authorisation_denied bank_authorisation_expired ' +
			'bank_authorisation_failed bank_authorisation_visited cancelled choose_currency ' +
			'collect_amount collect_bank_account collect_customer_details created failed flow_created ' +
			'flow_exited flow_visited fulfilled payer_details_confirmed payer_geo_blocked ' +
			'select_institution',
	),
	payer_authorisations: all('mandate', 'completed failed'),
	exports: all('nothing', 'completed failed started'),
	scheme_identifiers: all('nothing', 'activated'),
	customers: {
		...all('nothing', 'approved'),
		...all('attention', 'request_for_information_required under_review'),
	},
	organisations: all('attention', 'disconnected'),
	// Money sent by the merchant, which no plan books.
	outbound_payments: {
		...all('nothing', 'cancelled created failed set_to_executing set_to_pending_approval'),
		executed: 'attention',
	},
	payment_account_transactions: all('attention', 'created'),
};

/** Undefined for what this version has never heard of: that is for a person. */
export function meaningOf(resourceType: string, action: string): EventMeaning | undefined {
	if (!Object.hasOwn(EVENT_MATRIX, resourceType)) return undefined;
	const actions = EVENT_MATRIX[resourceType] ?? {};
	return Object.hasOwn(actions, action) ? actions[action] : undefined;
}
