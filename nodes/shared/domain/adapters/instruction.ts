import type { CollectionInstruction } from '../types';

/**
 * What a bookkeeper writes on an invoice or a customer to choose how it is collected: in a field named
 * "Direct Debit", or after "Direct Debit:" (or "DD:") in the notes, up to the end of the line.
 *
 *     no | yes | once | subscription | 3 instalments | 4 instalments every 2 weeks
 *     instalments 100.00 + 50.00 + 50.00 | ask | not before 2026-05-01
 *
 * Several are separated by commas.
 */

const MARK = /(?:^|[\n;])\s*(?:direct debit|dd)\s*:\s*([^\n;]+)/i;

/** The instruction within notes, if they hold one. */
export function readInstructionInNotes(
	notes: string | undefined,
): CollectionInstruction | undefined {
	const [, words] = MARK.exec(notes ?? '') ?? [];
	return words === undefined ? undefined : readInstruction(words);
}

type Reader = (groups: Record<string, string | undefined>) => CollectionInstruction;

const UNITS: Record<string, CollectionInstruction['intervalUnit']> = {
	week: 'weekly',
	month: 'monthly',
	year: 'yearly',
};

const INTERVAL =
	'(?: (?:every (?:(?<every>\\d{1,2}) )?(?<unit>week|month|year)s?|(?<ly>week|month|year)ly))?';
const DECIMAL = '\\d+(?:\\.\\d+)?';

const PHRASES: ReadonlyArray<readonly [RegExp, Reader]> = [
	[/^(?:no|never|skip)$/, () => ({ mode: 'skip' })],
	[/^(?:yes|collect)$/, () => ({})],
	[/^(?:once|one-off)$/, () => ({ mode: 'oneOff' })],
	[/^subscription$/, () => ({ mode: 'subscription' })],
	[/^(?:ask|approve)$/, () => ({ ask: true })],
	[/^not before (?<day>\d{4}-\d{2}-\d{2})$/, ({ day }) => ({ notBefore: day })],
	[
		new RegExp(`^(?:(?<count>\\d{1,2}) )?instalments?${INTERVAL}$`),
		({ count, ...rhythm }) => ({
			mode: 'instalments',
			...(count === undefined ? {} : { count: Number(count) }),
			...readInterval(rhythm),
		}),
	],
	[
		new RegExp(`^instalments (?<amounts>${DECIMAL}(?: ?\\+ ?${DECIMAL})+)${INTERVAL}$`),
		({ amounts = '', ...rhythm }) => ({
			mode: 'instalments',
			amounts: amounts.split('+').map((amount) => amount.trim()),
			...readInterval(rhythm),
		}),
	],
];

function readInterval({ every, unit, ly }: Record<string, string | undefined>) {
	const word = unit ?? ly;
	if (word === undefined) return {};
	return { intervalUnit: UNITS[word], interval: Number(every ?? 1) };
}

/** Reads the words themselves. What cannot be understood is kept as `unclear`, never guessed. */
export function readInstruction(words: string): CollectionInstruction | undefined {
	const phrases = words
		.split(',')
		.map((phrase) => phrase.trim().toLowerCase().replaceAll(/\s+/g, ' '))
		.filter((phrase) => phrase !== '');
	if (phrases.length === 0) return undefined;
	const instruction: CollectionInstruction = {};
	for (const phrase of phrases) {
		const read = readPhrase(phrase);
		if (read === undefined || !isPossible(read)) return { unclear: words.trim() };
		Object.assign(instruction, read);
	}
	return instruction;
}

function readPhrase(phrase: string): CollectionInstruction | undefined {
	for (const [pattern, read] of PHRASES) {
		const match = pattern.exec(phrase);
		if (match !== null) return read({ ...match.groups });
	}
	return undefined;
}

function isPossible({ count, interval }: CollectionInstruction): boolean {
	return (count === undefined || count >= 2) && interval !== 0;
}

/** Whether a custom field of the books is the one for instructions. */
export function isInstructionField(name: string): boolean {
	return /^direct[ _-]?debit$/i.test(name.trim());
}

/** For readers of records: the key is left out where nothing is said. */
export function withInstruction(instruction: CollectionInstruction | undefined): {
	instruction?: CollectionInstruction;
} {
	return instruction === undefined ? {} : { instruction };
}
