import { account } from './account';
import { companyInfo } from './companyInfo';
import { creditMemo } from './creditMemo';
import { customer } from './customer';
import { deposit } from './deposit';
import { exchangeRate } from './exchangeRate';
import { invoice } from './invoice';
import { journalEntry } from './journalEntry';
import {
	classification,
	companyCurrency,
	department,
	item,
	paymentMethod,
	taxCode,
	term,
} from './lists';
import { payment } from './payment';
import { preferences } from './preferences';
import { purchase } from './purchase';
import { refundReceipt, salesReceipt } from './receipts';
import { recurringTransaction, useTemplateRules } from './recurringTransaction';
import type { EntityName, EntityRules } from './rules';
import { transfer } from './transfer';
import { vendor } from './vendor';

const RULES: Record<EntityName, EntityRules> = {
	Account: account,
	Class: classification,
	CompanyCurrency: companyCurrency,
	CompanyInfo: companyInfo,
	CreditMemo: creditMemo,
	Customer: customer,
	Department: department,
	Deposit: deposit,
	ExchangeRate: exchangeRate,
	Invoice: invoice,
	Item: item,
	JournalEntry: journalEntry,
	Payment: payment,
	PaymentMethod: paymentMethod,
	Preferences: preferences,
	Purchase: purchase,
	RecurringTransaction: recurringTransaction,
	RefundReceipt: refundReceipt,
	SalesReceipt: salesReceipt,
	TaxCode: taxCode,
	Term: term,
	Transfer: transfer,
	Vendor: vendor,
};

const BY_LOWER_CASE = new Map(
	Object.values(RULES).map((rules) => [rules.name.toLowerCase(), rules]),
);

export function rulesOf(name: EntityName): EntityRules {
	return RULES[name];
}

/** By the name in a URL, a query or a batch item: letter case does not matter. */
export function findRules(name: string): EntityRules | undefined {
	return BY_LOWER_CASE.get(name.toLowerCase());
}

useTemplateRules(rulesOf);
