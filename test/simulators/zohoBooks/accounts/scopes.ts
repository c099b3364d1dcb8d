/** The part of the API a scope opens (Zoho sheet 2). */
export type ScopeModule =
	| 'contacts'
	| 'invoices'
	| 'customerpayments'
	| 'creditnotes'
	| 'banking'
	| 'accountants'
	| 'expenses'
	| 'settings';

const ACTIONS: Record<string, string> = {
	GET: 'READ',
	POST: 'CREATE',
	PUT: 'UPDATE',
	DELETE: 'DELETE',
};

const MODULES =
	'contacts|invoices|customerpayments|creditnotes|banking|accountants|expenses|settings|bills|vendorpayments|estimates|salesorders|purchaseorders|debitnotes|projects|custommodules';

const KNOWN = new RegExp(
	`^ZohoBooks\\.(?:(?:${MODULES})\\.(?:CREATE|READ|UPDATE|DELETE|ALL)|fullaccess\\.all)$`,
);

/** Comma separated, as the consent page takes it; a scope nobody knows is dropped. */
export function knownScopes(text: string): string[] {
	return text.split(/[,\s]+/).filter((scope) => KNOWN.test(scope));
}

/** Every `POST` needs CREATE, even one that only changes a status. */
export function isAllowed(scopes: string[], module: ScopeModule, method: string): boolean {
	return [
		'ZohoBooks.fullaccess.all',
		`ZohoBooks.${module}.ALL`,
		`ZohoBooks.${module}.${ACTIONS[method] ?? method}`,
	].some((scope) => scopes.includes(scope));
}
