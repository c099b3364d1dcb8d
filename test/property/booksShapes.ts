import { BOOKS, customer, settings, type Raw } from '../unit/planner/records';
import { ZOHO_BOOKS, zohoSettings } from '../unit/planner/zohoBookkeeper';
import { zohoCustomer, zohoInvoice } from '../unit/planner/zohoRecords';

/** An invoice of a company in memory. */
export interface InvoiceFigures {
	id: string;
	customer: string;
	/** Minor units. */
	total: number;
	balance: number;
	voided: boolean;
	/** Rises with every change. */
	version: number;
}

/** How a ledger's API tells what a company in memory holds. */
export interface BooksShape {
	ledger: string;
	books: string;
	settings(changes: Parameters<typeof settings>[0]): Raw;
	customer(id: string, owed: number): Raw;
	invoice(figures: InvoiceFigures): Raw;
}

export const QUICKBOOKS: BooksShape = {
	ledger: 'QuickBooks',
	books: BOOKS,
	settings,
	customer: (Id, owed) => customer({ Id, Balance: owed / 100 }),
	invoice: ({ id, customer: value, total, balance, voided, version }) => ({
		Id: id,
		DocNumber: `INV-${id}`,
		CustomerRef: { value },
		CurrencyRef: { value: 'GBP' },
		TotalAmt: total / 100,
		Balance: balance / 100,
		TxnDate: '2026-11-01',
		DueDate: '2026-11-20',
		SyncToken: String(version),
		PrivateNote: voided ? 'Voided' : undefined,
	}),
};

export const ZOHO: BooksShape = {
	ledger: 'Zoho Books',
	books: ZOHO_BOOKS,
	settings: zohoSettings,
	customer: (contact_id, owed) =>
		zohoCustomer(
			// What is owed is told as what is open, and what is not applied yet.
			owed >= 0
				? { contact_id, outstanding_receivable_amount: owed / 100 }
				: {
						contact_id,
						outstanding_receivable_amount: 0,
						unused_credits_receivable_amount: -owed / 100,
					},
		),
	invoice: ({ id, customer: customer_id, total, balance, voided, version }) => {
		const status = voided ? 'void' : balance === 0 ? 'paid' : 'overdue';
		return zohoInvoice({
			invoice_id: id,
			invoice_number: `INV-${id}`,
			customer_id,
			status,
			total: total / 100,
			// A void invoice keeps its total; nothing tells that it is not owed but its status.
			balance: balance / 100,
			due_date: '2026-11-20',
			last_modified_time: new Date(version * 1000).toISOString(),
		});
	},
};

export const SHAPES: BooksShape[] = [QUICKBOOKS, ZOHO];
