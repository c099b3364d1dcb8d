import { drawExceptions, drawFunnel, drawLedger, drawPayouts } from './auditSections';
import { html, Html } from './html';
import { drawComparison, drawDebits, drawForecast, drawPositions } from './moneySections';
import type { ReportData } from './reportTypes';
import { STYLE } from './style';

/**
 * The page as a whole. It needs nothing from elsewhere and no storage: n8n serves pages in a sandbox
 * without an origin (n8n facts, verified 6).
 */
export function drawPage(data: ReportData, rowsPerTable: number): string {
	const missing =
		data.missing.length === 0
			? ''
			: html`<p class="soft">Not connected, so not on this page: ${data.missing.join(', ')}.</p>`;
	const file =
		data.csvAddress === ''
			? ''
			: html`<p><a href="${data.csvAddress}">All lines as a CSV file</a></p>`;
	const { text } = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="referrer" content="no-referrer" />
				<title>${data.company}: Direct Debit report</title>
				<style>
					${new Html(STYLE)}
				</style>
			</head>
			<body>
				<main>
					<h1>${data.company}</h1>
					<p class="soft">Direct Debit and books, ${data.madeAt}</p>
					${missing}${file}
					<section>
						<h2>Money in flight</h2>
						${drawPositions(data)}${drawDebits(data, rowsPerTable)}
					</section>
					<section>
						<h2>Forecast</h2>
						${drawForecast(data)}
					</section>
					<section>
						<h2>Forecast against actual</h2>
						${drawComparison(data, rowsPerTable)}
					</section>
					<section>
						<h2>Payouts</h2>
						${drawPayouts(data, rowsPerTable)}
					</section>
					<section>
						<h2>Exceptions</h2>
						${drawExceptions(data, rowsPerTable)}
					</section>
					${drawFunnel(data)}
					<section>
						<h2>Audit</h2>
						${drawLedger(data, rowsPerTable)}
					</section>
				</main>
			</body>
		</html>`;
	return text;
}
