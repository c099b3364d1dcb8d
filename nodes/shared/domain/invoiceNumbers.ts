/** Recognising an invoice by its number in the text of a payment: exact, never part of a word. */

/** Words of a text, upper case, without punctuation around them ("Invoice INV-7." has INV-7). */
export function wordsOf(text: string): string[] {
	return text
		.toUpperCase()
		.split(/[^\p{L}\p{N}/_.-]+/u)
		.map((word) => word.replace(/^[/_.-]+|[/_.-]+$/g, ''))
		.filter((word) => word !== '');
}

/** The number as one word, or undefined when it consists of several. */
export function numberAsWord(number: string | undefined): string | undefined {
	if (number === undefined) return undefined;
	const words = wordsOf(number);
	return words.length === 1 ? words[0] : undefined;
}

/** Whether a text holds all words of the number, next to each other. */
export function mentionsNumber(text: string, number: string): boolean {
	const words = wordsOf(number);
	if (words.length === 0) return false;
	return ` ${wordsOf(text).join(' ')} `.includes(` ${words.join(' ')} `);
}
