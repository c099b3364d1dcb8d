import type { RunResult } from '../harness/inProcess';

/** The newest thing that was said about a payment, or about an invoice. */
export interface Said {
	outcome: 'do' | 'nothing' | 'review';
	code: string;
	reason: string;
}

const OUTCOMES = ['do', 'nothing', 'review'] as const;

/** What the planner said last about each GoCardless payment: what a bookkeeper would find. */
export class PlanMemory {
	private readonly byPayment = new Map<string, Said>();

	note(run: RunResult): void {
		for (const [output, outcome] of OUTCOMES.entries()) {
			for (const line of run.items('Plan', output)) {
				const { goCardlessId: id, code, reason } = line;
				if (typeof id !== 'string' || !id.startsWith('PM') || !isAboutPosting(run)) continue;
				this.byPayment.set(id, { outcome, code: String(code), reason: String(reason) });
			}
		}
	}

	/** The open question about a payment, if the last word was one. */
	questionAbout(payment: string): Said | undefined {
		const said = this.byPayment.get(payment);
		return said?.outcome === 'review' ? said : undefined;
	}

	saidAbout(payment: string): Said | undefined {
		return this.byPayment.get(payment);
	}
}

/** Lines of other plans speak of payments, too, but not of whether they are in the books. */
function isAboutPosting(run: RunResult): boolean {
	return run.executed.includes('Payments as they are now');
}
