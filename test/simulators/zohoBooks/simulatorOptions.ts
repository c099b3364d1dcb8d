import type { ZohoClient } from './accounts/clients';
import type { Region } from './accounts/dataCentres';
import type { Behaviour } from './behaviour';
import type { ZohoLimits } from './protocol/limits';
import type { SimulatedClock } from '../shared/clock';
import type { Faults } from '../shared/faults';

export interface ZohoSimulatorOptions {
	clock?: SimulatedClock;
	faults?: Faults;
	/** The vendor's limits by default, by the simulated clock; `false` for none. */
	limits?: ZohoLimits | false;
	/** The data centre behind the plain address; "eu" by default. Others are below `/dc/{region}`. */
	homeRegion?: Region;
	/** Addresses to name in answers instead of the simulator's own, where tests route others to it. */
	publicUrls?: Partial<Record<Region, { accounts?: string; api?: string }>>;
	/** Registered applications; `DEFAULT_ZOHO_CLIENT` by default. */
	clients?: ZohoClient[];
	/** Lifetime of access tokens; 3600 by default. */
	accessTokenSeconds?: number;
	/** Living access tokens of a refresh token; sources say 10, 15 or 30 (UNCONFIRMED). */
	livingAccessTokens?: number;
	/** The clock tokens live by: that of the simulated world, or the wall. */
	tokenClock?: 'simulated' | 'real';
	/** HTTP status of the answer to too many refreshes. */
	throttleStatus?: 200 | 400;
	/** Real milliseconds a call stays in process, for the limit of concurrent calls. */
	processingMs?: number;
	/** `Retry-After` of refusals for haste; undocumented, so left out by default. */
	retryAfterSeconds?: number;
	/** What is UNCONFIRMED; the awkward choice by default. */
	behaviour?: Partial<Behaviour>;
}

export const DEFAULT_ZOHO_CLIENT: ZohoClient = {
	clientId: '1000.SIMULATEDCLIENT',
	clientSecret: 'simulated-secret',
};

/** A token answer, for seeding credentials without a consent. */
export interface IssuedTokens {
	access_token: string;
	refresh_token: string;
	scope: string;
	api_domain: string;
	token_type: 'Bearer';
	expires_in: number;
}
