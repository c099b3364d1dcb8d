import { readReviewData } from '../../nodes/shared/domain/ledger/reviewRow';
import type { Refund } from '../simulators/goCardless/model/records';
import type { ChaosCompany } from './company';
import { NumberedEntries } from '../world/entries';
import { REVIEW_TABLE } from '../world/tables';
import { isOthers } from './postingsCheck';

/** Every refund that GoCardless deducted is in the books once, and out again when it came back. */
export function checkRefunds(company: ChaosCompany): string[] {
	const { world, plans } = company;
	const entries = new NumberedEntries(world.company);
	return world.goCardless.world.refunds.all().flatMap((refund) => {
		const payment = world.goCardless.world.payments.get(refund.links.payment ?? '');
		const isStranger = payment !== undefined && isOthers(company, payment);
		const problem = judge(entries, refund, isStranger, isAsked(company, refund));
		if (problem === undefined) return [];
		const said = JSON.stringify(plans.saidAbout(refund.id));
		const { id, amount, status, links } = refund;
		return [`${id} (${amount}, ${status}, of ${links.payment}): ${problem} Last said: ${said}`];
	});
}

/** A question stays open in the table, also when a later sweep sees too little to ask it again. */
function isAsked({ world }: ChaosCompany, { id }: Refund): boolean {
	return world.n8n.dataTables
		.rows(REVIEW_TABLE)
		.some(
			({ state, data }) => state === 'open' && readReviewData(String(data))?.goCardlessId === id,
		);
}

function judge(
	entries: NumberedEntries,
	{ id, status, internal }: Refund,
	isStranger: boolean,
	isAsked: boolean,
): string | undefined {
	const [booked, ...others] = entries.of(id);
	if (others.length > 0) return `It is in the books ${others.length + 1} times.`;
	if (isStranger) return booked === undefined ? undefined : 'It belongs to other books.';
	if (booked === undefined) {
		const isDue = internal.settled && status !== 'funds_returned' && status !== 'cancelled';
		return isDue && !isAsked ? 'It is not in the books, and nobody was asked.' : undefined;
	}
	if (!internal.settled) return 'It is in the books, but was never deducted.';
	const isReversed = entries.isReversed(id);
	if (status === 'funds_returned')
		return isReversed ? undefined : 'It came back, not in the books.';
	return isReversed ? 'It was taken back in the books, but did not come back.' : undefined;
}
