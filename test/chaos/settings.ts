import type { SeededRandom } from '../simulators/shared/random';

export type PostingMoment = 'submitted' | 'confirmed' | 'paid_out';

/** What the set-up of one company was answered. */
export interface ChaosSettings {
	postingMoment: PostingMoment;
	maximumAttempts: number;
	inviteCustomers: 'all' | 'withBalance';
	leadDays: number;
	unappliedMoney: 'review' | 'book';
	reversalMethod: 'journalEntry' | 'void';
	refundBooking: 'receivable' | 'refundsAccount' | 'refundReceipt';
	payoutEntry: 'deposit' | 'journalEntry';
	payoutDetail: 'totals' | 'items';
	suspenseAfterDays: number;
	/** The tax within GoCardless' fees has an account of its own. */
	usesFeeVat: boolean;
}

export function chooseSettings(random: SeededRandom): ChaosSettings {
	return {
		postingMoment: random.pick<PostingMoment>([
			'confirmed',
			'confirmed',
			'confirmed',
			'submitted',
			'paid_out',
		]),
		maximumAttempts: random.integer(1, 2),
		inviteCustomers: random.pick(['all', 'withBalance']),
		leadDays: random.integer(5, 90),
		unappliedMoney: random.pick(['review', 'book']),
		reversalMethod: random.pick(['journalEntry', 'journalEntry', 'void']),
		refundBooking: random.pick(['receivable', 'refundsAccount', 'refundReceipt']),
		payoutEntry: random.pick(['deposit', 'deposit', 'journalEntry']),
		payoutDetail: random.pick(['totals', 'items']),
		// Longer than templates stand still here, so that what is ours is in the books by then.
		suspenseAfterDays: random.integer(9, 12),
		usesFeeVat: random.chance(0.5),
	};
}
