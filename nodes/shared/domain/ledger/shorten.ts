/** Cuts a text to so many bytes of UTF-8, never through a character; the same text gives the same. */
export function shortenText(text: string, bytes: number): string {
	if (Buffer.byteLength(text) <= bytes) return text;
	const room = bytes - Buffer.byteLength('…');
	let used = 0;
	let kept = '';
	for (const character of text) {
		used += Buffer.byteLength(character);
		if (used > room) break;
		kept += character;
	}
	return `${kept}…`;
}
