/** What tests use of the QuickBooks Online and Intuit simulator. */
export { QuickBooksSimulator } from './quickBooksSimulator';
export type { IssuedTokens, QuickBooksSimulatorOptions } from './simulatorOptions';
export { VENDOR_LIMITS, type Limits } from './realmLimits';
export type { Company } from './company';
export type { CompanyOptions } from './companySettings';
export type { EntityName } from './entities/rules';
export { seed } from './seeding/chartOfAccounts';
export { editInvoice, seedCustomer, seedInvoice, seedPayment } from './seeding/records';
export type { CustomerSeed, InvoiceSeed } from './seeding/records';
export { issueFromTemplate } from './seeding/recurring';
