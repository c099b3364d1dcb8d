import type { SimulatedAnswer } from '../../shared/httpServer';
import type { Call } from '../http/call';
import { notFound } from '../http/errors';

const RATES = [
	{
		id: 'GB_VAT_1',
		jurisdiction: 'GB',
		percentage: '20.0',
		type: 'VAT',
		start_date: '2011-01-04',
		end_date: null,
	},
	{
		id: 'FR_VAT_1',
		jurisdiction: 'FR',
		percentage: '20.0',
		type: 'VAT',
		start_date: '2014-01-01',
		end_date: null,
	},
];

/** Rates that the taxes of payout items point at (GoCardless sheet 6.3). */
export function readTaxRates({ query }: Call, id?: string): SimulatedAnswer {
	if (id === undefined) {
		const wanted = query.get('jurisdiction');
		const rates = RATES.filter(({ jurisdiction }) => wanted === null || jurisdiction === wanted);
		const meta = { cursors: { before: null, after: null }, limit: 50 };
		return { status: 200, body: { tax_rates: rates, meta } };
	}
	const rate = RATES.find((one) => one.id === id);
	if (rate === undefined) throw notFound();
	return { status: 200, body: { tax_rates: rate } };
}
