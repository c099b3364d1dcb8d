import { exchangeAt, proportion, rateBetween } from '../bookkeeping/exchange';
import type { Settings } from '../settings';
import type { Payout } from '../types';
import { review, type Verdict } from '../verdict';
import type { PayoutLine } from './payoutLines';

/** In which currency a payout is booked, and at which rate. */
export interface ValuedPayout {
	currency: string;
	/** Of the bank account that the money arrives on. */
	bankCurrency: string;
	exchangeRate?: number;
	/** Minor units of `currency` on the bank's side. */
	net: number;
	lines: readonly PayoutLine[];
	/** Minor units: what the exchange gained (negative) or lost (positive) since the bookings. */
	exchangeLoss: number;
}

/** Gives every line its value; of an exchanged payout the bank gets what GoCardless confirmed. */
export function valuePayout(
	payout: Payout,
	lines: readonly PayoutLine[],
	settings: Settings,
	exchangesBetweenAccounts: boolean,
): ValuedPayout | Verdict {
	const { currency, amount: net, exchange } = payout;
	const { homeCurrency } = settings;
	const plain = { currency, bankCurrency: currency, net, lines, exchangeLoss: 0 };
	if (exchange === undefined) {
		if (currency === homeCurrency) return plain;
		const exchangeRate = carryingRate(lines, currency, homeCurrency);
		return exchangeRate === undefined ? rateUnknown(currency) : { ...plain, exchangeRate };
	}
	const received = exchange.amount ?? 0;
	const isUsual = exchange.currency === homeCurrency && currency !== homeCurrency;
	if (!isUsual || net <= 0 || received <= 0) {
		return review(
			'exchangeUnusual',
			`The payout was exchanged from ${currency} to ${exchange.currency}, which cannot be booked by ` +
				`itself in books kept in ${homeCurrency}. Book it by hand.`,
		);
	}
	if (settings.clearingInHomeCurrency) return inHomeCurrency(payout, received, lines, settings);
	if (!exchangesBetweenAccounts) {
		return review(
			'exchangeUnusual',
			`The payout was exchanged from ${currency} to ${exchange.currency}, and it is not certain how ` +
				'the books move money between accounts of two currencies. Book it by hand.',
		);
	}
	// The clearing account is kept in the payout's own currency: at this rate the bank gets exactly
	// what arrived, and the ledger revalues the account by itself (QuickBooks sheet 13).
	const home = { minorUnits: received, currency: homeCurrency };
	const exchangeRate = rateBetween({ minorUnits: net, currency }, home);
	return { ...plain, bankCurrency: homeCurrency, exchangeRate };
}

/** Booked payments leave at the value they were booked with; the rest at the rate of the payout. */
function inHomeCurrency(
	{ currency, amount: net }: Payout,
	received: number,
	lines: readonly PayoutLine[],
	{ homeCurrency }: Settings,
): ValuedPayout {
	const valueOf = (amount: number, exchangeRate: number | undefined) =>
		(exchangeRate === undefined
			? undefined
			: exchangeAt(amount, exchangeRate, currency, homeCurrency)) ??
		proportion(amount, received, net);
	const valued = lines.map((line) => ({
		...line,
		amount:
			line.booked.length === 0
				? proportion(line.amount, received, net)
				: line.booked.reduce((sum, part) => sum + valueOf(part.amount, part.exchangeRate), 0),
	}));
	const carried = valued.reduce((sum, { amount }) => sum + amount, 0);
	return {
		currency: homeCurrency,
		bankCurrency: homeCurrency,
		net: received,
		lines: valued,
		exchangeLoss: carried - received,
	};
}

/** The rate at which the payments of a payout were booked, all in all. */
function carryingRate(
	lines: readonly PayoutLine[],
	currency: string,
	homeCurrency: string,
): number | undefined {
	let foreign = 0;
	let home = 0;
	for (const { amount, exchangeRate } of lines.flatMap(({ booked }) => booked)) {
		if (exchangeRate === undefined) continue;
		foreign += amount;
		home += exchangeAt(amount, exchangeRate, currency, homeCurrency) ?? 0;
	}
	if (foreign === 0 || home === 0 || foreign < 0 !== home < 0) return undefined;
	return rateBetween(
		{ minorUnits: Math.abs(foreign), currency },
		{ minorUnits: Math.abs(home), currency: homeCurrency },
	);
}

function rateUnknown(currency: string): Verdict {
	return review(
		'rateUnknown',
		`The exchange rate of the payments in ${currency} is not known, so the payout cannot be valued. ` +
			'Book it by hand.',
	);
}
