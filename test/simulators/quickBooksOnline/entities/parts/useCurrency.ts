import type { Company } from '../../company';
import { currencyName, currencyReference, isActiveCurrency } from './currency';

/** Puts a currency to use: it joins the company's list and gets receivables of its own (sheet 13). */
export function useCurrency(company: Company, code: string): void {
	if (code === company.settings.homeCurrency) return;
	const at = company.now();
	if (!isActiveCurrency(company, code)) {
		const id = company.nextId('CompanyCurrency');
		const body = { Code: code, Name: currencyName(code), Active: true };
		company.store('CompanyCurrency').add(id, body, at);
		company.note('CompanyCurrency', id, 'Create', at);
	}
	if (hasReceivable(company, code)) return;
	const name = `Accounts Receivable (A/R) - ${code}`;
	company.store('Account').add(
		company.nextId('Account'),
		{
			Name: name,
			FullyQualifiedName: name,
			Active: true,
			SubAccount: false,
			Classification: 'Asset',
			AccountType: 'Accounts Receivable',
			AccountSubType: 'AccountsReceivable',
			CurrencyRef: currencyReference(code),
		},
		at,
	);
}

function hasReceivable(company: Company, code: string): boolean {
	try {
		company.accountBy('AccountType', 'Accounts Receivable', code);
		return true;
	} catch {
		return false;
	}
}
