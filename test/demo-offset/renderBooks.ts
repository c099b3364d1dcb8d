import type { Payment } from '../simulators/goCardless';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import type { Business } from './business';
import { pounds } from './proof';
import { CURRENCY, type Vendors } from './vendors';

const STYLE = `
	body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem; color: #1c2733; }
	h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
	p { color: #5b6875; } table { border-collapse: collapse; width: 100%; }
	th { text-align: left; color: #5b6875; font-weight: 600; }
	th, td { padding: .3rem .6rem; border-bottom: 1px solid #e3e8ec; vertical-align: top; }
	.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
	td:nth-child(3), td:nth-child(4) { white-space: nowrap; }
	.open { color: #b45309; } .paid { color: #15803d; } code { color: #5b6875; font-size: .85em; }`;

/** Invoices with their debits and payments, and the balances of all accounts that moved. */
export function renderBooks(
	{ company, goCardless, clock }: Vendors,
	{ books }: Business,
	clearingAccount: string,
): string {
	const invoices = [...company.store('Invoice').all()].map(({ id, body }) => {
		const debits = goCardless.paymentsOf({ books, invoice: id });
		const payments = company.paymentsOf(id);
		return {
			number: String(body.DocNumber),
			customer: nameOf(company.find('Customer', referenceOf(body.CustomerRef))?.body.DisplayName),
			date: String(body.TxnDate),
			due: String(body.DueDate),
			total: toMinor(body.TotalAmt, CURRENCY),
			open: company.invoiceBalance(id),
			debits: debits.map(describeDebit).join('<br>'),
			payments: payments
				.map(({ id: payment, amount }) => {
					const reference = nameOf(company.find('Payment', payment)?.body.PaymentRefNum);
					return `${pounds(amount)} <code>${reference}</code>`;
				})
				.join('<br>'),
		};
	});
	const rows = invoices.map(
		(
			one,
		) => `<tr><td>${one.number}</td><td>${one.customer}</td><td>${one.date}</td><td>${one.due}</td>
			<td class="figure">${pounds(one.total)}</td>
			${describeOpen(one.total, one.open)}
			<td>${one.debits}</td><td>${one.payments}</td></tr>`,
	);
	const accounts = Object.entries(company.trialBalance()).map(([id, balance]) => {
		const name = nameOf(company.find('Account', id)?.body.Name);
		const mark = id === clearingAccount ? ' <code>money that GoCardless collected</code>' : '';
		return `<tr><td>${name}${mark}</td><td class="figure">${pounds(balance)}</td></tr>`;
	});
	return `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Books of ${company.settings.name}</title><style>${STYLE}</style>
<h1>Books of ${company.settings.name}</h1>
<p>The simulated QuickBooks Online company on ${clock.today()}, straight from its ledger.</p>
<h2>Balances</h2>
<table><tr><th>Account</th><th class="figure">Debit less credit</th></tr>${accounts.join('')}</table>
<h2>${invoices.length} invoices</h2>
<table><tr><th>No.</th><th>Customer</th><th>Date</th><th>Due</th><th class="figure">Total</th>
<th class="figure">Open</th><th>Direct Debits</th><th>Payments in the books</th></tr>${rows.join('')}</table></html>`;
}

function describeOpen(total: number, open: number): string {
	if (total === 0) return '<td class="figure">void</td>';
	if (open === 0) return '<td class="figure paid">paid</td>';
	return `<td class="figure open">${pounds(open)}</td>`;
}

function describeDebit({ id, amount, status }: Payment): string {
	return `${pounds(amount)} ${status.replaceAll('_', ' ')} <code>${id}</code>`;
}

const nameOf = (value: unknown) => String(value ?? '').replace(/[<>&]/g, '');

const referenceOf = (reference: unknown) =>
	String((reference as { value?: unknown } | undefined)?.value ?? '');
