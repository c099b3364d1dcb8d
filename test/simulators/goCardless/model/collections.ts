import type { StoredRecord } from './store';
import type { ForeignExchange, Metadata } from './values';

export type MandateStatus =
	| 'pending_customer_approval'
	| 'pending_submission'
	| 'submitted'
	| 'active'
	| 'failed'
	| 'cancelled'
	| 'expired'
	| 'consumed'
	| 'blocked'
	| 'suspended_by_payer';

export interface Mandate extends StoredRecord {
	reference: string;
	status: MandateStatus;
	scheme: string;
	payments_require_approval: boolean;
	authorisation_source: string | null;
	consent_type: string | null;
	consent_parameters: unknown;
	mandate_type: string;
	funds_settlement: string;
	verified_at: string | null;
	metadata: Metadata;
	links: {
		creditor: string;
		customer: string;
		customer_bank_account: string;
		new_mandate?: string;
	};
	internal: { submitOn: string; activateOn?: string; reinstatements: number };
}

export type PaymentStatus =
	| 'pending_customer_approval'
	| 'pending_submission'
	| 'submitted'
	| 'confirmed'
	| 'paid_out'
	| 'failed'
	| 'cancelled'
	| 'customer_approval_denied'
	| 'charged_back';

export interface PaymentPlan {
	submitOn: string;
	confirmOn: string;
	payOutOn: string;
	/** When an automatic retry will be sent. */
	retryOn?: string;
	/** When the decided late failure or chargeback comes. */
	reversalOn?: string;
	reversal?: { outcome: 'lateFailure' | 'chargeback'; cause: string };
	retries: number;
	customer: string;
	/** The money of this payment has left in a payout that was not taken back since. */
	paidOut: boolean;
}

export interface Payment extends StoredRecord {
	amount: number;
	currency: string;
	status: PaymentStatus;
	charge_date: string | null;
	description: string | null;
	reference: string | null;
	amount_refunded: number;
	app_fee?: number;
	fx: ForeignExchange;
	retry_if_possible: boolean;
	faster_ach?: boolean;
	scheme: string;
	metadata: Metadata;
	links: {
		mandate?: string;
		creditor: string;
		subscription?: string;
		instalment_schedule?: string;
		payout?: string;
	};
	internal: PaymentPlan;
}

export interface Subscription extends StoredRecord {
	amount: number;
	currency: string;
	name: string | null;
	status:
		| 'pending_customer_approval'
		| 'customer_approval_denied'
		| 'active'
		| 'paused'
		| 'finished'
		| 'cancelled';
	interval: number;
	interval_unit: 'weekly' | 'monthly' | 'yearly';
	day_of_month: number | null;
	month: string | null;
	start_date: string;
	end_date: string | null;
	count: number | null;
	payment_reference: string | null;
	retry_if_possible: boolean;
	app_fee: number | null;
	earliest_charge_date_after_resume: string | null;
	parent_plan_paused: boolean;
	metadata: Metadata;
	links: { mandate: string };
	internal: {
		customer: string;
		/** How many charge dates have been used up, paused ones included. */
		made: number;
		/** Of these, how many passed without a payment. */
		skipped: number;
		amendments: number;
		pausedCycles: number | null;
		app: string | null;
	};
}

export interface Instalment {
	amount: number;
	charge_date: string;
	description?: string;
}

export interface InstalmentSchedule extends StoredRecord {
	name: string;
	currency: string;
	total_amount: number;
	status: 'pending' | 'active' | 'creation_failed' | 'completed' | 'cancelled' | 'errored';
	payment_errors: Record<string, Array<{ field: string; message: string }>>;
	metadata: Metadata;
	links: { mandate: string; customer: string; payments: string[] };
	internal: {
		instalments: Instalment[];
		paymentReference: string | null;
		retryIfPossible: boolean;
		appFee?: number;
	};
}
