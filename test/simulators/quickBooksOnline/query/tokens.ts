import { queryParseError } from '../protocol/vendorFaults';

export interface Token {
	kind: 'word' | 'text' | 'symbol';
	value: string;
}

const PATTERN = /\s+|'((?:[^'\\]|\\.)*)'|([A-Za-z_][\w.]*|-?\d+(?:\.\d+)?)|(<=|>=|[=<>(),*])/gy;

/** Splits a statement; quotes and backslashes inside a value are escaped by a backslash. */
export function tokenize(statement: string): Token[] {
	const tokens: Token[] = [];
	PATTERN.lastIndex = 0;
	while (PATTERN.lastIndex < statement.length) {
		const position = PATTERN.lastIndex;
		const match = PATTERN.exec(statement);
		if (match === null) {
			throw queryParseError(
				`Encountered "${statement.charAt(position)}" at column ${position + 1}.`,
			);
		}
		const [, text, word, symbol] = match;
		if (text !== undefined) tokens.push({ kind: 'text', value: text.replace(/\\(.)/g, '$1') });
		else if (word !== undefined) tokens.push({ kind: 'word', value: word });
		else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
	}
	return tokens;
}
