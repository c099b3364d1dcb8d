import type { Company } from '../../company';
import type { StoredEntity } from '../../store/entityStore';
import { toMinor } from '../../values/amounts';
import { isWire, referenceId, wireList } from '../../values/wire';
import type { OriginalLine } from './currency';

/** The lines of a journal entry as debits (positive) and credits, in minor units. */
export function journalLines(company: Company, record: StoredEntity): OriginalLine[] {
	const currency = company.currencyOf(record);
	return wireList(record.body.Line).flatMap((line) => {
		const detail = isWire(line.JournalEntryLineDetail) ? line.JournalEntryLineDetail : undefined;
		const account = referenceId(detail?.AccountRef);
		if (detail === undefined || account === undefined) return [];
		const sign = detail.PostingType === 'Credit' ? -1 : 1;
		const entity = isWire(detail.Entity) ? detail.Entity : {};
		const isReceivable = typeOf(company, account) === 'Accounts Receivable';
		return {
			account,
			original: sign * toMinor(line.Amount, currency),
			...(isReceivable ? { customer: referenceId(entity.EntityRef) } : {}),
		};
	});
}

/** What a journal entry does to a customer's receivable: a charge (positive) or a credit. */
export function journalReceivable(
	company: Company,
	record: StoredEntity,
): { customer: string | undefined; amount: number } {
	const lines = journalLines(company, record).filter((line) => line.customer !== undefined);
	return {
		customer: lines[0]?.customer,
		amount: lines.reduce((sum, line) => sum + line.original, 0),
	};
}

export function typeOf(company: Company, account: string): string {
	return String(company.find('Account', account)?.body.AccountType);
}
