import { isSignatureValid } from '../shared/signatures';

/** What of a request is signed, as it came in. */
export interface SignedRequest {
	/** What follows the `?`, encoded. */
	query: string;
	contentType: string;
	body: Buffer;
}

type Pair = [key: string, value: string];

/**
 * Whether a request bears Zoho's signature: HMAC-SHA256, in hex of either case, over the parameters
 * sorted by key (key and value in a row, nothing between) and then the body as it came. The pairs of
 * a form belong to the parameters, and such a body is not signed once more (Zoho sheet 9).
 *
 * It is not known whether values are signed decoded or as they are written, so both will do. Our own
 * URLs have values in which nothing is encoded.
 */
export function isZohoSignatureValid(
	request: SignedRequest,
	signature: string | undefined,
	secrets: readonly string[],
): boolean {
	const given = signature?.trim().toLowerCase();
	return [decoded, asWritten].some((read) =>
		isSignatureValid(signedText(request, read), given, secrets, 'hex'),
	);
}

function signedText(
	{ query, contentType, body }: SignedRequest,
	read: (text: string) => Pair[],
): Buffer {
	const isForm = isFormBody(contentType);
	const pairs = [...read(query), ...(isForm ? read(body.toString('utf8')) : [])];
	pairs.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
	const parameters = Buffer.from(pairs.map(([key, value]) => key + value).join(''), 'utf8');
	return isForm ? parameters : Buffer.concat([parameters, body]);
}

export function isFormBody(contentType: string): boolean {
	return /^\s*application\/x-www-form-urlencoded\b/i.test(contentType);
}

/** Without what an `&` at the end would stand for. */
function decoded(text: string): Pair[] {
	return [...new URLSearchParams(text)];
}

function asWritten(text: string): Pair[] {
	return text
		.split('&')
		.filter((part) => part !== '')
		.map((part) => {
			const equals = part.indexOf('=');
			return equals === -1 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
		});
}
