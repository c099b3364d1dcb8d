/** Pages of QuickBooks that show one record, as its own e-mails and reports link to them. */
const PAGES: Readonly<Record<string, string>> = {
	Account: 'register?accountId=',
	CreditMemo: 'creditmemo?txnId=',
	Customer: 'customerdetail?nameId=',
	Deposit: 'deposit?txnId=',
	Invoice: 'invoice?txnId=',
	JournalEntry: 'journal?txnId=',
	Payment: 'recvpayment?txnId=',
	Purchase: 'expense?txnId=',
	RefundReceipt: 'refundreceipt?txnId=',
	SalesReceipt: 'salesreceipt?txnId=',
	Transfer: 'transfer?txnId=',
	Vendor: 'vendordetail?nameId=',
};

/** The address of a record's page, or `undefined` where it is not known. */
export function quickBooksPage(
	pages: string | undefined,
	entity: string,
	id: string,
): string | undefined {
	const page = PAGES[entity];
	return pages === undefined || page === undefined ? undefined : `${pages}/${page}${id}`;
}
