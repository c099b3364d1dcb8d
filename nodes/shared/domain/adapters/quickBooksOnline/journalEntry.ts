import { toMajorNumber } from '../../../money';
import type { Entry, EntryPosting } from '../../bookkeeping/entry';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import { entryHeader, shortDescription } from './entryHeader';

/**
 * A `JournalEntry` of QuickBooks: positive amounts, the posting type carries the direction, and the
 * customer is nested (QuickBooks sheet 12).
 */
export function entrySteps(name: string, entry: Entry, keys: StepKeys): PlannedStep[] {
	const body: Record<string, unknown> = {
		...entryHeader(entry),
		DocNumber: entry.number,
		Line: entry.postings.map((posting) => toLine(entry, posting)),
	};
	return [{ name, resource: 'JournalEntry', verb: 'create', body, idempotencyKey: keys() }];
}

function toLine(entry: Entry, posting: EntryPosting): Record<string, unknown> {
	const { account, direction, amount, currency, customerId } = posting;
	const detail: Record<string, unknown> = {
		PostingType: direction === 'debit' ? 'Debit' : 'Credit',
		AccountRef: { value: account },
	};
	if (customerId !== undefined) {
		detail.Entity = { Type: 'Customer', EntityRef: { value: customerId } };
	}
	if (entry.classId !== undefined) detail.ClassRef = { value: entry.classId };
	if (entry.departmentId !== undefined) detail.DepartmentRef = { value: entry.departmentId };
	return {
		Amount: toMajorNumber({ minorUnits: amount, currency }),
		Description: shortDescription(entry, posting),
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: detail,
	};
}
