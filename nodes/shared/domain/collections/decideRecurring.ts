import { formatMoney } from '../../money';
import { addInterval, latestDate } from '../calendar';
import { invoiceMetadata, recurringReference } from '../identity';
import type { PlanSubject } from '../planItem';
import { schemeCurrency } from '../schemes';
import type { OpenInvoice, RecurringSchedule } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { changeSubscription } from './changeSubscription';
import { chooseMandate, type ChosenMandate } from './chooseMandate';
import type { CollectionsContext } from './context';
import { instructionFor } from './instructions';

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
	if (changeSubscription(context, template, subject)) return;
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
	const count = countCharges(startDate, schedule);
	if (count !== undefined) body.count = count;
	if (settings.retryIfPossible) body.retry_if_possible = true;
	const earlier = context.subscriptions.allFor(template).length;
	// Without the amount: of two runs that saw different amounts, only one may subscribe.
	const discriminator = String(earlier + 1);
	writer.do(
		'goCardless',
		'subscribe',
		`${formatMoney({ minorUnits: amount, currency })} is collected ${schedule.intervalUnit} from ` +
			`${startDate}${count === undefined ? '' : `, ${count} times`}, as the recurring invoice in the ` +
			'books says.',
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
	{ subscriptions, customers, settings }: CollectionsContext,
	template: OpenInvoice,
): Verdict | undefined {
	const customer = customers.get(template.customerId);
	const { mode = settings.collectionMode } = instructionFor(template, customer);
	const live = subscriptions.findLive(template);
	if (live !== undefined) {
		return nothing(
			'subscribed',
			`Subscription ${live.id} collects this recurring invoice.`,
			live.id,
		);
	}
	if (mode !== 'subscription') {
		return nothing(
			'template',
			'A recurring invoice is not collected itself; the invoices made from it are.',
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
	const { nextDate, endDate } = schedule;
	if (endDate !== undefined && (nextDate === undefined || nextDate > endDate)) {
		return nothing('templateEnded', `The recurring invoice ended on ${endDate}.`);
	}
	const longest = LONGEST_INTERVAL[schedule.intervalUnit];
	const hasDay = schedule.intervalUnit !== 'monthly' || dayOfMonth(schedule) !== undefined;
	const fits = longest !== undefined && schedule.interval >= 1 && schedule.interval <= longest;
	if (!fits || !hasDay) {
		return review(
			'schedule',
			'A GoCardless subscription cannot follow the schedule of this recurring invoice ' +
				'(weekly, monthly up to the 28th or on the last day, yearly). ' +
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

/** How many charges fall between the start and the end of a schedule; undefined without an end. */
function countCharges(
	startDate: string,
	{ intervalUnit, interval, endDate }: RecurringSchedule,
): number | undefined {
	if (endDate === undefined || intervalUnit === 'daily' || intervalUnit === 'unknown') {
		return undefined;
	}
	let count = 0;
	while (addInterval(startDate, intervalUnit, interval * count) <= endDate) count += 1;
	return count;
}
