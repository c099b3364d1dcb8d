import type { Company } from '../company';
import { rulesOf } from '../entities/registry';
import { featureNotInSku, objectNotFound, requiredMissing } from '../protocol/vendorFaults';
import { pacificDate } from '../values/dates';
import type { Wire } from '../values/wire';
import { present } from './present';

/** The last rate on or before a date: `?sourcecurrencycode=EUR&asofdate=…` (QuickBooks sheet 12). */
export function readExchangeRate(company: Company, parameters: URLSearchParams): Wire {
	if (!company.settings.multiCurrency) throw featureNotInSku('Multicurrency');
	const source = parameters.get('sourcecurrencycode');
	if (source === null) throw requiredMissing('sourcecurrencycode');
	const date = parameters.get('asofdate') ?? pacificDate(company.now());
	const rates = company
		.store('ExchangeRate')
		.findBy('SourceCurrencyCode', source)
		.filter(({ body }) => String(body.AsOfDate) <= date)
		.sort((left, right) => (String(left.body.AsOfDate) < String(right.body.AsOfDate) ? 1 : -1));
	const [rate] = rates;
	if (rate === undefined) throw objectNotFound();
	return { ExchangeRate: present(company, rulesOf('ExchangeRate'), rate) };
}
