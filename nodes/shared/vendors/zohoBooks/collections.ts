/** How Zoho Books names one kind of record in its answers (Zoho sheet 3). */
export interface Collection {
	/** Key of the rows in a list answer. */
	rows: string;
	/** Key of the record in the answer to one record. */
	record: string;
	/** Field that holds the id. */
	id: string;
}

/** By the path below `/books/v3/`. Names are not regular: a customer payment comes as `payment`. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = {
	bankaccounts: named('bankaccounts', 'bankaccount', 'account_id'),
	banktransactions: named('banktransactions', 'banktransaction', 'transaction_id'),
	chartofaccounts: named('chartofaccounts', 'chart_of_account', 'account_id'),
	contacts: named('contacts', 'contact', 'contact_id'),
	'contacts/contactpersons': named('contact_persons', 'contact_person', 'contact_person_id'),
	creditnotes: named('creditnotes', 'creditnote', 'creditnote_id'),
	customerpayments: named('customerpayments', 'payment', 'payment_id'),
	'creditnotes/refunds': named('creditnote_refunds', 'creditnote_refund', 'creditnote_refund_id'),
	'customerpayments/refunds': named('payment_refunds', 'payment_refund', 'payment_refund_id'),
	expenses: named('expenses', 'expense', 'expense_id'),
	invoices: named('invoices', 'invoice', 'invoice_id'),
	items: named('items', 'item', 'item_id'),
	journals: named('journals', 'journal', 'journal_id'),
	organizations: named('organizations', 'organization', 'organization_id'),
	recurringinvoices: named('recurring_invoices', 'recurring_invoice', 'recurring_invoice_id'),
	'settings/currencies': named('currencies', 'currency', 'currency_id'),
	'settings/fields': named('fields', 'field', 'field_id'),
	'settings/taxes': named('taxes', 'tax', 'tax_id'),
	'settings/webhooks': named('webhooks', 'webhook', 'webhook_id'),
	'settings/workflows': named('workflows', 'workflow', 'workflow_id'),
	users: named('users', 'user', 'user_id'),
	vendorpayments: named('vendorpayments', 'vendorpayment', 'payment_id'),
	// Below a record, so that the path of the address has an id in the middle (Zoho sheet 7).
	'banktransactions/match': named('matching_transactions', 'transaction', 'transaction_id'),
	'creditnotes/invoices': named('invoices_credited', 'invoice', 'creditnote_invoice_id'),
	'invoices/comments': named('comments', 'comment', 'comment_id'),
	'invoices/creditsapplied': named('credits', 'credit', 'creditnotes_invoice_id'),
	'invoices/payments': named('payments', 'payment', 'invoice_payment_id'),
	'settings/currencies/exchangerates': named('exchange_rates', 'exchange_rate', 'exchange_rate_id'),
};

function named(rows: string, record: string, id: string): Collection {
	return { rows, record, id };
}

/** @throws Error for a path that is not listed: a mistake of ours, not of the user's */
export function collectionOf(path: string): Collection {
	const collection = COLLECTIONS[path];
	if (collection === undefined) throw new Error(`Zoho Books has no collection "${path}".`);
	return collection;
}

/** Collections that can be written by a unique custom field (Zoho sheet 8). */
export const UPSERTABLE: ReadonlySet<string> = new Set([
	'contacts',
	'creditnotes',
	'customerpayments',
	'expenses',
	'invoices',
	'items',
	'recurringinvoices',
	'vendorpayments',
]);
