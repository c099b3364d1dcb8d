import type { SimulatedClock } from '../shared/clock';
import type { Faults } from '../shared/faults';
import type { OAuthClientSettings } from './oauth/authorizationServer';
import type { Rotation } from './oauth/tokens';
import type { Limits } from './realmLimits';

export interface QuickBooksSimulatorOptions {
	clock?: SimulatedClock;
	faults?: Faults;
	/** The vendor's limits by default, in real time; `false` for none. */
	limits?: Limits | false;
	/** Registered apps; one with `clientId` "simulated-client" and `clientSecret` "simulated-secret" by default. */
	clients?: OAuthClientSettings[];
	/** Lifetime of access tokens; 3600 by default. */
	accessTokenSeconds?: number;
	/** When refresh tokens change their value; on every refresh by default, the strictest case. */
	rotation?: Rotation;
	verifierToken?: string;
	/** Seed of what is left to chance: the order inside batches, stale SyncTokens. */
	seed?: number;
	/** `Retry-After` of refusals for haste; left out, the caller has to wait a minute. */
	retryAfterSeconds?: number;
	/** Chance (0 to 1) that somebody else saves a record just before a caller changes it. */
	staleSyncTokenRate?: number;
}

/** Any value the API would issue to the application, for seeding credentials. */
export interface IssuedTokens {
	access_token: string;
	refresh_token: string;
	token_type: 'bearer';
	expires_in: number;
	x_refresh_token_expires_in: number;
	realmId: string;
}

export const DEFAULT_CLIENT = { clientId: 'simulated-client', clientSecret: 'simulated-secret' };
