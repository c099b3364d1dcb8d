import { createHmac, timingSafeEqual } from 'node:crypto';

/** How a vendor writes its HMAC-SHA256: GoCardless lower-case hex, Intuit base64. */
export type SignatureEncoding = 'hex' | 'base64';

/** Signs `body` as the vendor does. Also for users' own tests of a workflow. */
export function signBody(
	body: Buffer | string,
	secret: string,
	encoding: SignatureEncoding,
): string {
	return createHmac('sha256', secret).update(body).digest(encoding);
}

/**
 * Whether `signature` is the HMAC-SHA256 of exactly these bytes under one of `secrets`.
 * Compares in constant time, fails closed: no secret, no signature or another length is `false`.
 * Several secrets are allowed so that an endpoint's secret can be replaced without a gap.
 *
 * @param body the raw bytes of the request, before any parsing (re-serialised JSON does not match)
 */
export function isSignatureValid(
	body: Buffer,
	signature: string | undefined,
	secrets: readonly string[],
	encoding: SignatureEncoding,
): boolean {
	if (signature === undefined || signature === '') return false;
	const given = Buffer.from(signature, 'utf8');
	let valid = false;
	for (const secret of secrets) {
		if (secret === '') continue;
		const expected = Buffer.from(signBody(body, secret, encoding), 'utf8');
		// Every secret is tried to the end, so that time does not tell which one fits.
		if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
	}
	return valid;
}

/**
 * The secrets in one field of a credential, separated by commas or white space, none of which a vendor
 * puts into a secret; several while one replaces another. Empty if none is set: the caller must refuse.
 */
export function splitSecrets(field: unknown): string[] {
	if (typeof field !== 'string') return [];
	return field.split(/[\s,]+/).filter((secret) => secret !== '');
}
