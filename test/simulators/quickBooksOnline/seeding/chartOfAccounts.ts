import type { Company } from '../company';
import { rulesOf } from '../entities/registry';
import type { EntityName } from '../entities/rules';
import { create, type WriteOptions } from '../operations/write';
import { wireList, type Wire } from '../values/wire';

const ACCOUNTS: Array<[name: string, type: string, subType: string]> = [
	['Checking', 'Bank', 'Checking'],
	['Savings', 'Bank', 'Savings'],
	['Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable'],
	// Newer companies no longer call it Undeposited Funds (QuickBooks sheet, trap 17).
	['Payments to deposit', 'Other Current Asset', 'UndepositedFunds'],
	['Prepaid Expenses', 'Other Current Asset', 'PrepaidExpenses'],
	['Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable'],
	['Mastercard', 'Credit Card', 'CreditCard'],
	['Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable'],
	['Opening Balance Equity', 'Equity', 'OpeningBalanceEquity'],
	['Retained Earnings', 'Equity', 'RetainedEarnings'],
	['Services', 'Income', 'ServiceFeeIncome'],
	['Sales of Product Income', 'Income', 'SalesOfProductIncome'],
	['Discounts given', 'Income', 'DiscountsRefundsGiven'],
	['Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs'],
	['Bank Charges', 'Expense', 'BankCharges'],
	['Office Expenses', 'Expense', 'OfficeGeneralAdministrativeExpenses'],
	['Interest Earned', 'Other Income', 'InterestEarned'],
	['Exchange Gain or Loss', 'Other Expense', 'ExchangeGainOrLoss'],
];

const TERMS: Array<[name: string, days: number]> = [
	['Due on receipt', 0],
	['Net 15', 15],
	['Net 30', 30],
	['Net 60', 60],
];

/** Seeding writes through the same rules as the API. */
export const SEEDING: WriteOptions = { allowDuplicateNumber: true, beforeChange: () => undefined };

/** @returns the id of a new record; a template's id stands in the transaction it wraps */
export function seed(company: Company, name: EntityName, body: Wire): string {
	const reply = create(company, rulesOf(name), body, SEEDING);
	const [wrapped] = wireList(Object.values(reply));
	return String(reply.Id ?? wrapped?.Id);
}

/** A company a bookkeeper would recognise; account ids are long, as those of newer companies are. */
export function seedChartOfAccounts(company: Company): void {
	company.startIds('Account', 1_150_040_001);
	for (const [Name, AccountType, AccountSubType] of ACCOUNTS) {
		seed(company, 'Account', { Name, AccountType, AccountSubType });
	}
	const income = { value: company.accountBy('AccountSubType', 'ServiceFeeIncome') };
	seed(company, 'Item', { Name: 'Services', Type: 'Service', IncomeAccountRef: income });
	seed(company, 'Item', { Name: 'Hours', Type: 'Service', IncomeAccountRef: income });
	for (const [Name, DueDays] of TERMS) seed(company, 'Term', { Name, DueDays });
	seed(company, 'PaymentMethod', { Name: 'Cash' });
	seed(company, 'PaymentMethod', { Name: 'Check' });
	seed(company, 'PaymentMethod', { Name: 'Visa', Type: 'CREDIT_CARD' });
	seedTaxCodes(company);
	seedSingletons(company);
}

function seedTaxCodes(company: Company): void {
	const codes: Wire[] = company.settings.isUnitedStates
		? [{ Name: 'TAX' }, { Name: 'NON', Taxable: false }]
		: [
				{ Name: '20.0% S', SimulatedRate: 20 },
				{ Name: '5.0% R', SimulatedRate: 5 },
				{ Name: 'No VAT', Taxable: false, SimulatedRate: 0 },
			];
	for (const code of codes) {
		const body = { Active: true, Taxable: true, TaxGroup: true, ...code };
		// US companies know the two pseudo codes by name, not by number.
		const id = company.settings.isUnitedStates ? String(code.Name) : company.nextId('TaxCode');
		company.store('TaxCode').add(id, body, company.now());
	}
}

function seedSingletons(company: Company): void {
	const { name, country } = company.settings;
	company.store('Preferences').add('1', {}, company.now());
	company.store('CompanyInfo').add(
		'1',
		{
			CompanyName: name,
			LegalName: name,
			Country: country,
			CompanyAddr: { Id: '1', Line1: '1 Ledger Lane', Country: ISO3[country] ?? country },
			Email: { Address: 'books@example.com' },
			FiscalYearStartMonth: 'January',
			SupportedLanguages: 'en',
			CompanyStartDate: '2020-01-01',
			NameValue: [
				{ Name: 'SubscriptionStatus', Value: 'PAID' },
				{ Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
			],
		},
		company.now(),
	);
}

/** Company addresses are answered with three letters (QuickBooks sheet 1). */
const ISO3: Record<string, string> = { US: 'USA', GB: 'GBR', DE: 'DEU', AU: 'AUS', CA: 'CAN' };
