import { makeReport } from '../../nodes/shared/domain/report/makeReport';
import { buildLedger } from './ledgerRecords';
import { TODAY } from './plannerRecords';
import type { Report } from './report';

const ROWS = 50_000;

const TRIES = 3;

export interface ReportMeasurement {
	/** Rows of the ledger that were read. */
	rows: number;
	/** The best of a few tries. */
	seconds: number;
	pageBytes: number;
	fileBytes: number;
}

/** From raw rows to the finished page and file, the whole ledger verified. */
export function measureReport(size: number): ReportMeasurement {
	const lists = buildLedger(size);
	const rows = lists.entries.length;
	let best: ReportMeasurement | undefined;
	for (let nth = 0; nth < TRIES; nth += 1) {
		const start = performance.now();
		const { html, csv, summary } = makeReport(lists, {
			now: `${TODAY}T12:00:00.000Z`,
			olderThanMinutes: 15,
			rowsPerTable: 100,
			isComplete: true,
			environment: 'live',
			goCardlessAddress: '',
			booksAddress: '',
			csvAddress: '',
		});
		const seconds = (performance.now() - start) / 1000;
		const { entries, findings } = summary.ledger;
		if (entries !== rows || findings !== lists.unfinished) {
			throw new Error(`The report read ${entries} of ${rows} rows, and found ${findings} faults.`);
		}
		if (best === undefined || seconds < best.seconds) {
			const [pageBytes, fileBytes] = [Buffer.byteLength(html), Buffer.byteLength(csv)];
			best = { rows, seconds, pageBytes, fileBytes };
		}
	}
	if (best === undefined) throw new Error('Nothing was measured.');
	return best;
}

export async function measureLedgerReport(report: Report, quick: boolean): Promise<void> {
	const size = quick ? 2_000 : ROWS;
	report.section('Report: rows of the ledger');
	const { rows, seconds, pageBytes, fileBytes } = measureReport(size);
	const name = `${size / 1000}k`;
	report.add(`report.seconds_${name}`, seconds, `${rows} rows read, verified and drawn`);
	report.add(`report.bytes_${name}`, pageBytes, 'the page, at most 100 lines a table');
	report.add(`report.file_bytes_${name}`, fileBytes, 'the CSV file, every line');
}
