import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { invalidValue } from '../protocol/refusals';
import { numberIn } from '../protocol/bodyFields';
import { convert } from '../values/amounts';
import type { Wire } from '../values/wire';
import type { Organization } from './books';

/** Base units for one unit on a day: the stored rate, else the feed's, else 0 (Zoho sheet 7.10). */
export function storedRate(organization: Organization, code: string, date: string): number {
	if (code === organization.settings.baseCurrency) return 1;
	const stored = organization
		.currencyBy(code)
		?.rates.filter((rate) => rate.date <= date)
		.at(-1);
	return stored?.rate ?? organization.settings.rates[code] ?? 0;
}

/** The rate of a document: as the body says, else the stored one; 0 is refused (Zoho sheet 7.11). */
export function rateIn(
	organization: Organization,
	body: Wire,
	code: string,
	date: string,
	before?: number,
): number {
	if (code === organization.settings.baseCurrency) return 1;
	const given = numberIn(body, 'exchange_rate');
	if (given !== undefined && given <= 0) throw invalidValue('exchange_rate');
	const rate = given ?? before ?? storedRate(organization, code, date);
	if (rate === 0) throw unconfirmed('noRate');
	return rate;
}

/** Minor units of the base currency. */
export function inBase(
	organization: Organization,
	minor: number,
	code: string,
	rate: number,
): number {
	return convert(minor, code, organization.settings.baseCurrency, rate);
}
