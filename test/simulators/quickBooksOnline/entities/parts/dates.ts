import { booksClosed } from '../../protocol/vendorFaults';
import type { Company } from '../../company';
import type { StoredEntity } from '../../store/entityStore';
import { checkedDate, pacificDate } from '../../values/dates';
import type { Draft } from '../rules';

/** `TxnDate`, by default the server's Pacific date; refused in a closed period (6210). */
export function transactionDate({ company, body }: Draft): string {
	const date =
		body.TxnDate === undefined || body.TxnDate === ''
			? pacificDate(company.now())
			: checkedDate(body.TxnDate, 'TxnDate');
	refuseClosed(company, date);
	return date;
}

/** Changing or removing a transaction of a closed period is refused as well. */
export function guardClosedBooks(company: Company, record: StoredEntity): void {
	refuseClosed(company, String(record.body.TxnDate));
}

function refuseClosed(company: Company, date: string): void {
	const { bookCloseDate } = company.settings;
	if (bookCloseDate !== undefined && date <= bookCloseDate) throw booksClosed(bookCloseDate);
}
