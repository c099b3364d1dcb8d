import type { Organization } from '../organization/books';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { FeedLine, MatchKind } from '../resources/models';

/** The feed lines a transaction is matched with. */
export function linesOf(organization: Organization, kind: MatchKind, id: string): FeedLine[] {
	if (organization.feedLines.size === 0) return [];
	return organization.feedLines
		.all()
		.filter(({ matched }) => matched.some((one) => one.kind === kind && one.id === id));
}

/** Changing what the bank statement confirms is refused, as generally reported (Zoho sheet 7.8). */
export function checkUnmatched(organization: Organization, kind: MatchKind, id: string): void {
	if (organization.behaviour.changeMatched === 'allows') return;
	if (linesOf(organization, kind, id).length > 0) throw unconfirmed('matched');
}
