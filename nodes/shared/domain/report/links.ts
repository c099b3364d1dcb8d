import { LedgerRefusal } from '../ledger/refusal';

export interface LinkSettings {
	environment: 'live' | 'sandbox';
	/** Empty: the address of the environment. */
	goCardlessAddress: string;
	booksAddress: string;
	/** Where the company's web pages are, when its settings say so: `https://books.zoho.eu`. */
	booksWebUrl?: string;
}

/** A page of GoCardless or of the books. */
export interface Link {
	label: string;
	address: string;
}

/** Dashboards (GoCardless sheet 1). */
const GOCARDLESS = {
	live: 'https://manage.gocardless.com',
	sandbox: 'https://manage-sandbox.gocardless.com',
};

const GOCARDLESS_PAGES: Record<string, string | undefined> = {
	CU: 'customers',
	MD: 'mandates',
	PM: 'payments',
	PO: 'payouts',
	RF: 'refunds',
	SB: 'subscriptions',
};

const BOOKS: Record<string, { live: string; sandbox: string } | undefined> = {
	quickbooks: {
		live: 'https://app.qbo.intuit.com/app',
		sandbox: 'https://app.sandbox.qbo.intuit.com/app',
	},
	zoho: { live: 'https://books.zoho.com/app', sandbox: 'https://books.zoho.com/app' },
};

/** Path of a record's page, by ledger and kind of record. */
const BOOKS_PAGES: Record<string, Record<string, (id: string, company: string) => string>> = {
	quickbooks: {
		customer: (id) => `customerdetail?nameId=${id}`,
		invoice: (id) => `invoice?txnId=${id}`,
		Deposit: (id) => `deposit?txnId=${id}`,
		JournalEntry: (id) => `journal?txnId=${id}`,
		Payment: (id) => `recvpayment?txnId=${id}`,
		RefundReceipt: (id) => `refundreceipt?txnId=${id}`,
	},
	zoho: {
		customer: (id, company) => `${company}#/contacts/${id}`,
		invoice: (id, company) => `${company}#/invoices/${id}`,
		// The name of this page is not certain (Zoho sheet 1); a wrong one opens the start page.
		customerpayments: (id, company) => `${company}#/paymentsreceived/${id}`,
	},
};

/** Makes links into both systems. */
export class LinkMaker {
	private readonly goCardlessAddress: string;

	/** @throws LedgerRefusal for an address that is none of the web */
	constructor(private readonly settings: LinkSettings) {
		const { environment, goCardlessAddress, booksAddress } = settings;
		this.goCardlessAddress = trimAddress(
			goCardlessAddress || GOCARDLESS[environment],
			'GoCardless Address',
		);
		if (booksAddress !== '') trimAddress(booksAddress, 'Books Address');
	}

	goCardless(id: string | undefined): Link[] {
		const page = GOCARDLESS_PAGES[id?.slice(0, 2) ?? ''];
		if (id === undefined || page === undefined) return [];
		return [{ label: id, address: `${this.goCardlessAddress}/${page}/${encodeURIComponent(id)}` }];
	}

	/** @param books ledger and company, `quickbooks:9130350000000001` */
	books(books: string, kind: string, id: string | undefined, label: string): Link[] {
		const separator = books.indexOf(':');
		const ledger = books.slice(0, separator);
		const { booksAddress, booksWebUrl, environment } = this.settings;
		const ofCompany =
			booksWebUrl === undefined ? undefined : `${booksWebUrl.replace(/\/+$/, '')}/app`;
		const address = booksAddress || (ofCompany ?? BOOKS[ledger]?.[environment]);
		const page = lookUp(lookUp(BOOKS_PAGES, ledger), kind);
		if (id === undefined || address === undefined || page === undefined) return [];
		const company = encodeURIComponent(books.slice(separator + 1));
		const path = page(encodeURIComponent(id), company);
		return [{ label, address: `${address.replace(/\/+$/, '')}/${path}` }];
	}
}

function trimAddress(address: string, name: string): string {
	if (/^https?:\/\/[^\s"'<>]+$/i.test(address)) return address.replace(/\/+$/, '');
	throw new LedgerRefusal(
		`"${address}" is no web address. Begin it with https://, or leave it empty.`,
		name,
	);
}

function lookUp<Value>(table: Record<string, Value> | undefined, key: string): Value | undefined {
	return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
