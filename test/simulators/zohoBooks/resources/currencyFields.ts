import type { Organization } from '../organization/books';
import { invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Wire } from '../values/wire';

/** The three properties by which records name their currency. */
export function currencyFields(
	organization: Organization,
	code: string,
): { currency_id: string; currency_code: string; currency_symbol: string } {
	const currency = organization.currencyBy(code);
	return {
		currency_id: currency?.id ?? '',
		currency_code: code,
		currency_symbol: currency?.symbol ?? code,
	};
}

/** The code of `currency_id`, which is an id and never a code (Zoho sheet 7.1). */
export function currencyIn(organization: Organization, body: Wire): string | undefined {
	const id = body.currency_id;
	if (id === undefined || id === '') return undefined;
	const currency = organization.currencies.find(String(id as string));
	if (currency === undefined) throw invalidValue('currency_id');
	checkCurrencyAllowed(organization, currency.code);
	return currency.code;
}

export function checkCurrencyAllowed(organization: Organization, code: string): void {
	const { settings, behaviour } = organization;
	const isForeign = code !== settings.baseCurrency;
	if (isForeign && settings.plan === 'Free' && !behaviour.multiCurrencyOnFree) {
		throw unconfirmed('planGate');
	}
}
