import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';

/** Pages of the Zoho Books web application that are known to exist (Zoho sheet 1). */
const PAGES: Readonly<Record<string, string>> = { contacts: 'contacts', invoices: 'invoices' };

/** The address of a record's page, or `undefined` where it is not known. */
export function zohoBooksPage(
	client: Pick<ZohoBooksClient, 'pages' | 'organizationId'>,
	path: string,
	id: string,
): string | undefined {
	const page = PAGES[path];
	if (client.pages === undefined || page === undefined) return undefined;
	return `${client.pages}/app/${client.organizationId}#/${page}/${id}`;
}
