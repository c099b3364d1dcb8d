import { formatMoney } from '../../money';
import { latestDate } from '../calendar';
import { invoiceMetadata, recurringReference } from '../identity';
import type { PlanSubject } from '../planItem';
import { schemeCurrency } from '../schemes';
import type { OpenInvoice, RecurringSchedule } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { chooseMandate, type ChosenMandate } from './chooseMandate';
import type { CollectionsContext } from './context';

const NAME_LENGTH = 255;

/** Most periods between two charges: a subscription charges at least once a year (GoCardless 5.4). */
const LONGEST_INTERVAL: Record<string, number> = { weekly: 52, monthly: 12, yearly: 1 };

/** Decides whether the template of a recurring invoice becomes a subscription; one line. */
export function decideRecurring(
	context: CollectionsContext,
	template: OpenInvoice,
	subject: PlanSubject,
): void {
	const { writer, settings, today } = context;
	const { currency, total: amount, schedule, recurringId = template.id } = template;
	const plan = checkTemplate(context, template) ?? planSubscription(context, template);
	if ('outcome' in plan || schedule === undefined) {
		if ('outcome' in plan) writeVerdict(writer, plan, subject, { amount });
		return;
	}
	const startDate = latestDate(schedule.nextDate, plan.nextChargeDate, today) ?? today;
	const body: Record<string, unknown> = {
		amount,
		currency,
		name: `${settings.companyName} ${template.number ?? ''}`.trim().slice(0, NAME_LENGTH),
		interval: schedule.interval,
		interval_unit: schedule.intervalUnit,
		start_date: startDate,
		metadata: invoiceMetadata(settings.books, template.customerId, recurringReference(recurringId)),
		links: { mandate: plan.mandate.id },
	};
	const day = dayOfMonth(schedule);
	if (day !== undefined) body.day_of_month = day;
	if (settings.retryIfPossible) body.retry_if_possible = true;
	const earlier = context.subscriptions.allFor(template).length;
	// Without the amount: of two runs that saw different amounts, only one may subscribe.
	const discriminator = String(earlier + 1);
	writer.do(
		'goCardless',
		'subscribe',
		`${formatMoney({ minorUnits: amount, currency })} is collected ${schedule.intervalUnit} from ` +
			`${startDate}, as the recurring invoice in the books says.`,
		{ ...subject, goCardlessId: plan.mandate.id },
		[
			{
				name: 'subscription',
				resource: 'subscriptions',
				verb: 'create',
				body,
				idempotencyKey: writer.key('subscribe', [recurringId], discriminator),
			},
		],
		{ amount, chargeDate: startDate },
	);
}

function checkTemplate(
	{ settings, subscriptions }: CollectionsContext,
	template: OpenInvoice,
): Verdict | undefined {
	if (settings.collectionMode !== 'subscription') {
		return nothing(
			'template',
			'A recurring invoice is not collected itself; the invoices made from it are.',
		);
	}
	const live = subscriptions.findLive(template);
	if (live !== undefined && live.amount === template.total) {
		return nothing(
			'subscribed',
			`Subscription ${live.id} collects this recurring invoice.`,
			live.id,
		);
	}
	if (live !== undefined) {
		return review(
			'subscriptionAmount',
			`Subscription ${live.id} collects ` +
				`${formatMoney({ minorUnits: live.amount, currency: live.currency })}, but the recurring ` +
				'invoice says otherwise. Change the amount of the subscription in GoCardless.',
			live.id,
		);
	}
	const similar = subscriptions.findSimilar(template);
	if (similar !== undefined) {
		return review(
			'maybeSubscribed',
			`Subscription ${similar.id} of this customer has the same amount but names no invoice.`,
			similar.id,
		);
	}
	return undefined;
}

function planSubscription(
	{ mandatesByCustomer }: CollectionsContext,
	{ schedule, customerId, currency, total }: OpenInvoice,
): ChosenMandate | Verdict {
	if (schedule === undefined || !schedule.active) {
		return nothing('templateInactive', 'The recurring invoice is switched off in the books.');
	}
	if (total <= 0) return nothing('paid', 'The recurring invoice is over nothing.');
	const longest = LONGEST_INTERVAL[schedule.intervalUnit];
	const hasDay = schedule.intervalUnit !== 'monthly' || dayOfMonth(schedule) !== undefined;
	const fits = longest !== undefined && schedule.interval >= 1 && schedule.interval <= longest;
	if (!fits || !hasDay || schedule.endDate !== undefined) {
		return review(
			'schedule',
			'A GoCardless subscription cannot follow the schedule of this recurring invoice ' +
				'(weekly, monthly up to the 28th or on the last day, yearly; without an end). ' +
				'Its invoices are collected one by one.',
		);
	}
	const mandates = mandatesByCustomer.get(customerId) ?? [];
	const fitting = mandates.filter(({ scheme }) => schemeCurrency(scheme) === currency);
	return chooseMandate(fitting.length > 0 ? fitting : mandates, currency);
}

/** GoCardless takes 1 to 28, or -1 for the last day; other schedules are left to a person. */
function dayOfMonth({ intervalUnit, dayOfMonth: day }: RecurringSchedule): number | undefined {
	if (intervalUnit !== 'monthly' || day === undefined) return undefined;
	if (day === 31) return -1;
	return day >= 1 && day <= 28 ? day : undefined;
}
