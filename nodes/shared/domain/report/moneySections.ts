import { groupBy } from '../lists';
import { startOfWeek } from '../forecast/workingDays';
import type { Arrival } from '../forecast/arrivals';
import type { WeekComparison } from '../forecast/comparison';
import { drawBars, type BarGroup } from './barChart';
import { html, type Html } from './html';
import type { DebitLine, ReportData } from './reportTypes';
import { drawLinks, drawTable, money, type Column } from './tables';

/** More days than this are drawn as weeks. */
const MOST_DAYS = 20;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function drawPositions({ positions }: ReportData): Html {
	const tile = (label: string, amount: number, currency: string) =>
		html`<div class="tile"><b>${money(amount, currency)}</b><span>${label}</span></div>`;
	if (positions.length === 0) return html`<p class="soft">No money is on its way.</p>`;
	return html`${positions.map(
		({ currency, waiting, submitted, held, inFlight, nextWeek, lastMonth }) =>
			html` <h3>${currency}</h3>
				<div class="tiles">
					${tile('in flight', inFlight, currency)}${tile(
						'waiting to be submitted',
						waiting,
						currency,
					)}
					${tile('with the banks', submitted, currency)}${tile(
						'held by GoCardless',
						held,
						currency,
					)}
					${tile('likely within 7 days', nextWeek, currency)}${tile(
						'arrived within 30 days',
						lastMonth,
						currency,
					)}
				</div>`,
	)}`;
}

export function drawDebits({ debits }: ReportData, limit: number): Html {
	if (debits.length === 0) return html``;
	const columns: Array<Column<DebitLine>> = [
		{ title: 'Expected', cell: ({ expected }) => expected },
		{ title: 'Amount', kind: 'money', cell: ({ amount, currency }) => money(amount, currency) },
		{ title: 'Status', cell: ({ status }) => status.replaceAll('_', ' ') },
		{ title: 'For', kind: 'text', cell: ({ description }) => description },
		{ title: 'Open', kind: 'links', cell: ({ links }) => drawLinks(links) },
	];
	return html`<details>
		<summary>${debits.length} debits in flight</summary>
		${drawTable(debits, columns, limit)}
	</details>`;
}

/** One chart a currency: payouts by arrival date, debits by the timing of their scheme. */
export function drawForecast({ arrivals }: ReportData): Html {
	if (arrivals.length === 0) return html`<p class="soft">Nothing is expected.</p>`;
	const charts = [...groupBy(arrivals, ({ currency }) => currency)].sort().map(
		([currency, list]) =>
			html`<h3>${currency}</h3>
				${drawBars(`Expected at the bank, ${currency}`, currency, barsOf(currency, list))}`,
	);
	return html`<p>
			<span class="key"><i class="payout"></i>payouts under way</span
			><span class="key"><i class="debit"></i>debits, likely part</span
			><span class="key"><i class="risk"></i>debits, may fail as others did</span>
		</p>
		${charts}
		<p class="soft">Debits are before fees. Working days without bank holidays.</p>`;
}

function barsOf(currency: string, arrivals: readonly Arrival[]): BarGroup[] {
	const days = new Set(arrivals.map(({ date }) => date));
	const isByWeek = days.size > MOST_DAYS;
	const slots = groupBy(arrivals, ({ date }) => (isByWeek ? startOfWeek(date) : date));
	return [...slots].map(([date, list]) => {
		const payouts = sum(list.filter(({ source }) => source === 'payout'));
		const debits = list.filter(({ source }) => source === 'debit');
		const likely = debits.reduce((total, arrival) => total + arrival.likely, 0);
		const all = sum(debits);
		return {
			label: shortDate(date),
			bars: [
				{
					parts: [
						{ amount: payouts, style: 'payout' },
						{ amount: likely, style: 'debit' },
						{ amount: all - likely, style: 'risk' },
					],
					description:
						`${isByWeek ? 'Week of ' : ''}${date}: payouts ${money(payouts, currency)}, debits ` +
						`${money(all, currency)}, of these likely ${money(likely, currency)}`,
				},
			],
		};
	});
}

export function drawComparison({ comparison }: ReportData, limit: number): Html {
	if (comparison.length === 0) {
		return html`<p class="soft">No debits and payouts of whole weeks that are over were given.</p>`;
	}
	const columns: Array<Column<WeekComparison>> = [
		{ title: 'Week of', cell: ({ week }) => week },
		{ title: 'Forecast', kind: 'money', cell: (row) => money(row.forecast, row.currency) },
		{ title: 'Failed', kind: 'money', cell: (row) => money(row.failed, row.currency) },
		{ title: 'Arrived', kind: 'money', cell: (row) => money(row.actual, row.currency) },
		{ title: 'Drift', kind: 'money', cell: (row) => money(row.drift, row.currency) },
	];
	const parts = [...groupBy(comparison, ({ currency }) => currency)].map(
		([currency, weeks]) =>
			html`<h3>${currency}</h3>
				${drawBars(
					`Forecast and actual, ${currency}`,
					currency,
					weeks.map((week) => comparisonBars(week)),
				)}${drawTable(weeks, columns, limit)}`,
	);
	return html`<p>
			<span class="key"><i class="forecast"></i>forecast</span
			><span class="key"><i class="actual"></i>arrived, fees included</span>
		</p>
		${parts}`;
}

function comparisonBars({ week, currency, forecast, actual }: WeekComparison): BarGroup {
	const describe = (what: string, amount: number) =>
		`Week of ${week}: ${what} ${money(amount, currency)}`;
	return {
		label: shortDate(week),
		bars: [
			{
				parts: [{ amount: forecast, style: 'forecast' }],
				description: describe('forecast', forecast),
			},
			{ parts: [{ amount: actual, style: 'actual' }], description: describe('arrived', actual) },
		],
	};
}

function sum(arrivals: readonly Arrival[]): number {
	return arrivals.reduce((total, { amount }) => total + amount, 0);
}

/** "2026-11-30" as "30 Nov". */
function shortDate(date: string): string {
	return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`;
}
