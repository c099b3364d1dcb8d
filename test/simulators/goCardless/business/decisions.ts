import type { Payment } from '../model/records';

export type Outcome = 'confirm' | 'fail' | 'lateFailure' | 'chargeback';

export interface OutcomeDetails {
	/** One of the causes of GoCardless sheet 7.2. */
	cause?: string;
	/** Working days after paying out (late failure, chargeback) until it comes; 2 when left out. */
	workingDays?: number;
	/** The reversal comes while the payment is merely confirmed. */
	beforePayout?: boolean;
	/** How many payments (or attempts) this applies to; all when left out. */
	times?: number;
}

export type PaymentMatch = string | ((payment: Payment) => boolean);

interface Rule extends OutcomeDetails {
	match: PaymentMatch;
	outcome: Outcome;
}

/** What will become of payments: the newest rule that matches wins, else they are confirmed. */
export class Decisions {
	private readonly rules: Rule[] = [];

	add(match: PaymentMatch, outcome: Outcome, details: OutcomeDetails = {}): void {
		this.rules.unshift({ ...details, match, outcome });
	}

	take(payment: Payment): { outcome: Outcome } & OutcomeDetails {
		const rule = this.rules.find(
			({ match, times }) =>
				times !== 0 && (typeof match === 'string' ? match === payment.id : match(payment)),
		);
		if (rule === undefined) return { outcome: 'confirm' };
		if (rule.times !== undefined) rule.times -= 1;
		return rule;
	}
}
