import type { Organization } from '../organization/books';
import { noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { FeedLine } from '../resources/models';

export interface FeedLineSeed {
	accountId: string;
	/** Minor units of the account's currency; money in is positive. */
	amount: number;
	date?: string;
	payee?: string;
	description?: string;
	reference?: string;
}

/** A line arrives from the bank. @returns its id */
export function addFeedLine(organization: Organization, seed: FeedLineSeed): string {
	const record = organization.newRecord();
	organization.feedLines.add({
		...record,
		accountId: seed.accountId,
		amount: seed.amount,
		date: seed.date ?? organization.today(),
		payee: seed.payee ?? '',
		description: seed.description ?? '',
		reference: seed.reference ?? '',
		status: 'uncategorized',
		matched: [],
	});
	return record.id;
}

export function feedLineBy(organization: Organization, id: string): FeedLine {
	const line = organization.feedLines.find(id);
	if (line === undefined) throw noResource();
	return line;
}

/** The line, which nobody has dealt with yet. */
export function openLineBy(organization: Organization, id: string): FeedLine {
	const line = feedLineBy(organization, id);
	if (line.status !== 'uncategorized') throw unconfirmed('statusChange');
	return line;
}

/** Exclude takes an open line out of sight, restore brings it back. */
export function setExcluded(line: FeedLine, isExcluded: boolean): void {
	if (line.status !== (isExcluded ? 'uncategorized' : 'excluded'))
		throw unconfirmed('statusChange');
	line.status = isExcluded ? 'excluded' : 'uncategorized';
}
