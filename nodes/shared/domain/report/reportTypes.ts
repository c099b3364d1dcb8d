import type { Arrival } from '../forecast/arrivals';
import type { WeekComparison } from '../forecast/comparison';
import type { Finding } from '../ledger/finding';
import type { Verification } from '../ledger/verifyEntries';
import type { FunnelStep } from './funnel';
import type { Link } from './links';

/** Where the money of one currency is. Minor units; no amount of another currency is ever added. */
export interface CurrencyPosition {
	currency: string;
	/** With us or GoCardless, the bank does not have the debit yet. */
	waiting: number;
	submitted: number;
	/** Collected, and held by GoCardless. */
	held: number;
	inFlight: number;
	/** Likely to arrive within seven days. */
	nextWeek: number;
	/** Arrived by payouts within thirty days. */
	lastMonth: number;
}

export interface DebitLine {
	id: string;
	status: string;
	amount: number;
	currency: string;
	description: string;
	chargeDate: string;
	expected: string;
	links: Link[];
}

export interface PayoutLine {
	id: string;
	reference: string;
	arrivalDate: string;
	/** Unknown where the list of payouts was not connected. */
	amount?: number;
	fees?: number;
	currency?: string;
	state: string;
	isProven: boolean;
	links: Link[];
}

/** Something that waits for a person or a replay. */
export interface ExceptionLine {
	kind: 'failed' | 'unfinished' | 'review';
	code: string;
	sentence: string;
	who: string;
	since: string;
	days: number;
	amount?: number;
	currency?: string;
	links: Link[];
}

export interface ReportData {
	company: string;
	/** The time of the report in the company's time zone, for people. */
	madeAt: string;
	today: string;
	positions: CurrencyPosition[];
	debits: DebitLine[];
	arrivals: Arrival[];
	comparison: WeekComparison[];
	payouts: PayoutLine[];
	exceptions: ExceptionLine[];
	funnel: FunnelStep[];
	ledger: Verification['summary'];
	/** False when older rows of the ledger are elsewhere. */
	isComplete: boolean;
	findings: Finding[];
	/** Where the CSV file is served; empty for nowhere. */
	csvAddress: string;
	/** Lists that were not connected: what is missing from the page. */
	missing: string[];
}
