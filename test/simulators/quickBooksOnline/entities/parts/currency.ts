import {
	businessRule,
	invalidCurrency,
	invalidProperty,
	requiredMissing,
} from '../../protocol/vendorFaults';
import type { Company } from '../../company';
import type { LedgerLine } from '../../ledger/ledger';
import type { StoredEntity } from '../../store/entityStore';
import { convert } from '../../values/amounts';
import { referenceId, type Wire } from '../../values/wire';

const NAMES: Record<string, string> = {
	USD: 'United States Dollar',
	EUR: 'Euro',
	GBP: 'British Pound Sterling',
	CAD: 'Canadian Dollar',
	AUD: 'Australian Dollar',
	NZD: 'New Zealand Dollar',
	SEK: 'Swedish Krona',
	DKK: 'Danish Krone',
	JPY: 'Japanese Yen',
};

export function currencyName(code: string): string {
	return NAMES[code] ?? code;
}

export function currencyReference(code: string): Wire {
	return { value: code, name: currencyName(code) };
}

/** The currency of a customer, a vendor or an account. */
export function currencyOfParty(company: Company, party: StoredEntity | undefined): string {
	return referenceId(party?.body.CurrencyRef) ?? company.settings.homeCurrency;
}

/**
 * `CurrencyRef` and `ExchangeRate` of a transaction (QuickBooks sheet 13): in a company with one
 * currency another is refused; with several the property is required and must be the party's.
 */
export function transactionCurrency(company: Company, body: Wire, party?: StoredEntity): Wire {
	const { multiCurrency, homeCurrency } = company.settings;
	const asked = referenceId(body.CurrencyRef);
	if (!multiCurrency) {
		if (asked !== undefined && asked !== homeCurrency) {
			throw businessRule(`Multicurrency is off; only ${homeCurrency} can be used.`);
		}
		return { CurrencyRef: currencyReference(homeCurrency) };
	}
	if (asked === undefined) throw requiredMissing('CurrencyRef');
	if (!isActiveCurrency(company, asked)) throw invalidCurrency(asked);
	if (party !== undefined && currencyOfParty(company, party) !== asked) {
		throw businessRule(
			`The currency ${asked} of the transaction is not that of the customer or vendor.`,
		);
	}
	return {
		CurrencyRef: currencyReference(asked),
		ExchangeRate: exchangeRate(body, asked, company),
	};
}

/** The documented default is 1, even for a foreign currency: a caller that forgets it, pays. */
function exchangeRate(body: Wire, currency: string, company: Company): number {
	if (currency === company.settings.homeCurrency || body.ExchangeRate === undefined) return 1;
	const rate = Number(body.ExchangeRate);
	if (!(rate > 0)) throw invalidProperty(`ExchangeRate: ${String(body.ExchangeRate)}`);
	return rate;
}

export function isActiveCurrency(company: Company, code: string): boolean {
	if (code === company.settings.homeCurrency) return true;
	for (const record of company.store('CompanyCurrency').all()) {
		if (record.body.Code === code && record.body.Active !== false) return true;
	}
	return false;
}

export function rateOf(record: StoredEntity): number {
	return typeof record.body.ExchangeRate === 'number' ? record.body.ExchangeRate : 1;
}

/** `HomeTotalAmt` and `HomeBalance` of transactions in companies with several currencies. */
export function homeAmount(company: Company, record: StoredEntity, minor: number): number {
	return convert(minor, company.currencyOf(record), company.settings.homeCurrency, rateOf(record));
}

/** A line before its home amount is known. */
export type OriginalLine = Omit<LedgerLine, 'amount'>;

/** Home amounts for lines in the transaction's currency; the last line takes the rounding. */
export function inHomeCurrency(
	company: Company,
	record: StoredEntity,
	lines: OriginalLine[],
): LedgerLine[] {
	const moving = lines.filter((line) => line.original !== 0);
	const converted = moving.map((line) => ({
		...line,
		amount: homeAmount(company, record, line.original),
	}));
	const last = converted[converted.length - 1];
	if (last !== undefined) last.amount -= converted.reduce((sum, line) => sum + line.amount, 0);
	return converted;
}
