import type { StoredRecord } from './store';
import type { Links, Metadata } from './values';

export interface PersonFields {
	email: string | null;
	given_name: string | null;
	family_name: string | null;
	company_name: string | null;
	phone_number: string | null;
	language: string;
}

export interface AddressFields {
	address_line1: string | null;
	address_line2: string | null;
	address_line3: string | null;
	city: string | null;
	region: string | null;
	postal_code: string | null;
	country_code: string | null;
	danish_identity_number: string | null;
	swedish_identity_number: string | null;
}

export interface Customer extends StoredRecord, PersonFields, AddressFields {
	metadata: Metadata;
	/** `unnamed`: made by a billing request whose payer has not said who they are. */
	internal: { unnamed: boolean };
}

export interface BankAccount extends StoredRecord {
	account_holder_name: string;
	account_number_ending: string | null;
	account_type: string | null;
	bank_name: string | null;
	country_code: string;
	currency: string;
	enabled: boolean;
	metadata: Metadata;
}

export interface CustomerBankAccount extends BankAccount {
	bank_account_token: string | null;
	payer_name_verification_result: string | null;
	trusted_recipient: boolean;
	links: { customer: string };
	internal: { fingerprint: string };
}

export interface CreditorBankAccount extends BankAccount {
	verification_status: string;
	links: { creditor: string };
}

export interface Creditor extends StoredRecord {
	name: string;
	creditor_type: string;
	verification_status: string;
	can_create_refunds: boolean;
	custom_payment_pages_enabled: boolean;
	mandate_imports_enabled: boolean;
	merchant_responsible_for_notifications: boolean;
	bank_reference_prefix: string | null;
	fx_payout_currency: string | null;
	logo_url: string | null;
	address_line1: string | null;
	address_line2: string | null;
	address_line3: string | null;
	city: string | null;
	region: string | null;
	postal_code: string | null;
	country_code: string;
	scheme_identifiers: unknown[];
	links: Links;
}
