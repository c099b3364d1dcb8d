import type { Finding } from '../ledger/finding';
import { html, type Html } from './html';
import type { ExceptionLine, PayoutLine, ReportData } from './reportTypes';
import { drawLinks, drawTable, money, type Column } from './tables';

/** Upper bounds in days, oldest last. */
const AGES: Array<{ label: string; upTo: number }> = [
	{ label: 'today', upTo: 0 },
	{ label: '1 to 7 days', upTo: 7 },
	{ label: '8 to 30 days', upTo: 30 },
	{ label: 'older', upTo: Infinity },
];

const KINDS: Record<ExceptionLine['kind'], string> = {
	failed: 'Failed',
	unfinished: 'No end',
	review: 'Needs review',
};

export function drawPayouts({ payouts }: ReportData, limit: number): Html {
	if (payouts.length === 0) return html`<p class="soft">No payouts are known.</p>`;
	const proven = payouts.filter(({ isProven }) => isProven).length;
	const columns: Array<Column<PayoutLine>> = [
		{ title: 'Arrived', cell: ({ arrivalDate }) => arrivalDate },
		{ title: 'Net', kind: 'money', cell: ({ amount, currency }) => money(amount, currency) },
		{ title: 'Fees', kind: 'money', cell: ({ fees, currency }) => money(fees, currency) },
		{ title: 'Reference', cell: ({ reference }) => reference },
		{
			title: 'Books',
			cell: ({ state, isProven }) =>
				html`<span class="${isProven ? 'good' : state.startsWith('Not') ? 'soft' : 'bad'}"
					>${state}</span
				>`,
		},
		{ title: 'Open', kind: 'links', cell: ({ links }) => drawLinks(links) },
	];
	return html`<p>${proven} of ${payouts.length} payouts are in the books, proven to the penny.</p>
		${drawTable(payouts, columns, limit)}`;
}

export function drawExceptions({ exceptions }: ReportData, limit: number): Html {
	if (exceptions.length === 0) {
		return html`<p class="good">Nothing failed, and nothing waits for a person.</p>`;
	}
	const columns: Array<Column<ExceptionLine>> = [
		{ title: 'Since', cell: ({ since }) => since.slice(0, 10) },
		{ title: 'Days', kind: 'money', cell: ({ days }) => String(days) },
		{ title: 'What', cell: ({ kind, code }) => `${KINDS[kind]}: ${code}` },
		{ title: 'Who', cell: ({ who }) => who },
		{ title: 'Amount', kind: 'money', cell: ({ amount, currency }) => money(amount, currency) },
		{ title: 'Why', kind: 'text', cell: ({ sentence }) => sentence },
		{ title: 'Open', kind: 'links', cell: ({ links }) => drawLinks(links) },
	];
	let from = -1;
	const tiles = AGES.map(({ label, upTo }) => {
		const count = exceptions.filter(({ days }) => days > from && days <= upTo).length;
		from = upTo;
		return html`<div class="tile"><b>${count}</b><span>${label}</span></div>`;
	});
	return html`<div class="tiles counts">${tiles}</div>
		${drawTable(exceptions, columns, limit)}`;
}

export function drawFunnel({ funnel }: ReportData): Html {
	if (funnel.length === 0) return html``;
	const tiles = funnel.map(
		({ label, count }) => html`<div class="tile"><b>${count}</b><span>${label}</span></div>`,
	);
	return html`<section>
		<h2>Mandates</h2>
		<div class="tiles counts">${tiles}</div>
	</section>`;
}

export function drawLedger({ ledger, findings, isComplete }: ReportData, limit: number): Html {
	const columns: Array<Column<Finding>> = [
		{ title: 'Row', kind: 'money', cell: ({ rowId }) => String(rowId) },
		{ title: 'Finding', cell: ({ kind }) => kind },
		{ title: 'What', kind: 'text', cell: ({ sentence }) => sentence },
	];
	const verdict = html`<p class="${ledger.isSound ? 'good' : 'bad'}">${ledger.sentence}</p>
		${isComplete ? '' : html`<p class="soft">Of the ledger the newest entries were read.</p>`}`;
	return findings.length === 0 ? verdict : html`${verdict}${drawTable(findings, columns, limit)}`;
}
