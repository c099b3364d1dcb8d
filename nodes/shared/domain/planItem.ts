import { deriveIdempotencyKey } from '../idempotency';
import { formatMoney } from '../money';
import {
	sealPlannedAction,
	type PlannedAction,
	type PlannedStep,
	type Vendor,
} from './plannedAction';

/** Where an outcome comes from: the position in one input list of the plan. */
export interface PlanSource {
	input: number;
	item: number;
}

/** What the plan is about; every field a later node may need, since it cannot reach back. */
export interface PlanSubject {
	source: PlanSource;
	customerId?: string;
	customerName?: string;
	invoiceId?: string;
	invoiceNumber?: string;
	/** The GoCardless record it is about: payment, mandate, customer or billing request. */
	goCardlessId?: string;
	currency?: string;
	/** The GoCardless event that gave the hint, where one did. */
	eventId?: string;
}

export interface PlanDetails {
	/** Minor units. */
	amount?: number;
	chargeDate?: string;
	email?: string;
	/** Minor units that stay as the customer's credit. */
	unapplied?: number;
	/** What a payout consists of, for a person who has to find out what is wrong with it. */
	items?: readonly PlanDetailItem[];
	/** "0.10 GBP": what a sum is off by. */
	differenceText?: string;
}

export interface PlanDetailItem {
	type: string;
	goCardlessId: string | null;
	amountText: string;
}

/** One line of a plan: what is done, or why nothing is, or what a person has to decide. */
export interface PlanItem {
	outcome: 'do' | 'nothing' | 'review';
	source: PlanSource;
	json: PlanJson;
}

export interface PlanJson {
	/** `collectInvoice` and the like; `nothing`; `review`. */
	action: string;
	/** Why, in one stable word; workflows may branch on it. */
	code: string;
	/** Why, in a sentence. */
	reason: string;
	books: string;
	customerId: string | null;
	customerName: string | null;
	invoiceId: string | null;
	invoiceNumber: string | null;
	goCardlessId: string | null;
	amount: { minorUnits: number; currency: string } | null;
	/** "12.34 GBP", or empty. */
	amountText: string;
	chargeDate?: string;
	email?: string;
	/** The GoCardless event that gave the hint; the ledger keeps it. */
	eventId?: string;
	unappliedText?: string;
	items?: PlanDetailItem[];
	differenceText?: string;
	/** The key of the request that moves the money or makes the record. */
	idempotencyKey?: string;
	/** The same in every run, as long as the same thing has to be decided. */
	reviewKey?: string;
	plannedAction?: PlannedAction;
	/** In a dry run: who would have been asked, and under which key. */
	wouldAct?: { vendor: Vendor; idempotencyKey: string };
}

/** The same in every run, as long as the same thing has to be decided. */
export function reviewKeyOf(books: string, code: string, subject: PlanSubject): string {
	const { customerId = '', invoiceId = '', goCardlessId = '' } = subject;
	const subjects = [code, customerId, invoiceId, goCardlessId];
	return deriveIdempotencyKey({ books, purpose: 'review', subjects });
}

/**
 * The idempotency key of a booking's last step, which stands for the whole, or of the step that makes
 * a part of it before.
 */
export type StepKeys = (part?: string) => string;

/** Writes the lines of one plan for one company. */
export class PlanWriter {
	readonly items: PlanItem[] = [];

	constructor(readonly books: string) {}

	/** The last step is the one that counts: its key becomes the key of the line. */
	do(
		vendor: Vendor,
		action: string,
		reason: string,
		subject: PlanSubject,
		steps: PlannedStep[],
		details: PlanDetails = {},
	): void {
		const json = this.describe(action, action, reason, subject, details);
		json.idempotencyKey = steps[steps.length - 1]?.idempotencyKey;
		json.plannedAction = sealPlannedAction({ vendor, action, books: this.books, steps });
		this.items.push({ outcome: 'do', source: subject.source, json });
	}

	nothing(code: string, reason: string, subject: PlanSubject, details: PlanDetails = {}): void {
		const json = this.describe('nothing', code, reason, subject, details);
		this.items.push({ outcome: 'nothing', source: subject.source, json });
	}

	review(code: string, reason: string, subject: PlanSubject, details: PlanDetails = {}): void {
		const json = this.describe('review', code, reason, subject, details);
		json.reviewKey = reviewKeyOf(this.books, code, subject);
		this.items.push({ outcome: 'review', source: subject.source, json });
	}

	/** An idempotency key for these books. */
	key(purpose: string, subjects: string[], discriminator?: string): string {
		return deriveIdempotencyKey({ books: this.books, purpose, subjects, discriminator });
	}

	/** The keys of one booking, however many steps its ledger needs for it. */
	keys(purpose: string, subjects: string[], discriminator?: string): StepKeys {
		return (part) =>
			this.key(part === undefined ? purpose : `${purpose}-${part}`, subjects, discriminator);
	}

	private describe(
		action: string,
		code: string,
		reason: string,
		subject: PlanSubject,
		{ amount, chargeDate, email, unapplied, items, differenceText }: PlanDetails,
	): PlanJson {
		const { currency } = subject;
		const money =
			amount === undefined || currency === undefined ? null : { minorUnits: amount, currency };
		const json: PlanJson = {
			action,
			code,
			reason,
			books: this.books,
			customerId: subject.customerId ?? null,
			customerName: subject.customerName ?? null,
			invoiceId: subject.invoiceId ?? null,
			invoiceNumber: subject.invoiceNumber ?? null,
			goCardlessId: subject.goCardlessId ?? null,
			amount: money,
			amountText: money === null ? '' : formatMoney(money),
		};
		if (subject.eventId !== undefined) json.eventId = subject.eventId;
		if (chargeDate !== undefined) json.chargeDate = chargeDate;
		if (email !== undefined) json.email = email;
		if (unapplied !== undefined && currency !== undefined) {
			json.unappliedText = formatMoney({ minorUnits: unapplied, currency });
		}
		if (items !== undefined) json.items = [...items];
		if (differenceText !== undefined) json.differenceText = differenceText;
		return json;
	}
}
