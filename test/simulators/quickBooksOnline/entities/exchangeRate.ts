import { featureNotInSku, invalidProperty } from '../protocol/vendorFaults';
import { checkedDate, pacificDate } from '../values/dates';
import { requireProperty } from './parts/checks';
import type { EntityRules } from './rules';

/** A rate of one day; it has no id of its own (QuickBooks sheet 12). */
export const exchangeRate: EntityRules = {
	name: 'ExchangeRate',
	sequence: 'ExchangeRate',
	operations: ['create'],
	writable: ['SourceCurrencyCode', 'TargetCurrencyCode', 'Rate', 'AsOfDate'],
	fields: {
		SourceCurrencyCode: { kind: 'text' },
		AsOfDate: { kind: 'date' },
	},
	withoutId: true,
	withoutChanges: true,
	indexed: ['SourceCurrencyCode'],
	prepare: ({ company, body }) => {
		if (!company.settings.multiCurrency) throw featureNotInSku('Multicurrency');
		requireProperty(body, 'SourceCurrencyCode');
		requireProperty(body, 'Rate');
		if (!(Number(body.Rate) > 0)) throw invalidProperty(`Rate: ${String(body.Rate)}`);
		return {
			...body,
			TargetCurrencyCode: company.settings.homeCurrency,
			AsOfDate:
				body.AsOfDate === undefined
					? pacificDate(company.now())
					: checkedDate(body.AsOfDate, 'AsOfDate'),
		};
	},
	present: (_company, { body }) => ({ ...body }),
};
