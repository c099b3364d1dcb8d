/** Facts about entities that are not of one resource only. */

/** `/salesreceipt` (QuickBooks sheet 1). */
export function pathOf(entity: string): string {
	return `/${entity.toLowerCase()}`;
}

/** Read once a run, since it hardly changes and every read is metered (QuickBooks sheet 4). */
export const REFERENCE_DATA: ReadonlySet<string> = new Set([
	'Account',
	'Class',
	'CompanyCurrency',
	'CompanyInfo',
	'Department',
	'Item',
	'PaymentMethod',
	'TaxCode',
	'Term',
]);

/** Lists that may be longer than a page. Never by `Id`: that is being withdrawn (sheet 1). */
const LONG_LISTS: ReadonlySet<string> = new Set([
	'CreditMemo',
	'Customer',
	'Deposit',
	'Invoice',
	'Item',
	'JournalEntry',
	'Payment',
	'Purchase',
	'RefundReceipt',
	'SalesReceipt',
	'Transfer',
	'Vendor',
]);

/** Records that change while a list is read then move to its end, and never in front. */
export function orderOf(entity: string): string | undefined {
	return LONG_LISTS.has(entity) ? 'MetaData.LastUpdatedTime' : undefined;
}

/** How a void is asked for; other transactions can only be deleted (QuickBooks sheet 1). */
export const VOIDS: Readonly<Record<string, { query: Record<string, string>; sparse: boolean }>> = {
	Invoice: { query: { operation: 'void' }, sparse: false },
	Payment: { query: { operation: 'update', include: 'void' }, sparse: true },
	SalesReceipt: { query: { operation: 'update', include: 'void' }, sparse: true },
};

/** Fields that the vendor wants even when only another one changes (QuickBooks sheet 6). */
export const ALWAYS_SENT: Readonly<Record<string, readonly string[]>> = {
	Purchase: ['PaymentType'],
};
