import { toMajorNumber } from '../../../money';
import { signedAmount, type Entry, type EntryPosting } from '../../bookkeeping/entry';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { PayoutRoute } from '../booksAdapter';
import { entryHeader, shortDescription } from './entryHeader';

/**
 * A `Deposit` of QuickBooks: everything but the bank's side becomes a direct line, credits positive
 * and debits negative, so that the total is what the bank shows (QuickBooks sheet 12). Its number is
 * not sent, since it is not certain that QuickBooks takes one (sheet 16).
 */
export function payoutSteps(
	name: string,
	entry: Entry,
	{ bankAccountId }: PayoutRoute,
	keys: StepKeys,
): PlannedStep[] {
	const body: Record<string, unknown> = {
		...entryHeader(entry),
		DepositToAccountRef: { value: bankAccountId },
		Line: entry.postings
			.filter(({ account }) => account !== bankAccountId)
			.map((posting) => toLine(entry, posting)),
	};
	if (entry.departmentId !== undefined) body.DepartmentRef = { value: entry.departmentId };
	return [{ name, resource: 'Deposit', verb: 'create', body, idempotencyKey: keys() }];
}

function toLine(entry: Entry, posting: EntryPosting): Record<string, unknown> {
	const { account, currency } = posting;
	const detail: Record<string, unknown> = { AccountRef: { value: account } };
	if (entry.classId !== undefined) detail.ClassRef = { value: entry.classId };
	return {
		Amount: toMajorNumber({ minorUnits: -signedAmount(posting), currency }),
		Description: shortDescription(entry, posting),
		DetailType: 'DepositLineDetail',
		DepositLineDetail: detail,
	};
}
