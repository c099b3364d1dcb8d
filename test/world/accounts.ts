import type { Company } from '../simulators/quickBooksOnline/company';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';

/** The accounts besides clearing that the set-up asks for; ids of the books. */
export interface MoneyAccounts {
	bank: string;
	fees: string;
	feeVat: string;
	suspense: string;
	exchange: string;
	refunds: string;
	/** What refund receipts are written over. */
	refundItem: string;
	receivable: string;
}

/** Adds them to a chart of accounts, each for its own purpose, so that balances speak for themselves. */
export function seedMoneyAccounts(company: Company): MoneyAccounts {
	const account = (Name: string, AccountType: string, AccountSubType: string) =>
		seed(company, 'Account', { Name, AccountType, AccountSubType });
	const [item] = [...company.store('Item').all()];
	if (item === undefined) throw new Error('The company sells nothing.');
	return {
		bank: account('Business current account', 'Bank', 'Checking'),
		fees: account('Direct Debit fees', 'Expense', 'BankCharges'),
		// No liability: QuickBooks takes none on a line of a deposit (QuickBooks sheet 12).
		feeVat: account('Input VAT to reclaim', 'Other Current Asset', 'OtherCurrentAssets'),
		suspense: account('GoCardless suspense', 'Other Current Asset', 'OtherCurrentAssets'),
		exchange: company.accountBy('AccountSubType', 'ExchangeGainOrLoss'),
		refunds: account('Refunds given', 'Income', 'DiscountsRefundsGiven'),
		refundItem: item.id,
		receivable: company.accountBy('AccountType', 'Accounts Receivable'),
	};
}

/** As the settings row names them. */
export function accountSettings(accounts: MoneyAccounts, homeCurrency: string) {
	return {
		bankAccountId: accounts.bank,
		feesAccountId: accounts.fees,
		suspenseAccountId: accounts.suspense,
		exchangeAccountId: accounts.exchange,
		refundsAccountId: accounts.refunds,
		refundItemId: accounts.refundItem,
		receivableAccounts: { [homeCurrency]: accounts.receivable },
	};
}

/** Clearing and bank account of a further currency. */
export function seedCurrencyAccounts(company: Company, currency: string) {
	const account = (Name: string, AccountType: string, AccountSubType: string) =>
		seed(company, 'Account', {
			Name: `${Name} ${currency}`,
			AccountType,
			AccountSubType,
			CurrencyRef: { value: currency },
		});
	return {
		clearing: account('GoCardless clearing', 'Other Current Asset', 'OtherCurrentAssets'),
		bank: account('Current account', 'Bank', 'Checking'),
	};
}
