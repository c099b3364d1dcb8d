import type { Links, Metadata } from './records';
import type { StoredRecord } from './store';

export interface MandateRequest {
	currency: string | null;
	scheme: string | null;
	description: string | null;
	metadata: Metadata;
	verify: string;
	authorisation_source?: string;
	consent_type: string | null;
	constraints: unknown;
	funds_settlement: string;
	sweeping: boolean;
	payer_requested_dual_signature: boolean;
	links: { mandate?: string };
}

export interface PaymentRequest {
	amount: number;
	currency: string;
	scheme: string | null;
	description: string | null;
	reference: string | null;
	metadata: Metadata;
	app_fee: number | null;
	funds_settlement: string;
	links: { payment?: string };
}

export type BillingRequestStatus =
	| 'pending'
	| 'ready_to_fulfil'
	| 'fulfilling'
	| 'fulfilled'
	| 'cancelled';

export type ActionType =
	| 'choose_currency'
	| 'collect_customer_details'
	| 'collect_bank_account'
	| 'bank_authorisation'
	| 'select_institution'
	| 'confirm_payer_details';

export interface BillingRequest extends StoredRecord {
	status: BillingRequestStatus;
	mandate_request: MandateRequest | null;
	payment_request: PaymentRequest | null;
	subscription_request: unknown;
	instalment_schedule_request: unknown;
	fallback_enabled: boolean;
	fallback_occurred: boolean;
	purpose_code: string | null;
	payment_context_code: string | null;
	payment_purpose_code: string | null;
	metadata: Metadata;
	links: Links & { customer: string; creditor: string };
	internal: { completed: Set<ActionType>; flows: string[]; institution: string | null };
}

export interface BillingRequestFlow extends StoredRecord {
	authorisation_url: string;
	auto_fulfil: boolean;
	customer_details_captured: boolean;
	exit_uri: string | null;
	expires_at: string;
	language: string | null;
	lock_bank_account: boolean;
	lock_currency: boolean;
	lock_customer_details: boolean;
	prefilled_bank_account: unknown;
	prefilled_customer: Record<string, unknown> | null;
	redirect_uri: string | null;
	session_token: string | null;
	show_redirect_buttons: boolean;
	show_success_redirect_button: boolean;
	skip_success_screen: boolean;
	links: { billing_request: string };
	internal: { visits: number };
}

export interface BillingRequestTemplate extends StoredRecord {
	name: string | null;
	authorisation_url: string;
	redirect_uri: string | null;
	mandate_request_currency: string | null;
	mandate_request_scheme: string | null;
	mandate_request_description: string | null;
	mandate_request_metadata: Metadata | null;
	mandate_request_verify: string | null;
	mandate_request_constraints: unknown;
	payment_request_amount: string | null;
	payment_request_currency: string | null;
	payment_request_scheme: string | null;
	payment_request_description: string | null;
	payment_request_metadata: Metadata | null;
	metadata: Metadata;
	updated_at: string;
}
