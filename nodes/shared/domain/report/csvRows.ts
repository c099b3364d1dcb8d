import { toMajorUnits } from '../../money';
import type { ReportData } from './reportTypes';

const HEADER = [
	'section',
	'date',
	'amount',
	'currency',
	'status',
	'who',
	'id',
	'text',
	'link 1',
	'link 2',
];

/** All lines of the report, without a limit, as one table. Amounts in major units, one currency a row. */
export function listCsvRows(data: ReportData): string[][] {
	const { debits, arrivals, comparison, payouts, exceptions, findings, funnel } = data;
	const links = (list: ReadonlyArray<{ address: string }>) => [
		list[0]?.address ?? '',
		list[1]?.address ?? '',
	];
	return [
		HEADER,
		...debits.map((line) => [
			'in flight',
			line.expected,
			...amountOf(line.amount, line.currency),
			line.status,
			'',
			line.id,
			line.description,
			...links(line.links),
		]),
		...arrivals.map(({ date, likely, currency, source, id }) => [
			'forecast',
			date,
			...amountOf(likely, currency),
			source,
			'',
			id,
			...['', '', ''],
		]),
		...comparison.flatMap(({ week, currency, forecast, failed, actual, drift }) =>
			Object.entries({ forecast, failed, arrived: actual, drift }).map(([status, amount]) => [
				'forecast against actual',
				week,
				...amountOf(amount, currency),
				status,
				...['', '', '', '', ''],
			]),
		),
		...payouts.map((line) => [
			'payout',
			line.arrivalDate,
			...amountOf(line.amount, line.currency),
			line.state,
			'',
			line.id,
			line.reference,
			...links(line.links),
		]),
		...exceptions.map((line) => [
			'exception',
			line.since,
			...amountOf(line.amount, line.currency),
			`${line.kind}: ${line.code}`,
			line.who,
			'',
			line.sentence,
			...links(line.links),
		]),
		...funnel.map(({ label, count }) => [
			'mandates',
			...['', '', '', label, '', '', String(count), '', ''],
		]),
		...findings.map(({ time = '', kind, key, sentence }) => [
			'audit',
			time,
			...['', '', kind, '', key, sentence, '', ''],
		]),
	];
}

function amountOf(amount: number | undefined, currency: string | undefined): [string, string] {
	if (amount === undefined || currency === undefined) return ['', ''];
	return [toMajorUnits({ minorUnits: amount, currency }), currency];
}
