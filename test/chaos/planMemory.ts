import type { RunResult } from '../harness/inProcess';
import type { TemplateName } from '../world/directDebitWorld';

/** The newest thing that was said about a payment, a refund or a payout. */
export interface Said {
	outcome: 'do' | 'nothing' | 'review';
	code: string;
	reason: string;
	day: string;
}

const OUTCOMES = ['do', 'nothing', 'review'] as const;

/** Each template speaks of these; what others say in passing does not count. */
const SUBJECTS: Partial<Record<TemplateName, RegExp>> = {
	events: /^(PM|RF)/,
	payouts: /^PO/,
};

/** What the planner said last about each GoCardless record: what a bookkeeper would find. */
export class PlanMemory {
	private readonly byId = new Map<string, Said>();

	note(template: TemplateName, run: RunResult, day: string): void {
		const subject = SUBJECTS[template];
		if (subject === undefined) return;
		for (const [output, outcome] of OUTCOMES.entries()) {
			for (const { goCardlessId: id, code, reason } of run.items('Plan', output)) {
				if (typeof id !== 'string' || !subject.test(id)) continue;
				this.byId.set(id, { outcome, code: String(code), reason: String(reason), day });
			}
		}
	}

	/** The open question about a record, if the last word was one. */
	questionAbout(id: string): Said | undefined {
		const said = this.byId.get(id);
		return said?.outcome === 'review' ? said : undefined;
	}

	/** Ids with an open question. */
	get questions(): Array<[id: string, said: Said]> {
		return [...this.byId].filter(([, { outcome }]) => outcome === 'review');
	}

	saidAbout(id: string): Said | undefined {
		return this.byId.get(id);
	}
}
