/** What tests use of the Zoho Books and Zoho Accounts simulator. */
export { startZohoBooksSimulator, ZohoBooksSimulator, type ApiRequest } from './zohoBooksSimulator';
export {
	DEFAULT_ZOHO_CLIENT,
	type IssuedTokens,
	type ZohoSimulatorOptions,
} from './simulatorOptions';
export type { Behaviour } from './behaviour';
export type { Region } from './accounts/dataCentres';
export { VENDOR_LIMITS, type ZohoLimits } from './protocol/limits';
export type { Organization } from './organization/books';
export type { OrganizationOptions, Plan } from './organization/settings';
export { addAccount } from './seeding/chartOfAccounts';
export {
	editInvoice,
	seedCustomer,
	seedInvoice,
	seedPayment,
	voidInvoice,
	type CustomerSeed,
	type InvoiceSeed,
} from './seeding/records';
export { seedCompany, type SeededCompany } from './seeding/company';
export { addFeedLine, type FeedLineSeed } from './bankFeed/feedLines';
export { createField } from './resources/fieldRoutes';
export { sendDeliveries, type ZohoDelivery } from './webhooks/deliveries';
export { sign, SIGNATURE_HEADER } from './webhooks/signature';
export { recordOpenApi } from './openApiCheck';
