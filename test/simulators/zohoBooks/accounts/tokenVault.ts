import { randomBytes } from 'node:crypto';

import { badToken, notAuthorised } from '../protocol/refusals';
import type { Region } from './dataCentres';

/** Refresh tokens of one user and client; the next one removes the oldest (Zoho sheet 2). */
export const REFRESH_TOKENS_PER_USER = 20;

const REFRESHES_PER_WINDOW = 10;

const REFRESH_WINDOW = 10 * 60_000;

/** One consent: what came out of it and what it may do. */
export interface Grant {
	region: Region;
	clientId: string;
	scopes: string[];
	/** Absent when the consent asked for none. */
	refreshToken?: string;
	revoked: boolean;
	refreshedAt: number[];
	accessTokens: string[];
}

interface AccessToken {
	grant: Grant;
	expiresAt: number;
}

export interface VaultOptions {
	accessSeconds: number;
	/** Living access tokens of a refresh token; the oldest is dropped (UNCONFIRMED number). */
	livingAccessTokens: number;
}

/** Issues, counts, expires and revokes tokens. */
export class TokenVault {
	private readonly access = new Map<string, AccessToken>();

	private readonly refresh = new Map<string, Grant>();

	constructor(
		private readonly options: VaultOptions,
		private readonly now: () => number,
	) {}

	grant(region: Region, clientId: string, scopes: string[], withRefresh: boolean): Grant {
		const grant: Grant = {
			region,
			clientId,
			scopes,
			revoked: false,
			refreshedAt: [],
			accessTokens: [],
		};
		if (withRefresh) {
			grant.refreshToken = newToken();
			this.refresh.set(grant.refreshToken, grant);
			this.evictOldest(region, clientId);
		}
		return grant;
	}

	issueAccess(grant: Grant): string {
		const token = newToken();
		this.access.set(token, {
			grant,
			expiresAt: this.now() + this.options.accessSeconds * 1000,
		});
		grant.accessTokens.push(token);
		if (grant.accessTokens.length > this.options.livingAccessTokens) {
			const oldest = this.access.get(grant.accessTokens.shift() ?? '');
			if (oldest !== undefined) oldest.expiresAt = 0;
		}
		return token;
	}

	findRefresh(token: string, region: Region): Grant | undefined {
		const grant = this.refresh.get(token);
		return grant === undefined || grant.revoked || grant.region !== region ? undefined : grant;
	}

	/** Counts a refresh, or refuses it: ten in ten minutes. */
	mayRefresh(grant: Grant): boolean {
		const now = this.now();
		grant.refreshedAt = grant.refreshedAt.filter((at) => at > now - REFRESH_WINDOW);
		if (grant.refreshedAt.length >= REFRESHES_PER_WINDOW) return false;
		grant.refreshedAt.push(now);
		return true;
	}

	/** The consent behind an access token; refuses with 14 or 57. */
	authorise(token: string | undefined, region: Region): Grant {
		const found = this.access.get(token ?? '');
		if (found === undefined || found.grant.region !== region) throw badToken();
		if (found.grant.revoked || found.expiresAt <= this.now()) throw notAuthorised();
		return found.grant;
	}

	/** A refresh token ends the consent, an access token only itself. */
	revoke(token: string): boolean {
		const grant = this.refresh.get(token);
		const access = this.access.get(token);
		if (grant !== undefined && !grant.revoked) grant.revoked = true;
		else if (access !== undefined && access.expiresAt > 0) access.expiresAt = 0;
		else return false;
		return true;
	}

	/** Every access token ends now. */
	expireAccess(): void {
		for (const token of this.access.values()) token.expiresAt = 0;
	}

	hasRefreshToken(region: Region, clientId: string): boolean {
		return this.livingGrants(region, clientId).length > 0;
	}

	/** Every token that was ever given out, for those who search for leaks. */
	get everIssued(): string[] {
		return [...this.access.keys(), ...this.refresh.keys()];
	}

	private evictOldest(region: Region, clientId: string): void {
		const living = this.livingGrants(region, clientId);
		if (living.length > REFRESH_TOKENS_PER_USER && living[0] !== undefined) {
			living[0].revoked = true;
		}
	}

	private livingGrants(region: Region, clientId: string): Grant[] {
		return [...this.refresh.values()].filter(
			(grant) => !grant.revoked && grant.region === region && grant.clientId === clientId,
		);
	}
}

function newToken(): string {
	return `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;
}
