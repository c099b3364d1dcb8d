import type { Payout } from '../simulators/goCardless/model/records';
import type { ChaosWorld } from './chaosWorld';
import type { ChaosCompany } from './company';
import { NumberedEntries, type NumberedEntry } from '../world/entries';
import { isBooked } from './postingsCheck';

/**
 * Every payout is its line on the bank statement, to the penny; what cannot be booked was put to a
 * person, for a reason that holds.
 */
export function checkPayouts(chaos: ChaosWorld, company: ChaosCompany): string[] {
	const { world } = company;
	const entries = new NumberedEntries(world.company);
	const all = world.goCardless.world.payouts.all();
	if (!company.getsPayouts) {
		return all
			.filter(({ id }) => entries.of(id).length > 0)
			.map(({ id }) => `${id} went to another bank account, but is in these books.`);
	}
	const problems = all.flatMap((payout) => {
		const problem = judge(company, entries, payout);
		if (entries.of(payout.id).length > 0) chaos.counts.add('payouts_booked');
		if (problem === undefined) return [];
		const said = JSON.stringify(company.plans.saidAbout(payout.id));
		const { id, amount, currency, status } = payout;
		return [`${id} (${amount} ${currency}, ${status}): ${problem} Last said: ${said}`];
	});
	return [...problems, ...checkBankBalances(company, entries, all)];
}

function judge(
	company: ChaosCompany,
	entries: NumberedEntries,
	payout: Payout,
): string | undefined {
	const [entry, ...others] = entries.of(payout.id);
	// Paid to the bank account of the company that collects in that currency.
	if (!company.currencies.has(payout.currency)) {
		return entry === undefined ? undefined : 'It is of another currency, but is in these books.';
	}
	if (others.length > 0) return `It is in the books ${others.length + 1} times.`;
	if (entry === undefined) return judgeUnbooked(company, payout);
	if (payout.status === 'pending') return 'It is in the books, but was not sent yet.';
	const arrived = payout.status === 'bounced' ? 0 : arrivedAmount(payout);
	const onBank = bankLines(company, entries, payout, entry);
	if (onBank !== arrived) return `The bank shows ${arrived}, the books show ${onBank}.`;
	return judgeSuspense(company, entries, payout, entry);
}

/** What the bank statement shows, in the currency of the bank account. */
function arrivedAmount({ amount, fx }: Payout): number {
	return fx.fx_currency === null ? amount : (fx.fx_amount ?? Number.NaN);
}

function bankLines(
	company: ChaosCompany,
	entries: NumberedEntries,
	payout: Payout,
	entry: NumberedEntry,
): number {
	const bank = bankOf(company, payout);
	const { reversals, reinstatements } = entries.turnsOf(payout.id);
	return [entry, ...reversals, ...reinstatements].reduce(
		(sum, one) => sum + entries.moved(one, bank),
		0,
	);
}

function bankOf({ currencies }: ChaosCompany, { currency, fx }: Payout): string {
	return currencies.get(fx.fx_currency ?? currency)?.bank ?? '';
}

function judgeUnbooked(company: ChaosCompany, payout: Payout): string | undefined {
	if (payout.status === 'pending' || isEmpty(payout)) return undefined;
	const code = company.plans.questionAbout(payout.id)?.code;
	const items = payout.internal.items;
	switch (code) {
		case undefined:
			return 'It is not in the books, and nobody was asked.';
		case 'payoutBounced':
			return payout.status === 'bounced' ? undefined : 'It did not bounce.';
		case 'paymentNotBooked':
			return items.some(({ links }) => links.payment && !isBooked(company, { id: links.payment }))
				? undefined
				: 'All its payments are in the books.';
		case 'refundNotBooked':
			return items.some(({ links }) => links.refund) ? undefined : 'It holds no refund.';
		case 'exchangeUnusual':
			return payout.fx.fx_currency !== null && payout.amount <= 0
				? undefined
				: 'It was exchanged as usual.';
		case 'rateUnknown':
			return payout.currency === company.world.currency ? 'It needs no rate.' : undefined;
		default:
			return `It is not in the books for "${code}", which is no reason.`;
	}
}

function isEmpty({ amount, deducted_fees: fees, internal }: Payout): boolean {
	return amount === 0 && fees === 0 && internal.items.length === 0;
}

/** Only money that is not ours, or that nobody knows, may lie on the suspense account. */
function judgeSuspense(
	{ world, accounts }: ChaosCompany,
	entries: NumberedEntries,
	{ internal }: Payout,
	entry: NumberedEntry,
): string | undefined {
	if (entries.movedInItsCurrency(entry, accounts.suspense) === 0) return undefined;
	const { payments } = world.goCardless.world;
	const isForeign = internal.items.some(({ links: { payment, refund } }) =>
		refund === undefined
			? payments.get(payment ?? '')?.metadata.books !== world.books
			: entries.of(refund).length === 0,
	);
	return isForeign ? undefined : 'Money of ours is in the suspense account.';
}

/** Nothing else is ever booked to these bank accounts, so the balances are the bank's as well. */
function checkBankBalances(
	company: ChaosCompany,
	entries: NumberedEntries,
	payouts: readonly Payout[],
): string[] {
	return [...company.currencies].flatMap(([currency, { bank }]) => {
		const arrived = payouts
			.filter((payout) => bankOf(company, payout) === bank && payout.status === 'paid')
			.filter(({ id }) => entries.of(id).length > 0)
			.reduce((sum, payout) => sum + arrivedAmount(payout), 0);
		const balance = company.world.company.balance(bank);
		return balance === arrived
			? []
			: [`The ${currency} bank account shows ${balance}, but ${arrived} arrived.`];
	});
}
