import type { Company } from '../../company';
import { businessRule } from '../../protocol/vendorFaults';
import type { StoredEntity } from '../../store/entityStore';
import { checkAccount } from './checks';
import { currencyOfParty } from './currency';

const BANK_OR_CURRENT_ASSET = ['Bank', 'Other Current Asset'] as const;

/** One receivables account per currency, as the vendor keeps them. */
export function receivableAccount(company: Company, currency: string): string {
	return company.accountBy('AccountType', 'Accounts Receivable', currency);
}

/** By sub type: the id differs and the name is localised (QuickBooks sheet, trap 17). */
export function undepositedFunds(company: Company): string {
	return company.accountBy('AccountSubType', 'UndepositedFunds');
}

/** Money goes to a bank or current asset account, in the home or in the transaction's currency. */
export function checkDepositAccount(
	company: Company,
	reference: unknown,
	currency: string,
): StoredEntity {
	const account = checkAccount(company, reference, 'DepositToAccountRef', BANK_OR_CURRENT_ASSET);
	const own = currencyOfParty(company, account);
	if (own !== company.settings.homeCurrency && own !== currency) {
		throw businessRule(`The account is kept in ${own}, the transaction in ${currency}.`);
	}
	return account;
}
