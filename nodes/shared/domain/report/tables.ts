import { formatMoney } from '../../money';
import { html, type Html } from './html';
import type { Link } from './links';

export interface Column<Row> {
	title: string;
	cell: (row: Row) => Html | string;
	kind?: 'money' | 'text' | 'short';
}

/** A table that scrolls by itself on a narrow screen; what does not fit is counted, not dropped. */
export function drawTable<Row>(
	rows: readonly Row[],
	columns: ReadonlyArray<Column<Row>>,
	limit: number,
): Html {
	const rest = rows.length - limit;
	return html`<div class="wide">
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
									({ cell, kind = 'short' }) => html`<td class="${kind}">${cell(row)}</td>`,
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

/** An amount, or nothing where none is known. */
export function money(amount: number | undefined, currency: string | undefined): string {
	if (amount === undefined || currency === undefined) return '';
	return formatMoney({ minorUnits: amount, currency });
}
