import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { OpenInvoice, Subscription } from '../types';
import { instructionFor } from './instructions';
import type { CollectionsContext } from './context';

/**
 * Keeps a subscription as its recurring invoice is: another amount, switched off, at its end, or no
 * longer wanted. What was paused in GoCardless is never resumed by us: nobody knows why it was paused.
 *
 * @returns whether a line was written
 */
export function changeSubscription(
	context: CollectionsContext,
	template: OpenInvoice,
	subject: PlanSubject,
): boolean {
	const live = context.subscriptions.findLive(template);
	if (live === undefined) return false;
	const change = findChange(context, template, live);
	if (change === undefined) return false;
	const { writer } = context;
	const about = { ...subject, goCardlessId: live.id };
	if ('review' in change) {
		writer.review('subscriptionPaused', change.review, about, { amount: template.total });
		return true;
	}
	const { action, reason, step } = change;
	writer.do('goCardless', action, reason, about, [step], { amount: template.total });
	return true;
}

type Change = { action: string; reason: string; step: PlannedStep } | { review: string };

function findChange(
	{ writer, today, customers, settings }: CollectionsContext,
	template: OpenInvoice,
	{ id, amount, currency, status }: Subscription,
): Change | undefined {
	const { schedule, total } = template;
	const step = (verb: string, body: Record<string, unknown>, discriminator: string) => ({
		name: 'subscription',
		resource: 'subscriptions',
		verb,
		id,
		body,
		idempotencyKey: writer.key(`${verb}-subscription`, [id], discriminator),
	});
	const instruction = instructionFor(template, customers.get(template.customerId));
	const { endDate, nextDate } = schedule ?? {};
	const hasEnded = endDate !== undefined && (endDate < today || (nextDate ?? '') > endDate);
	if (
		hasEnded ||
		instruction.mode === 'skip' ||
		settings.skipCustomers.includes(template.customerId)
	) {
		return {
			action: 'endSubscription',
			reason: hasEnded
				? `The recurring invoice ended on ${endDate}, so subscription ${id} ends.`
				: `The books say that this is not collected by Direct Debit, so subscription ${id} ends.`,
			step: step('cancel', {}, 'end'),
		};
	}
	if (schedule?.active === false) {
		if (status === 'paused') return undefined;
		return {
			action: 'pauseSubscription',
			reason: `The recurring invoice is switched off in the books, so subscription ${id} is paused.`,
			step: step('pause', {}, today),
		};
	}
	if (status === 'paused') {
		return {
			review:
				`Subscription ${id} is paused, but the recurring invoice is not. Resume it in GoCardless, ` +
				'or switch the recurring invoice off.',
		};
	}
	if (amount === total) return undefined;
	return {
		action: 'changeSubscription',
		reason:
			`The recurring invoice is over ${formatMoney({ minorUnits: total, currency })} now, so ` +
			`subscription ${id} changes from ${formatMoney({ minorUnits: amount, currency })}. ` +
			'GoCardless allows ten changes.',
		step: step('update', { amount: total }, `${amount} ${total} ${today}`),
	};
}
