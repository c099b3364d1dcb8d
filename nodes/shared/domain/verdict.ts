import type { PlanDetails, PlanSubject, PlanWriter } from './planItem';

/** The end of a decision without a request: why nothing is done, or what a person has to decide. */
export interface Verdict {
	outcome: 'nothing' | 'review';
	/** One stable word. */
	code: string;
	/** A sentence for a bookkeeper. */
	reason: string;
	/** The GoCardless record it is about, when it is not that of the subject. */
	goCardlessId?: string;
}

export function nothing(code: string, reason: string, goCardlessId?: string): Verdict {
	return { outcome: 'nothing', code, reason, goCardlessId };
}

export function review(code: string, reason: string, goCardlessId?: string): Verdict {
	return { outcome: 'review', code, reason, goCardlessId };
}

export function writeVerdict(
	writer: PlanWriter,
	{ outcome, code, reason, goCardlessId }: Verdict,
	subject: PlanSubject,
	details?: PlanDetails,
): void {
	const about = goCardlessId === undefined ? subject : { ...subject, goCardlessId };
	if (outcome === 'nothing') writer.nothing(code, reason, about, details);
	else writer.review(code, reason, about, details);
}
