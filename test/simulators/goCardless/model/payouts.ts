import type { StoredRecord } from './store';
import type { ForeignExchange, Metadata } from './values';

export interface Refund extends StoredRecord {
	amount: number;
	currency: string;
	reference: string | null;
	status:
		| 'created'
		| 'pending_submission'
		| 'submitted'
		| 'paid'
		| 'cancelled'
		| 'bounced'
		| 'funds_returned';
	fx: ForeignExchange;
	metadata: Metadata;
	links: { payment?: string; mandate?: string };
	internal: { ofMandate: boolean; submitOn: string; settled: boolean; creditor: string };
}

export interface Tax {
	amount: string;
	currency: string;
	tax_rate_id: string;
	destination_amount: string | null;
	destination_currency: string | null;
	exchange_rate: string | null;
}

export interface PayoutItem {
	type: string;
	/** A decimal string in minor units, one decimal. */
	amount: string;
	taxes: Tax[];
	links: { payment?: string; mandate?: string; refund?: string };
}

export interface Payout extends StoredRecord {
	amount: number;
	currency: string;
	status: 'pending' | 'paid' | 'bounced';
	arrival_date: string | null;
	reference: string;
	deducted_fees: number;
	tax_currency: string | null;
	payout_type: 'merchant' | 'partner';
	fx: ForeignExchange;
	metadata: Metadata;
	links: { creditor: string; creditor_bank_account: string };
	internal: { items: PayoutItem[]; payOn: string; fxRateOn?: string; madeOn: string };
}
