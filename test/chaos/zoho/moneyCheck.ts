import { HELD } from '../../simulators/goCardless/business/ledger';
import type { Payout } from '../../simulators/goCardless/model/records';
import type { ChaosWorld } from '../chaosWorld';
import type { ZohoCompany } from './company';
import { ReferencedEntries } from './entries';
import { isOthers } from './postingsCheck';

/**
 * The clearing account is what GoCardless holds, as far as it is in the books; that all is in them that
 * should be is for the other checks. What stays on the suspense account is left out.
 */
export function checkZohoClearing(chaos: ChaosWorld, company: ZohoCompany): string[] {
	const { world, settings } = company;
	const { clearing, currency, accounts } = world;
	const entries = new ReferencedEntries(world.organization);
	const { payments, refunds, payouts } = world.goCardless.world;
	let expected = 0;
	for (const payment of payments.all()) {
		if (isOthers(company, payment) || entries.of(payment.id).length === 0) continue;
		expected += heldBy(company, payment.id);
		const isEarly = settings.postingMoment === 'submitted' && payment.status === 'submitted';
		if (isEarly) expected += payment.amount;
	}
	for (const { id, currency: of } of refunds.all()) {
		if (of === currency && entries.of(id).length > 0) expected += heldBy(company, id);
	}
	for (const { id, currency: of } of payouts.all()) {
		if (of !== currency || entries.of(id).length === 0) continue;
		expected += heldBy(company, id) - entries.moved(id, accounts.suspense);
	}
	const held = world.goCardless.held(currency);
	chaos.counts.add(clearing === held ? 'zoho_clearing_is_held' : 'zoho_clearing_holds_exceptions');
	return clearing === expected
		? []
		: [`Clearing shows ${clearing}, but should show ${expected} (GoCardless holds ${held}).`];
}

/** What one record moved of the money that GoCardless holds, minor units. */
function heldBy({ world }: ZohoCompany, subject: string): number {
	return world.goCardless.world.books
		.entriesOf(subject)
		.flatMap(({ sides }) => sides)
		.filter(({ account, currency }) => account === HELD && currency === world.currency)
		.reduce((sum, { amount }) => sum - amount, 0);
}

/** Every payout of the company's currency is its line of the bank statement, and the books balance. */
export function checkZohoPayouts(chaos: ChaosWorld, company: ZohoCompany): string[] {
	const { world, plans } = company;
	const entries = new ReferencedEntries(world.organization);
	const all = world.goCardless.world.payouts.all();
	const problems = all.flatMap((payout) => {
		const problem = judge(company, entries, payout);
		if (entries.of(payout.id).length > 0) chaos.counts.add('zoho_payouts_proven');
		if (problem === undefined) return [];
		const { id, amount, currency, status } = payout;
		const said = JSON.stringify(plans.saidAbout(id));
		return [`${id} (${amount} ${currency}, ${status}): ${problem} Last said: ${said}`];
	});
	const unbalanced = [...world.organization.ledger.books.entries].filter(
		({ sides }) => sides.reduce((sum, { amount }) => sum + amount, 0) !== 0,
	);
	const trial = world.organization.trialBalance();
	return [
		...problems,
		...unbalanced.map((entry) => `An entry does not balance: ${JSON.stringify(entry)}`),
		...(trial === 0 ? [] : [`The trial balance is off by ${trial}.`]),
	];
}

function judge(
	company: ZohoCompany,
	entries: ReferencedEntries,
	payout: Payout,
): string | undefined {
	const { world, plans } = company;
	const booked = entries.of(payout.id);
	if (payout.currency !== world.currency) {
		return booked.length === 0 ? undefined : 'It is of another currency, but is in these books.';
	}
	if (booked.length === 0) {
		const isEmpty = payout.amount === 0 && payout.internal.items.length === 0;
		if (payout.status === 'pending' || isEmpty) return undefined;
		return plans.questionAbout(payout.id) === undefined
			? 'It is not in the books, and nobody was asked.'
			: judgeQuestion(company, entries, payout);
	}
	const arrived = payout.status === 'paid' ? payout.amount : 0;
	const onBank = entries.moved(payout.id, world.accounts.bank);
	if (onBank !== arrived) return `The bank shows ${arrived}, the books show ${onBank}.`;
	return undefined;
}

/** The reason for which it is not in the books has to hold. */
function judgeQuestion(
	{ plans }: ZohoCompany,
	entries: ReferencedEntries,
	{ id, status, internal }: Payout,
): string | undefined {
	const code = plans.questionAbout(id)?.code;
	const lacks = (kind: 'payment' | 'refund') =>
		internal.items.some(({ links }) => {
			const of = links[kind];
			return of !== undefined && entries.of(of).length === 0;
		});
	switch (code) {
		case 'payoutBounced':
			return status === 'bounced' ? undefined : 'It did not bounce.';
		case 'paymentNotBooked':
			return lacks('payment') ? undefined : 'All its payments are in the books.';
		case 'refundNotBooked':
			return internal.items.some(({ links }) => links.refund) ? undefined : 'It holds no refund.';
		default:
			return `It is not in the books for "${code}", which is no reason.`;
	}
}
