import { formatCsv } from './csv';
import { listCsvRows } from './csvRows';
import { gatherReport, type ReportLists, type ReportOptions } from './gatherReport';
import { drawPage } from './page';
import type { CurrencyPosition } from './reportTypes';

export interface Report {
	/** A whole page, self-contained. */
	html: string;
	csv: string;
	summary: {
		sentence: string;
		/** Minor units, one line a currency. */
		positions: CurrencyPosition[];
		payouts: { known: number; proven: number };
		exceptions: number;
		oldestExceptionDays: number;
		ledger: { entries: number; findings: number; isSound: boolean };
	};
}

/**
 * The report page, its CSV file, and the figures in short.
 *
 * @throws LedgerRefusal for a list that failed or holds something else
 */
export function makeReport(lists: ReportLists, options: ReportOptions): Report {
	const data = gatherReport(lists, options);
	const proven = data.payouts.filter(({ isProven }) => isProven).length;
	const { exceptions, ledger } = data;
	return {
		html: drawPage(data, options.rowsPerTable),
		csv: formatCsv(listCsvRows(data)),
		summary: {
			sentence:
				`${exceptions.length} exceptions, ${proven} of ${data.payouts.length} payouts in the books. ` +
				ledger.sentence,
			positions: data.positions,
			payouts: { known: data.payouts.length, proven },
			exceptions: exceptions.length,
			oldestExceptionDays: exceptions[0]?.days ?? 0,
			ledger: {
				entries: ledger.entries,
				findings: ledger.findings,
				isSound: ledger.isSound,
			},
		},
	};
}
