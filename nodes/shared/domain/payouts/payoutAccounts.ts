import { accountMissing, findAccount, type AccountRole } from '../bookkeeping/accounts';
import type { Settings } from '../settings';
import { review, type Verdict } from '../verdict';
import type { PayoutLine } from './payoutLines';
import type { ValuedPayout } from './valuePayout';

/** Account ids by what stands on them; empty where nothing does. */
export type PayoutAccounts = Record<PayoutLine['target'] | 'bank' | 'exchange', string>;

/** The accounts that this payout needs, or what the set-up has to name first. */
export function accountsFor(
	settings: Settings,
	currency: string,
	{ lines, net, bankCurrency, exchangeLoss }: ValuedPayout,
): PayoutAccounts | Verdict {
	const needs = (target: PayoutLine['target']) => lines.some((line) => line.target === target);
	const wanted: Array<[keyof PayoutAccounts, AccountRole, string, boolean]> = [
		['bank', 'bank', bankCurrency, net !== 0],
		['clearing', 'clearing', currency, needs('clearing')],
		['suspense', 'suspense', currency, needs('suspense')],
		['fees', 'fees', currency, needs('fees')],
		['exchange', 'exchange', currency, exchangeLoss !== 0],
	];
	const accounts: PayoutAccounts = {
		bank: '',
		clearing: '',
		suspense: '',
		fees: '',
		feeVat: settings.feeVatAccountId ?? '',
		exchange: '',
	};
	for (const [name, role, of, isNeeded] of wanted) {
		const account = findAccount(settings, role, of);
		if (account === undefined && isNeeded) return accountMissing(role, of);
		accounts[name] = account ?? '';
	}
	const { bank, ...others } = accounts;
	if (bank === '' || !Object.values(others).includes(bank)) return accounts;
	return review(
		'accountsClash',
		`The bank account (${bank}) is also set for something else, so the payout would not show there. ` +
			'Run the set-up template and choose another account.',
	);
}
