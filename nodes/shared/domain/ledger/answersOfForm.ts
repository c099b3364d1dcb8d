import { z } from 'zod';

import type { PlanItem } from '../planItem';
import type { OpenWorkLists, OpenWorkOptions } from './openWork';

/** What a person may decide; the first word of the option that a form shows. */
export const CHOICES = ['approve', 'match', 'skip', 'retry', 'undo'] as const;
export type Choice = (typeof CHOICES)[number];

const text = z
	.string()
	.trim()
	.nullish()
	.transform((given) => given ?? '');

/** What a form gives back; a question that was not asked is missing, one without an answer null. */
export const answersSchema = z.object({
	choice: text,
	cases: z
		.union([z.array(z.string()), z.string()])
		.nullish()
		.transform((given) => (typeof given === 'string' ? [given] : (given ?? [])))
		.transform((labels) => labels.filter((label) => label.trim() !== '')),
	invoice: text,
	run: text,
	note: text,
});

export type Answers = z.infer<typeof answersSchema>;

export interface DecideLists extends OpenWorkLists {
	answers: readonly unknown[];
	settings: readonly unknown[];
	/** What the number or id that a person gave was found to be. */
	invoices?: readonly unknown[];
	/** The payment of the case that is matched. */
	payments?: readonly unknown[];
}

export interface DecideOptions extends OpenWorkOptions {
	/** Who decides; stands in the audit. */
	by: string;
	notOlderThanDays: number;
}

/** What a decision comes to: rows and requests, or what is wrong with it. */
export interface Outcome {
	actions: PlanItem[];
	problems: string[];
	sentences: string[];
	paymentId?: string;
	invoiceId?: string;
}

export interface Decided {
	/** Rows with the decision added, to be recorded. */
	decisions: object[];
	/** What is sent to a vendor because of them. */
	actions: PlanItem[];
	answer: {
		isAccepted: boolean;
		choice: string;
		/** What is wrong with the answers; then nothing is decided at all. */
		problems: string[];
		/** What was decided, for the last page. */
		sentences: string[];
		/** Of the run that shall be undone. */
		run: string;
		/** Of a payment that was matched by hand. */
		paymentId: string;
		invoiceId: string;
		/** As they were given, so that a page can come back with them. */
		shown: Answers;
	};
}
