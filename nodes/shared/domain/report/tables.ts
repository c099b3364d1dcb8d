import { formatMoney } from '../../money';
import { html, type Html } from './html';
import type { Link } from './links';

export interface Column<Row> {
	title: string;
	cell: (row: Row) => Html | string;
	kind?: 'money' | 'text' | 'short' | 'links';
}

/**
 * On a narrow screen a table of texts or links becomes a list of cards, so that nothing of it is out of
 * sight; a table of figures scrolls. Rows beyond the limit are counted, not dropped.
 */
export function drawTable<Row>(
	rows: readonly Row[],
	columns: ReadonlyArray<Column<Row>>,
	limit: number,
): Html {
	const rest = rows.length - limit;
	const isStacked = columns.some(({ kind }) => kind === 'text' || kind === 'links');
	return html`<div class="wide${isStacked ? ' stacked' : ''}">
			<table>
				<thead>
					<tr>
						${columns.map(
							({ title, kind = 'short' }) => html`<th class="${kind}" scope="col">${title}</th>`,
						)}
					</tr>
				</thead>
				<tbody>
					${rows.slice(0, limit).map(
						(row) =>
							html`<tr>
								${columns.map(
									({ title, cell, kind = 'short' }) =>
										html`<td class="${kind}" data-title="${title}">${cell(row)}</td>`,
								)}
							</tr>`,
					)}
				</tbody>
			</table>
		</div>
		${rest > 0 ? html`<p class="soft">${rest} more are in the CSV file.</p>` : ''}`;
}

export function drawLinks(links: readonly Link[]): Html {
	return html`${links.map(
		({ label, address }) =>
			html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`,
	)}`;
}

/** "12,345.67 GBP", for eyes alone; nothing where no amount is known. */
export function money(amount: number | undefined, currency: string | undefined): string {
	if (amount === undefined || currency === undefined) return '';
	const [whole = '', rest = ''] = formatMoney({ minorUnits: amount, currency }).split(
		/(?=[. ])(.*)/s,
	);
	return whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}
