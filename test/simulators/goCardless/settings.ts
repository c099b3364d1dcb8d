import type { SimulatedClock } from '../shared/clock';
import type { Faults } from '../shared/faults';

export interface AccessToken {
	scope: 'read_write' | 'read_only';
	state?: 'active' | 'revoked' | 'not_active';
	/** Set when a partner app made the connection. */
	app?: string;
}

export interface OAuthApp {
	clientId: string;
	clientSecret: string;
	/** Allowed callbacks; any when left out. */
	redirectUris?: string[];
}

/** What GoCardless keeps of each payment; amounts in minor units, rates in basis points. */
export interface FeeSettings {
	basisPoints: number;
	smallest: number;
	largest: number;
	/** Percent of value added tax within the fee, with its rate id; none when left out. */
	tax?: { percent: number; rateId: string };
	/** For each failure after paying out and each chargeback. */
	surcharge: number;
	/** The merchant is invoiced for fees: payouts hold none. */
	invoicedSeparately?: boolean;
}

export interface GoCardlessSimulatorOptions {
	clock: SimulatedClock;
	faults?: Faults;
	/** Bearer tokens that work; one read-write token `sandbox_token` when left out. */
	accessTokens?: Record<string, AccessToken>;
	apps?: OAuthApp[];
	webhookSecret?: string;
	/** In real time (GoCardless sheet 1.4). */
	rateLimitPerMinute?: number;
	/** Base of the payer pages; the simulator's own address when left out. */
	payerPagesUrl?: string;
	creditor?: {
		name?: string;
		currency?: string;
		can_create_refunds?: boolean;
		custom_payment_pages_enabled?: boolean;
		bank_reference_prefix?: string;
		fx_payout_currency?: string;
	};
	/** Units of the first currency in one of the second, for `EUR/GBP` say. */
	exchangeRates?: Record<string, string>;
	fees?: Partial<FeeSettings>;
	/** The account may set its own payment references (GoCardless sheet 5.2). */
	ownReferences?: boolean;
	/** The Success+ product: `retry_if_possible` works. */
	successPlus?: boolean;
	/** When `pending` instalment schedules turn active. */
	instalmentSchedulesSettle?: 'nextRequest' | 'nextAdvance';
	/** Payouts are also made when what is due is zero or negative. */
	payoutsWithoutSurplus?: boolean;
	/** How the last page of a list says so: both happen (GoCardless sheet 1.2). */
	lastPage?: 'null' | 'missing' | 'alternate';
}

export const DEFAULT_FEES: FeeSettings = {
	basisPoints: 100,
	smallest: 20,
	largest: 200,
	surcharge: 0,
};

export const DEFAULT_TOKEN = 'sandbox_token';

export const DEFAULT_APP: OAuthApp = { clientId: 'partner-app', clientSecret: 'partner-secret' };

export const DEFAULT_WEBHOOK_SECRET = 'webhook-endpoint-secret';
