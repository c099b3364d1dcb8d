import { requireProperty } from './parts/checks';
import type { EntityRules } from './rules';

/** One record, with id 1; its URL carries the realm id instead (QuickBooks sheet 1). */
export const companyInfo: EntityRules = {
	name: 'CompanyInfo',
	sequence: 'CompanyInfo',
	operations: ['update'],
	writable: [
		'CompanyName',
		'LegalName',
		'CompanyAddr',
		'CustomerCommunicationAddr',
		'LegalAddr',
		'CustomerCommunicationEmailAddr',
		'PrimaryPhone',
		'Email',
		'WebAddr',
		'NameValue',
		'CompanyStartDate',
		'FiscalYearStartMonth',
		'EmployerId',
	],
	readOnly: ['Country', 'SupportedLanguages', 'DefaultTimeZone'],
	frozen: ['Country', 'SupportedLanguages', 'CompanyStartDate', 'NameValue', 'DefaultTimeZone'],
	lengths: { CompanyName: 1024 },
	fields: {},
	prepare: ({ body }) => {
		requireProperty(body, 'CompanyName');
		return body;
	},
	present: (_company, { body }) => ({ ...body }),
};
