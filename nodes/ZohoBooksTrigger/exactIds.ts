/** A text or a number, whichever comes first; texts are left as they are. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** From here on a double may not be the integer that was written. */
const MOST_EXACT_DIGITS = 15;

/**
 * Reads JSON in which ids may be bare numbers of 18 or 19 digits, which no `JSON.parse` keeps (Zoho
 * sheet 0.10): whole numbers of that length become texts.
 *
 * @returns `undefined` for what is no JSON
 */
export function parseWithExactIds(text: string): unknown {
	const quoted = text.replace(TOKEN, (token) =>
		/^\d+$/.test(token) && token.length > MOST_EXACT_DIGITS ? `"${token}"` : token,
	);
	try {
		return JSON.parse(quoted) as unknown;
	} catch {
		return undefined;
	}
}
