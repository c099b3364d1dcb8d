import { daysBetween } from '../calendar';
import { MAXIMUM_METADATA_KEYS, REMINDER_KEY } from '../identity';
import type { PlanSubject } from '../planItem';
import type { BooksCustomer, DirectDebitCustomer } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { checkDetails } from './checkStanding';
import type { MandatesContext } from './context';
import type { CustomerDetails } from './customerDetails';
import { explainOutdated } from './firstPayment';
import type { MandateStanding } from './mandateStanding';
import { remindSteps, withdrawStep } from './requests';

/** Withdraws an invitation that asks for money which is no longer owed; the next run invites anew. */
export function withdraw(
	context: MandatesContext,
	customer: BooksCustomer,
	{ openInvitation: open }: MandateStanding,
	subject: PlanSubject,
): 'done' | undefined {
	const outdated = open === undefined ? undefined : explainOutdated(context, customer, open);
	if (open === undefined || outdated === undefined) return undefined;
	const { writer } = context;
	writer.do(
		'goCardless',
		'withdrawInvitation',
		`${outdated} The invitation is withdrawn; the next run makes a new one.`,
		{ ...subject, goCardlessId: open.id },
		[withdrawStep(writer, open.id)],
	);
	return 'done';
}

/** Reminds of an open invitation when a period has passed; 'done' when a line was written. */
export function remind(
	{ writer, settings, today }: MandatesContext,
	{ id }: BooksCustomer,
	holder: DirectDebitCustomer | undefined,
	{ openInvitation: open }: MandateStanding,
	details: CustomerDetails,
	subject: PlanSubject,
): Verdict | 'done' | undefined {
	if (open === undefined) return undefined;
	const { reminderAfterDays, maximumReminders } = settings;
	const age = daysBetween(open.createdAt, today);
	const reminder = Math.min(Math.floor(age / reminderAfterDays), maximumReminders);
	const [notedFor, noted] = (holder?.metadata[REMINDER_KEY] ?? '').split(':');
	const sent = notedFor === open.id ? Number(noted) : 0;
	const hasRoom =
		holder !== undefined &&
		(REMINDER_KEY in holder.metadata ||
			Object.keys(holder.metadata).length < MAXIMUM_METADATA_KEYS);
	if (reminder <= sent || !hasRoom) {
		const isOver = age >= reminderAfterDays * (maximumReminders + 1);
		if (!isOver) {
			return nothing(
				'invited',
				`The customer was invited on ${open.createdAt.slice(0, 10)}.`,
				open.id,
			);
		}
		return review(
			'noAnswer',
			`The customer was invited ${age} days ago and has not answered. Speak to the customer, or ` +
				'cancel the billing request in GoCardless to invite again.',
			open.id,
		);
	}
	const problem = checkDetails(details);
	if (problem !== undefined) return problem;
	writer.do(
		'goCardless',
		'remind',
		`No answer to the invitation of ${open.createdAt.slice(0, 10)}: reminder ${reminder} of ` +
			`${maximumReminders}.`,
		{ ...subject, customerId: id, goCardlessId: open.id },
		remindSteps(writer, settings, holder, open.id, details, reminder),
		{ email: details.email },
	);
	return 'done';
}
