import { expectedArrival, forecastArrivals } from '../../../nodes/shared/domain/forecast/arrivals';
import { compareWeeks } from '../../../nodes/shared/domain/forecast/comparison';
import { lessFailures } from '../../../nodes/shared/domain/forecast/failureRate';
import { readPayout } from '../../../nodes/shared/domain/adapters/goCardless/payout';
import { readDebit, type Debit } from '../../../nodes/shared/domain/forecast/records';
import { addWorkingDays, startOfWeek } from '../../../nodes/shared/domain/forecast/workingDays';
import type { Payout } from '../../../nodes/shared/domain/types';
import { payment, type Raw } from '../planner/records';

/** Wednesday. */
const TODAY = '2026-11-25';

const debit = (changes: Raw = {}): Debit => readDebit(payment(changes));

function payout(changes: Raw = {}): Payout {
	return readPayout({
		id: 'PO1',
		payout_type: 'merchant',
		status: 'paid',
		amount: 4820,
		deducted_fees: 180,
		currency: 'GBP',
		arrival_date: '2026-11-27',
		created_at: '2026-11-25T06:00:00.000Z',
		reference: 'WILLOW-8G7Q8',
		fx: { fx_currency: null, fx_amount: null },
		...changes,
	});
}

describe('the day on which money arrives', () => {
	it.each([
		['bacs', 'GBP', '2026-11-24', '2026-11-26'],
		['bacs', 'GBP', '2026-11-26', '2026-11-30'],
		['sepa_core', 'EUR', '2026-11-24', '2026-11-27'],
		['ach', 'USD', '2026-11-27', '2026-12-02'],
		['pad', 'CAD', '2026-11-24', '2026-11-30'],
		[undefined, 'SEK', '2026-11-24', '2026-11-26'],
		['brand_new', 'GBP', '2026-11-24', '2026-12-01'],
	])('of a %s debit in %s charged on %s is %s', (scheme, currency, charge_date, expected) => {
		expect(expectedArrival(debit({ scheme, currency, charge_date }))).toBe(expected);
	});

	it('is never a weekend', () => {
		expect(addWorkingDays('2026-11-28', 0)).toBe('2026-11-30');
		expect(addWorkingDays('2026-11-27', 1)).toBe('2026-11-30');
		expect(startOfWeek('2026-11-29')).toBe('2026-11-23');
		expect(startOfWeek('2026-11-30')).toBe('2026-11-30');
	});
});

describe('the forecast', () => {
	it('counts a debit or its payout, never both', () => {
		const paid = debit({ id: 'PM1', status: 'confirmed', links: { payout: 'PO1' } });
		const held = debit({ id: 'PM2', status: 'confirmed', links: { payout: 'PO9' } });
		const arrivals = forecastArrivals([paid, held], [payout()], TODAY);
		expect(arrivals.map(({ id, source, amount, date }) => [id, source, amount, date])).toEqual([
			['PO1', 'payout', 4820, '2026-11-27'],
			['PM2', 'debit', 12000, '2026-11-26'],
		]);
	});

	it('leaves out what is over: arrived, bounced, failed, cancelled, paid out', () => {
		const over = ['failed', 'cancelled', 'paid_out', 'charged_back', 'teleported'];
		const debits = over.map((status, index) => debit({ id: `PM${index}`, status }));
		const payouts = [
			payout({ arrival_date: '2026-11-24' }),
			payout({ id: 'PO2', status: 'bounced' }),
		];
		expect(forecastArrivals(debits, payouts, TODAY)).toEqual([]);
	});

	it('moves what is late to the next working day', () => {
		const [late] = forecastArrivals([debit({ charge_date: '2026-10-01' })], [], '2026-11-27');
		expect(late?.date).toBe('2026-11-30');
	});

	it('tells what the bank gets where GoCardless exchanges', () => {
		const exchanged = payout({ fx: { fx_currency: 'EUR', fx_amount: 5600 } });
		const waiting = payout({
			id: 'PO2',
			status: 'pending',
			arrival_date: null,
			fx: { fx_currency: 'EUR', fx_amount: null },
		});
		expect(forecastArrivals([], [exchanged, waiting], TODAY)).toMatchObject([
			{ currency: 'EUR', amount: 5600 },
		]);
	});

	it('is less the share that failed lately, in the same currency, once enough is known', () => {
		const ended = (count: number, currency: string) =>
			Array.from({ length: count }, (_, index) =>
				debit({
					id: `PM${currency}${index}`,
					currency,
					status: index % 10 === 0 ? 'failed' : 'paid_out',
				}),
			);
		const live = [debit({ amount: 999 }), debit({ id: 'PM2', amount: 999, currency: 'EUR' })];
		const held = debit({ id: 'PM3', status: 'confirmed', amount: 999 });
		const history = [...ended(20, 'GBP'), ...ended(10, 'EUR')];
		const arrivals = forecastArrivals([...live, held, ...history], [], TODAY);
		expect(arrivals.map(({ id, likely }) => [id, likely])).toEqual([
			['PM1', 903],
			['PM2', 999],
			['PM3', 999],
		]);
		expect(lessFailures(9_007_199_254_740_991, { failed: 1, ended: 3 })).toBe(
			6_004_799_503_160_660,
		);
	});
});

describe('forecast against actual', () => {
	it('compares whole weeks, gross with gross, each currency by itself', () => {
		const debits = [
			debit({ id: 'PM1', status: 'paid_out', charge_date: '2026-11-17', amount: 5000 }),
			debit({ id: 'PM2', status: 'failed', charge_date: '2026-11-17', amount: 700 }),
			debit({ id: 'PM3', status: 'cancelled', charge_date: '2026-11-17' }),
			debit({ id: 'PM4', status: 'submitted', charge_date: '2026-11-24' }),
			debit({
				id: 'PM5',
				status: 'paid_out',
				currency: 'EUR',
				charge_date: '2026-11-16',
				amount: 99,
			}),
		];
		const payouts = [
			payout({ arrival_date: '2026-11-20' }),
			payout({ id: 'PO2', arrival_date: '2026-11-26' }),
			payout({ id: 'PO3', arrival_date: '2026-01-07' }),
		];
		expect(compareWeeks(debits, payouts, TODAY, 8)).toEqual([
			{ week: '2026-11-16', currency: 'EUR', forecast: 99, failed: 0, actual: 0, drift: -99 },
			{ week: '2026-11-16', currency: 'GBP', forecast: 5700, failed: 700, actual: 5000, drift: 0 },
		]);
	});
});
