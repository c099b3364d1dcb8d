import type { Settings } from '../settings';
import { review, type Verdict } from '../verdict';

/** Accounts that the set-up has to name before something can be posted. */

export type AccountRole =
	| 'bank'
	| 'clearing'
	| 'exchange'
	| 'fees'
	| 'receivable'
	| 'refunds'
	| 'suspense';

interface Role {
	name: string;
	code: string;
	find: (settings: Settings, currency: string) => string | undefined;
}

const ROLES: Record<AccountRole, Role> = {
	bank: {
		name: 'bank account',
		code: 'noBankAccount',
		find: ({ bankAccounts, bankAccountId, homeCurrency }, currency) =>
			bankAccounts[currency] ?? (currency === homeCurrency ? bankAccountId : undefined),
	},
	clearing: {
		name: 'clearing account',
		code: 'noClearingAccount',
		find: ({ clearingAccounts }, currency) => clearingAccounts[currency],
	},
	exchange: {
		name: 'account for exchange gains and losses',
		code: 'noExchangeAccount',
		find: ({ exchangeAccountId }) => exchangeAccountId,
	},
	fees: { name: 'fees account', code: 'noFeesAccount', find: ({ feesAccountId }) => feesAccountId },
	receivable: {
		name: 'accounts receivable',
		code: 'noReceivableAccount',
		find: ({ receivableAccounts }, currency) => receivableAccounts[currency],
	},
	refunds: {
		name: 'refunds account',
		code: 'noRefundsAccount',
		find: ({ refundsAccountId }) => refundsAccountId,
	},
	suspense: {
		name: 'suspense account',
		code: 'noSuspenseAccount',
		find: ({ suspenseAccountId }) => suspenseAccountId,
	},
};

export function findAccount(
	settings: Settings,
	role: AccountRole,
	currency: string,
): string | undefined {
	return ROLES[role].find(settings, currency);
}

/** An account that is not chosen is asked for, never replaced by another one. */
export function accountMissing(role: AccountRole, currency: string): Verdict {
	const { name, code } = ROLES[role];
	return review(
		code,
		`There is no ${name} for ${currency}. Run the set-up template and choose one.`,
	);
}
