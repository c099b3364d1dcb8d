import type { Company } from '../../company';
import type { LedgerEntry, LedgerLine } from '../../ledger/ledger';
import { splitKey } from '../../links/applications';
import type { StoredEntity } from '../../store/entityStore';
import { convert, toMinor } from '../../values/amounts';
import { referenceId } from '../../values/wire';
import { receivableAccount } from './accounts';
import { homeAmount, rateOf } from './currency';
import { applicationsOf } from './paymentApplications';
import { linkable } from './paymentLinks';

/** Unapplied money in minor units: the total and the credits used, less the charges paid. */
export function unappliedAmount(company: Company, record: StoredEntity): number {
	let unapplied = toMinor(record.body.TotalAmt, company.currencyOf(record));
	for (const [key, amount] of applicationsOf(company, record)) {
		const [type, id] = splitKey(key);
		unapplied += linkable(company, type, id, record.id).role === 'credit' ? amount : -amount;
	}
	return unapplied;
}

/**
 * Debits where the money goes and credits the receivable. With a foreign currency the receivable is
 * relieved at the rates of the charges, and the difference is a realised gain or loss.
 */
export function postPayment(company: Company, record: StoredEntity): LedgerEntry | undefined {
	const currency = company.currencyOf(record);
	const total = toMinor(record.body.TotalAmt, currency);
	const receivable = receivableAccount(company, currency);
	const customer = referenceId(record.body.CustomerRef);
	const relieved = relievedInHome(company, record);
	const received = homeAmount(company, record, total);
	const lines: LedgerLine[] = [
		{ account: receivable, amount: -relieved, original: -total, customer },
	];
	const account = referenceId(record.body.DepositToAccountRef);
	if (account !== undefined) lines.unshift({ account, amount: received, original: total });
	if (received !== relieved) {
		const gainOrLoss = company.accountBy('AccountSubType', 'ExchangeGainOrLoss');
		lines.push({ account: gainOrLoss, amount: relieved - received, original: 0 });
	}
	if (total === 0 && received === relieved) return undefined;
	return { date: String(record.body.TxnDate), memo: `Payment ${record.id}`, lines };
}

function relievedInHome(company: Company, record: StoredEntity): number {
	const currency = company.currencyOf(record);
	const home = company.settings.homeCurrency;
	if (currency === home) return toMinor(record.body.TotalAmt, currency);
	let relieved = homeAmount(company, record, unappliedAmount(company, record));
	for (const [key, amount] of applicationsOf(company, record)) {
		const [type, id] = splitKey(key);
		const target = company.recordOf(key);
		const rate = target === undefined ? 1 : rateOf(target);
		const sign = linkable(company, type, id, record.id).role === 'credit' ? -1 : 1;
		relieved += sign * convert(amount, currency, home, rate);
	}
	return relieved;
}
