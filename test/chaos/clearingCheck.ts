import { HELD } from '../simulators/goCardless/business/ledger';
import type { ChaosWorld } from './chaosWorld';
import type { ChaosCompany } from './company';
import { NumberedEntries } from '../world/entries';
import { isBooked } from './postingsCheck';

/**
 * The clearing account of each currency is what GoCardless holds for the company. Of GoCardless' own
 * books everything counts that is in the company's books; the other checks see to it that what is
 * not there has a reason:
 *
 *     clearing = held for booked payments, booked refunds and booked payouts, suspense left out
 */
export function checkClearing(chaos: ChaosWorld, company: ChaosCompany): string[] {
	return [...company.currencies].flatMap(([currency, { clearing: account }]) => {
		const clearing = company.world.company.balance(account);
		const expected = expectedOf(company, currency);
		if (clearing === company.world.goCardless.held(currency)) chaos.counts.add('clearing_is_held');
		else chaos.counts.add('clearing_holds_exceptions');
		return clearing === expected
			? []
			: [
					`Clearing shows ${clearing} ${currency}, but should show ${expected} ` +
						`(GoCardless holds ${company.world.goCardless.held(currency)}).`,
				];
	});
}

function expectedOf(company: ChaosCompany, wanted: string): number {
	const { world, accounts, settings } = company;
	const { payments, refunds, payouts } = world.goCardless.world;
	const entries = new NumberedEntries(world.company);
	let expected = 0;
	for (const payment of payments.all()) {
		if (payment.currency !== wanted || !isBooked(company, payment)) continue;
		expected += heldBy(company, payment.id, wanted);
		const isEarly = settings.postingMoment === 'submitted' && payment.status === 'submitted';
		if (isEarly) expected += payment.amount;
	}
	for (const { id, currency } of refunds.all()) {
		if (currency === wanted && entries.of(id).length > 0) expected += heldBy(company, id, wanted);
	}
	for (const { id, currency } of payouts.all()) {
		const [entry] = entries.of(id);
		if (currency !== wanted || entry === undefined) continue;
		const suspense = entries.movedInItsCurrency(entry, accounts.suspense);
		expected += heldBy(company, id, wanted) - suspense;
	}
	return expected;
}

/** What one record moved of the money that GoCardless holds, minor units. */
function heldBy({ world }: ChaosCompany, subject: string, wanted: string): number {
	return world.goCardless.world.books
		.entriesOf(subject)
		.flatMap(({ sides }) => sides)
		.filter(({ account, currency }) => account === HELD && currency === wanted)
		.reduce((sum, { amount }) => sum - amount, 0);
}
