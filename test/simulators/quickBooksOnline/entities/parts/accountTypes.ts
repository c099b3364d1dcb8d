interface AccountType {
	classification: 'Asset' | 'Liability' | 'Equity' | 'Revenue' | 'Expense';
	/** The first is what an account gets when only its type is given (QuickBooks sheet 12). */
	subTypes: readonly string[];
}

export const ACCOUNT_TYPES: Readonly<Record<string, AccountType>> = {
	Bank: {
		classification: 'Asset',
		subTypes: [
			'CashOnHand',
			'Checking',
			'MoneyMarket',
			'RentsHeldInTrust',
			'Savings',
			'TrustAccounts',
		],
	},
	'Accounts Receivable': { classification: 'Asset', subTypes: ['AccountsReceivable'] },
	'Other Current Asset': {
		classification: 'Asset',
		subTypes: [
			'EmployeeCashAdvances',
			'OtherCurrentAssets',
			'UndepositedFunds',
			'PrepaidExpenses',
			'Inventory',
			'LoansToOthers',
		],
	},
	'Fixed Asset': {
		classification: 'Asset',
		subTypes: ['FurnitureAndFixtures', 'OtherFixedAssets', 'Vehicles', 'MachineryAndEquipment'],
	},
	'Other Asset': { classification: 'Asset', subTypes: ['OtherLongTermAssets', 'SecurityDeposits'] },
	'Accounts Payable': { classification: 'Liability', subTypes: ['AccountsPayable'] },
	'Credit Card': { classification: 'Liability', subTypes: ['CreditCard'] },
	'Other Current Liability': {
		classification: 'Liability',
		subTypes: [
			'OtherCurrentLiabilities',
			'SalesTaxPayable',
			'LoanPayable',
			'PrepaidExpensesPayable',
		],
	},
	'Long Term Liability': {
		classification: 'Liability',
		subTypes: ['NotesPayable', 'OtherLongTermLiabilities'],
	},
	Equity: {
		classification: 'Equity',
		subTypes: ['OpeningBalanceEquity', 'RetainedEarnings', 'OwnersEquity', 'CommonStock'],
	},
	Income: {
		classification: 'Revenue',
		subTypes: [
			'SalesOfProductIncome',
			'ServiceFeeIncome',
			'OtherPrimaryIncome',
			'DiscountsRefundsGiven',
			'UnappliedCashPaymentIncome',
		],
	},
	'Cost of Goods Sold': {
		classification: 'Expense',
		subTypes: ['SuppliesMaterialsCogs', 'OtherCostsOfServiceCos'],
	},
	Expense: {
		classification: 'Expense',
		subTypes: [
			'OtherBusinessExpenses',
			'BankCharges',
			'OtherMiscellaneousServiceCost',
			'BadDebts',
			'FinanceCosts',
			'OfficeGeneralAdministrativeExpenses',
		],
	},
	'Other Income': {
		classification: 'Revenue',
		subTypes: ['OtherMiscellaneousIncome', 'InterestEarned'],
	},
	'Other Expense': {
		classification: 'Expense',
		subTypes: ['OtherMiscellaneousExpense', 'ExchangeGainOrLoss', 'PenaltiesSettlements'],
	},
};

export function typeOfSubType(subType: string): string | undefined {
	return Object.keys(ACCOUNT_TYPES).find((type) => ACCOUNT_TYPES[type]?.subTypes.includes(subType));
}
