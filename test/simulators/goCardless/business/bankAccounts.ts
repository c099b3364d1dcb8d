import { z } from 'zod';

import { invalidState, wrongField, type Refusal } from '../http/errors';
import { countryCode, currency, optionalMetadata, optionalText } from '../http/fields';
import type { CustomerBankAccount, Metadata } from '../model/records';
import type { World } from '../world';

export const bankDetailsSchema = z
	.object({
		account_holder_name: optionalText(255),
		account_number: optionalText(34),
		account_number_suffix: optionalText(4),
		account_type: z.enum(['savings', 'checking']).nullable().optional(),
		bank_code: optionalText(16),
		branch_code: optionalText(16),
		country_code: countryCode.nullable().optional(),
		currency: currency.nullable().optional(),
		iban: optionalText(42),
		metadata: optionalMetadata,
	})
	.strict();

export type BankDetails = z.output<typeof bankDetailsSchema>;

const CURRENCY_OF_COUNTRY: Record<string, string> = {
	AU: 'AUD',
	CA: 'CAD',
	DK: 'DKK',
	GB: 'GBP',
	NZ: 'NZD',
	SE: 'SEK',
	US: 'USD',
};

export interface ReadBankAccount {
	account_holder_name: string;
	account_number_ending: string;
	account_type: string | null;
	country_code: string;
	currency: string;
	fingerprint: string;
	metadata: Metadata;
}

/** Checks IBAN or local details; the numbers themselves are never given out again. */
export function readBankDetails(given: BankDetails, pointer: string): ReadBankAccount {
	const iban = given.iban?.replace(/\s+/g, '').toUpperCase();
	if (!given.account_holder_name) {
		throw wrongField(`${pointer}/account_holder_name`, 'is required');
	}
	if (iban === undefined && !given.account_number) {
		throw wrongField(`${pointer}/account_number`, 'is required unless an iban is given');
	}
	if (iban !== undefined && given.account_number) {
		throw wrongField(`${pointer}/iban`, 'cannot be combined with local details');
	}
	if (iban !== undefined && !/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) {
		throw wrongField(`${pointer}/iban`, 'is the wrong length or malformed');
	}
	const country = iban?.slice(0, 2) ?? given.country_code ?? undefined;
	if (country === undefined) throw wrongField(`${pointer}/country_code`, 'is required');
	const accountCurrency = given.currency ?? CURRENCY_OF_COUNTRY[country] ?? 'EUR';
	if (iban !== undefined && accountCurrency === 'SEK') {
		throw wrongField(`${pointer}/iban`, 'is not accepted for SEK accounts');
	}
	const missing = missingLocalField(given, country, accountCurrency);
	if (iban === undefined && missing !== undefined) {
		throw wrongField(`${pointer}/${missing}`, `is required for accounts in ${country}`);
	}
	if (accountCurrency !== 'USD' && given.account_type) {
		throw wrongField(`${pointer}/account_type`, 'is only for USD accounts');
	}
	const number = (iban ?? given.account_number ?? '').replace(/[^A-Z0-9]/gi, '');
	return {
		account_holder_name: given.account_holder_name.toUpperCase(),
		account_number_ending: number.slice(accountCurrency === 'NZD' ? -4 : -2),
		account_type: given.account_type ?? null,
		country_code: country,
		currency: accountCurrency,
		fingerprint: [country, given.bank_code, given.branch_code, number].join('/'),
		metadata: { ...given.metadata },
	};
}

function missingLocalField(
	given: BankDetails,
	country: string,
	accountCurrency: string,
): string | undefined {
	if ((country === 'GB' || country === 'AU') && !given.branch_code) return 'branch_code';
	if ((country === 'US' || country === 'CA') && !given.bank_code) return 'bank_code';
	if (accountCurrency === 'USD' && !given.account_type) return 'account_type';
	return undefined;
}

/** Adds an account to a customer; the same account twice is refused while it is enabled. */
export function addBankAccount(
	world: World,
	customer: string,
	account: ReadBankAccount,
): CustomerBankAccount {
	const existing = world.customerBankAccounts
		.by('customer', customer)
		.find((other) => other.enabled && other.internal.fingerprint === account.fingerprint);
	if (existing !== undefined) throw bankAccountExists(existing.id);
	const { fingerprint, ...shown } = account;
	return world.customerBankAccounts.add({
		id: world.ids.next('BA'),
		created_at: world.clock.iso(),
		...shown,
		bank_name: 'SIMULATED BANK PLC',
		enabled: true,
		bank_account_token: null,
		payer_name_verification_result: null,
		trusted_recipient: false,
		links: { customer },
		internal: { fingerprint },
	});
}

function bankAccountExists(id: string): Refusal {
	return invalidState('bank_account_exists', 'Bank account already exists', {
		status: 409,
		links: { customer_bank_account: id },
	});
}
