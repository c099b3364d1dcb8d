import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

import type { Connection } from './tokens';

/** Hard-coded in clients, so it cannot be the simulator's own address (QuickBooks sheet 2). */
const ISSUER = 'https://oauth.platform.intuit.com/op/v1';

const KEY_ID = 'simulated-key';

const SUBJECT = '1182d6ec-2a1f-4aa3-af3f-bb3b95db45af';

/** OpenID Connect: signed id tokens with the `realmid` claim, and the user behind them. */
export class IdentityTokens {
	private keyPair?: { publicKey: KeyObject; privateKey: KeyObject };

	issue(connection: Connection): string {
		const now = Math.floor(Date.now() / 1000);
		const header = encode({ kid: KEY_ID, alg: 'RS256' });
		const payload = encode({
			sub: SUBJECT,
			aud: [connection.clientId],
			realmid: connection.realmId,
			auth_time: now,
			iss: ISSUER,
			exp: now + 3600,
			iat: now,
		});
		const signer = createSign('RSA-SHA256').update(`${header}.${payload}`);
		return `${header}.${payload}.${signer.sign(this.keysOnce().privateKey).toString('base64url')}`;
	}

	keys(): { keys: Array<Record<string, unknown>> } {
		const key = this.keysOnce().publicKey.export({ format: 'jwk' });
		return { keys: [{ ...key, kid: KEY_ID, use: 'sig', alg: 'RS256' }] };
	}

	userInfo(): Record<string, unknown> {
		return {
			sub: SUBJECT,
			email: 'bookkeeper@example.com',
			emailVerified: true,
			givenName: 'Bo',
			familyName: 'Keeper',
			phoneNumber: '+44 2071234567',
			phoneNumberVerified: false,
			address: {
				streetAddress: '1 Ledger Lane',
				locality: 'London',
				region: 'London',
				postalCode: 'EC1A 1AA',
				country: 'GB',
			},
		};
	}

	/** Made on first use: most runs never ask for `openid`. */
	private keysOnce() {
		this.keyPair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
		return this.keyPair;
	}
}

function encode(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}
