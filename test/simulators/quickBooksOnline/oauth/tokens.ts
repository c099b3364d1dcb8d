import { randomBytes } from 'node:crypto';

const DAY = 24 * 3_600_000;

/** Seconds a refresh token lives, about 101 days (QuickBooks sheet 2). */
export const REFRESH_LIFETIME = 8_726_400;

/** Never two values of a connection at a time: when the refresh token changes its value. */
export type Rotation = 'every refresh' | 'daily';

/** One consent of one company: the chain of tokens that came out of it. */
export interface Connection {
	realmId: string;
	clientId: string;
	scope: string;
	/** The only refresh token that is still good. */
	refreshToken: string;
	/** Business time, in milliseconds, at which that value was issued. */
	refreshIssuedAt: number;
	revoked: boolean;
}

interface AccessToken {
	connection: Connection;
	/** Real time, in milliseconds: the caller counts its lifetime by a real clock. */
	expiresAt: number;
}

/** Issues, rotates, expires and revokes tokens. */
export class TokenVault {
	private readonly access = new Map<string, AccessToken>();

	private readonly refresh = new Map<string, Connection>();

	constructor(
		private readonly options: { accessSeconds: number; rotation: Rotation },
		private readonly now: () => number,
	) {}

	connect(realmId: string, clientId: string, scope: string): Connection {
		const connection: Connection = {
			realmId,
			clientId,
			scope,
			refreshToken: '',
			refreshIssuedAt: 0,
			revoked: false,
		};
		this.rotate(connection);
		return connection;
	}

	/** A fresh access token; a new refresh token, too, if it is time. */
	renew(connection: Connection): string {
		const age = this.now() - connection.refreshIssuedAt;
		if (this.options.rotation === 'every refresh' || age >= DAY) this.rotate(connection);
		return this.issueAccess(connection);
	}

	issueAccess(connection: Connection): string {
		// The real ones are long and opaque; room for four kilobytes is advised.
		const token = `eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..${randomBytes(540).toString('base64url')}`;
		const expiresAt = Date.now() + this.options.accessSeconds * 1000;
		this.access.set(token, { connection, expiresAt });
		return token;
	}

	/** The connection of a refresh token that is still the current one, and in time. */
	findRefresh(token: string): Connection | undefined {
		const connection = this.refresh.get(token);
		if (connection === undefined || connection.revoked) return undefined;
		if (connection.refreshToken !== token) return undefined;
		const isExpired = this.now() - connection.refreshIssuedAt > REFRESH_LIFETIME * 1000;
		return isExpired ? undefined : connection;
	}

	/** The connection of an access token that is neither expired nor revoked. */
	findAccess(token: string): Connection | undefined {
		const found = this.access.get(token);
		if (found === undefined || found.connection.revoked) return undefined;
		return found.expiresAt > Date.now() ? found.connection : undefined;
	}

	/** Every token that was ever given out, for those who search for leaks. */
	get everIssued(): string[] {
		return [...this.access.keys(), ...this.refresh.keys()];
	}

	/** Either kind of token ends the whole connection. */
	revoke(token: string): boolean {
		const connection = this.access.get(token)?.connection ?? this.refresh.get(token);
		if (connection === undefined || connection.revoked) return false;
		connection.revoked = true;
		return true;
	}

	expireAccess(realmId?: string): void {
		for (const token of this.access.values()) {
			if (realmId === undefined || token.connection.realmId === realmId) token.expiresAt = 0;
		}
	}

	private rotate(connection: Connection): void {
		connection.refreshToken = `RT1-${randomBytes(24).toString('hex')}`;
		connection.refreshIssuedAt = this.now();
		this.refresh.set(connection.refreshToken, connection);
	}
}
