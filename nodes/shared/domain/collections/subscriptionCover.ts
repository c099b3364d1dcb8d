import { ownershipOf, recurringReference } from '../identity';
import { append, dropRepeats } from '../lists';
import { isSubscriptionLive } from '../statuses';
import type { OpenInvoice, Subscription } from '../types';
import { nothing, review, type Verdict } from '../verdict';

/** Knows which invoices a GoCardless subscription collects, so that they are not collected twice. */
export class SubscriptionBook {
	/** By `metadata.invoice`: an invoice id, or the reference of a recurring template. */
	private readonly byInvoice = new Map<string, Subscription[]>();

	/** Live ones of a customer that do not say what they collect. */
	private readonly unspecific = new Map<string, Subscription[]>();

	constructor(
		books: string,
		subscriptions: readonly Subscription[],
		customerOfMandate: ReadonlyMap<string, string>,
	) {
		for (const { record } of dropRepeats(subscriptions, ({ id }) => id, isLiver)) {
			const ownership = ownershipOf(record.metadata, books);
			if (ownership === 'foreign') continue;
			const { invoice, customer } = ownership === 'ours' ? record.metadata : {};
			const owner = customer ?? customerOfMandate.get(record.mandateId ?? '');
			if (invoice !== undefined) append(this.byInvoice, invoice, record);
			else if (owner !== undefined && isSubscriptionLive(record.status)) {
				append(this.unspecific, owner, record);
			}
		}
	}

	/** Why an invoice is not collected by itself, if a subscription does or may do so. */
	explainCover(invoice: OpenInvoice): Verdict | undefined {
		const covering = this.findLive(invoice);
		if (covering !== undefined) {
			return nothing(
				'coveredBySubscription',
				`Subscription ${covering.id} collects this invoice.`,
				covering.id,
			);
		}
		const similar = this.findSimilar(invoice);
		if (similar === undefined) return undefined;
		return review(
			'maybeCoveredBySubscription',
			`Subscription ${similar.id} of this customer collects the same amount without saying for ` +
				'which invoice. Cancel it in GoCardless, or collect this invoice by hand.',
			similar.id,
		);
	}

	findLive(invoice: OpenInvoice): Subscription | undefined {
		return this.allFor(invoice).find(({ status }) => isSubscriptionLive(status));
	}

	findSimilar({ customerId, currency, total }: OpenInvoice): Subscription | undefined {
		return this.unspecific
			.get(customerId)
			?.find((entry) => entry.amount === total && entry.currency === currency);
	}

	/** Subscriptions ever made for an invoice or its recurring template. */
	allFor({ id, recurringId, schedule }: OpenInvoice): Subscription[] {
		const forTemplate =
			recurringId === undefined ? [] : (this.byInvoice.get(recurringReference(recurringId)) ?? []);
		const forInvoice = schedule === undefined ? (this.byInvoice.get(id) ?? []) : [];
		return [...forInvoice, ...forTemplate];
	}
}

function isLiver(candidate: Subscription, kept: Subscription): boolean {
	return isSubscriptionLive(candidate.status) && !isSubscriptionLive(kept.status);
}
