import { createHmac } from 'node:crypto';

/**
 * Query parameters sorted by name, name and value in a row, then the raw body; HMAC-SHA256 in hex
 * (Zoho sheet 9).
 */
export function sign(url: string, body: string, secret: string): string {
	const pairs = [...new URL(url).searchParams].sort(([left], [right]) =>
		left < right ? -1 : left > right ? 1 : 0,
	);
	const text = pairs.map(([name, value]) => `${name}${value}`).join('') + body;
	return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

export const SIGNATURE_HEADER = 'X-Zoho-Webhook-Signature';
