import type { Organization } from '../organization/books';

/** Name and type; those of the vendor's own accounts that the simulated books use or show. */
const ACCOUNTS: Array<[name: string, type: string, isSystem: boolean]> = [
	['Petty Cash', 'cash', true],
	['Undeposited Funds', 'cash', true],
	['Accounts Receivable', 'accounts_receivable', true],
	['Advance Tax', 'other_current_asset', true],
	['Prepaid Expenses', 'other_current_asset', false],
	['Furniture and Equipment', 'fixed_asset', false],
	['Accounts Payable', 'accounts_payable', true],
	['Tax Payable', 'other_current_liability', true],
	['Unearned Revenue', 'other_current_liability', true],
	['Opening Balance Adjustments', 'other_current_liability', true],
	['Opening Balance Offset', 'equity', true],
	['Retained Earnings', 'equity', true],
	['Drawings', 'equity', true],
	["Owner's Equity", 'equity', true],
	['Sales', 'income', true],
	['General Income', 'income', true],
	['Interest Income', 'income', true],
	['Shipping Charge', 'income', true],
	['Discount', 'income', true],
	['Other Charges', 'income', true],
	['Bank Fees and Charges', 'expense', true],
	['Bad Debt', 'expense', true],
	['Office Supplies', 'expense', false],
	['Rent Expense', 'expense', false],
	['Consultant Expense', 'expense', false],
	['Uncategorized', 'expense', true],
	['Cost of Goods Sold', 'cost_of_goods_sold', true],
	['Exchange Gain or Loss', 'other_expense', true],
];

const CURRENCIES: Array<[code: string, name: string, symbol: string]> = [
	['GBP', 'Pound Sterling', '£'],
	['EUR', 'Euro', '€'],
	['USD', 'United States Dollar', '$'],
	['AUD', 'Australian Dollar', '$'],
	['CAD', 'Canadian Dollar', '$'],
	['NZD', 'New Zealand Dollar', '$'],
	['SEK', 'Swedish Krona', 'kr'],
	['DKK', 'Danish Krone', 'kr'],
	['JPY', 'Yen', '¥'],
	['INR', 'Indian Rupee', '₹'],
];

/** Currencies and the chart of accounts an organisation starts with (Zoho sheet 7.6). */
export function seedOrganization(organization: Organization): void {
	for (const [code, name, symbol] of CURRENCIES) {
		organization.currencies.add({ ...organization.newRecord(), code, name, symbol, rates: [] });
	}
	for (const [name, type, isSystem] of ACCOUNTS) {
		addAccount(organization, name, type, { isSystem });
	}
	seedTaxes(organization);
	organization.items.add({
		...organization.newRecord(),
		name: 'Services',
		rate: 100,
		accountId: organization.account('Sales').id,
		taxId: '',
		isActive: true,
	});
}

/** @returns the id of a new account */
export function addAccount(
	organization: Organization,
	name: string,
	type: string,
	options: { currency?: string; isSystem?: boolean } = {},
): string {
	const { currency = organization.settings.baseCurrency, isSystem = false } = options;
	const record = organization.newRecord();
	organization.accounts.add({
		...record,
		name,
		type,
		currency,
		isActive: true,
		isSystem,
		number: '',
	});
	return record.id;
}

function seedTaxes(organization: Organization): void {
	if (organization.settings.countryCode !== 'GB') return;
	for (const [name, percentage] of [
		['Standard Rate', 20],
		['Reduced Rate', 5],
		['Zero Rate', 0],
	] as const) {
		organization.taxes.add({ ...organization.newRecord(), name, percentage });
	}
}
