import { queryInvalid, queryParseError } from '../protocol/vendorFaults';
import { tokenize, type Token } from './tokens';

export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE';

export interface Condition {
	field: string;
	operator: Operator;
	values: string[];
}

export interface Statement {
	entity: string;
	count: boolean;
	/** The column list: ignored, except that `Sku` must be named to be shown. */
	columns: string[];
	conditions: Condition[];
	orderBy: Array<{ field: string; descending: boolean }>;
	/** 1-based. */
	startPosition: number;
	maxResults: number;
}

const DEFAULT_ROWS = 100;
const MAXIMUM_ROWS = 1000;

/** Parses the query language of QuickBooks sheet 5; what it lacks (OR, NOT, joins) is 4000. */
export function parseQuery(statement: string): Statement {
	return new Parser(tokenize(statement.trim())).parse();
}

class Parser {
	private position = 0;

	constructor(private readonly tokens: Token[]) {}

	parse(): Statement {
		this.expect('SELECT');
		const { count, columns } = this.columns();
		this.expect('FROM');
		const entity = this.word('an entity');
		const statement: Statement = {
			entity,
			count,
			columns,
			conditions: this.accept('WHERE') ? this.conditions() : [],
			orderBy: this.ordering(),
			startPosition: 1,
			maxResults: DEFAULT_ROWS,
		};
		if (this.accept('STARTPOSITION')) statement.startPosition = this.startPosition();
		if (this.accept('MAXRESULTS')) {
			statement.maxResults = Math.min(this.wholeNumber('MAXRESULTS'), MAXIMUM_ROWS);
		}
		const rest = this.tokens[this.position];
		if (rest !== undefined) throw queryParseError(`Encountered "${rest.value}".`);
		return statement;
	}

	private columns(): { count: boolean; columns: string[] } {
		if (this.accept('COUNT')) {
			this.expect('(');
			this.expect('*');
			this.expect(')');
			return { count: true, columns: [] };
		}
		const columns: string[] = [];
		do {
			columns.push(this.accept('*') ? '*' : this.word('a column'));
		} while (this.accept(','));
		return { count: false, columns };
	}

	private conditions(): Condition[] {
		const conditions: Condition[] = [];
		do {
			const field = this.word('a property');
			const operator = this.operator();
			const values = operator === 'IN' ? this.list() : [this.value()];
			conditions.push({ field, operator, values });
		} while (this.accept('AND'));
		return conditions;
	}

	private operator(): Operator {
		const token = this.next('an operator');
		const operator = token.value.toUpperCase();
		const isKnown = ['=', '<', '>', '<=', '>=', 'IN', 'LIKE'].includes(operator);
		if (!isKnown || token.kind === 'text') throw queryParseError(`Encountered "${token.value}".`);
		return operator as Operator;
	}

	private list(): string[] {
		const values: string[] = [];
		this.expect('(');
		do {
			values.push(this.value());
		} while (this.accept(','));
		this.expect(')');
		return values;
	}

	private value(): string {
		const token = this.next('a value');
		const isBare = token.kind === 'word' && /^(true|false|-?\d.*)$/i.test(token.value);
		if (token.kind !== 'text' && !isBare) throw queryParseError(`Encountered "${token.value}".`);
		return token.value;
	}

	private ordering(): Statement['orderBy'] {
		if (!this.accept('ORDERBY')) {
			if (!this.accept('ORDER')) return [];
			this.expect('BY');
		}
		const ordering: Statement['orderBy'] = [];
		do {
			const field = this.word('a property');
			const descending = this.accept('DESC');
			if (!descending) this.accept('ASC');
			ordering.push({ field, descending });
		} while (this.accept(','));
		return ordering;
	}

	private startPosition(): number {
		const position = this.wholeNumber('STARTPOSITION');
		if (position < 1) throw queryInvalid(`value ${position} is too small. Min allowed value is 1`);
		return position;
	}

	private wholeNumber(keyword: string): number {
		const token = this.next('a number');
		if (!/^\d+$/.test(token.value)) throw queryParseError(`${keyword} needs a whole number.`);
		return Number(token.value);
	}

	private word(what: string): string {
		const token = this.next(what);
		if (token.kind !== 'word') throw queryParseError(`Encountered "${token.value}", not ${what}.`);
		return token.value;
	}

	private next(what: string): Token {
		const token = this.tokens[this.position];
		if (token === undefined)
			throw queryParseError(`The statement ends where ${what} was expected.`);
		this.position += 1;
		return token;
	}

	private accept(keyword: string): boolean {
		const token = this.tokens[this.position];
		if (token === undefined || token.kind === 'text') return false;
		if (token.value.toUpperCase() !== keyword) return false;
		this.position += 1;
		return true;
	}

	private expect(keyword: string): void {
		if (this.accept(keyword)) return;
		const found = this.tokens[this.position]?.value ?? 'the end';
		throw queryParseError(`Encountered "${found}", not ${keyword}.`);
	}
}
