import { formatMoney } from '../../money';
import { ownershipOf } from '../identity';
import type { PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { BooksCustomer, DirectDebitCustomer, Invitation, Mandate } from '../types';
import { review, writeVerdict, type Verdict } from '../verdict';
import { checkDetails, checkStanding, checkWanted } from './checkStanding';
import type { MandatesContext } from './context';
import { changedDetails, detailsOf, type CustomerDetails } from './customerDetails';
import { firstPaymentFor } from './firstPayment';
import { standingOf, type MandateStanding } from './mandateStanding';
import { matchCustomer, type CustomerMatch } from './matchCustomer';
import { remind, withdraw } from './openInvitation';
import { createCustomerStep, inviteSteps, markStep, updateCustomerStep } from './requests';

/** Decides about one customer of the books: one line, or two when details changed as well. */
export function decideCustomer(
	context: MandatesContext,
	customer: BooksCustomer,
	subject: PlanSubject,
): void {
	const { writer } = context;
	if (!customer.active) {
		writer.nothing('inactive', 'The customer is inactive in the books.', subject);
		return;
	}
	const match = matchCustomer(context, customer, subject);
	if ('outcome' in match) {
		writeVerdict(writer, match, subject);
		return;
	}
	const { holder } = match;
	const about = { ...subject, goCardlessId: holder?.id };
	const mandates = mandatesOf(context, customer, holder);
	if (holder !== undefined && adopt(context, customer, { ...match, holder }, mandates, about)) {
		return;
	}
	const isUpdated = holder !== undefined && update(context, customer, holder, about);
	const invitations = invitationsOf(context, customer, holder);
	const standing = standingOf(mandates, invitations, customer.currency);
	const details = detailsOf(customer);
	const verdict =
		checkStanding(customer, standing) ??
		checkWanted(customer, context.settings) ??
		withdraw(context, customer, standing, about) ??
		remind(context, customer, holder, standing, details, about) ??
		checkDetails(details) ??
		checkInvitationCount(context, standing);
	if (verdict === undefined) {
		invite(context, customer, holder, standing, details, about);
	} else if (verdict !== 'done' && !(isUpdated && verdict.outcome === 'nothing')) {
		writeVerdict(writer, verdict, about, { email: details.email });
	}
}

function mandatesOf(
	{ markedMandates, mandatesByHolder }: MandatesContext,
	customer: BooksCustomer,
	holder: DirectDebitCustomer | undefined,
): Mandate[] {
	const held = holder === undefined ? [] : (mandatesByHolder.get(holder.id) ?? []);
	return [...new Set([...(markedMandates.get(customer.id) ?? []), ...held])];
}

function invitationsOf(
	{ markedInvitations, invitationsByHolder }: MandatesContext,
	customer: BooksCustomer,
	holder: DirectDebitCustomer | undefined,
): Invitation[] {
	const held = holder === undefined ? [] : (invitationsByHolder.get(holder.id) ?? []);
	return [...new Set([...(markedInvitations.get(customer.id) ?? []), ...held])];
}

/** Marks a customer and mandates that exist at GoCardless already; everything else waits a run. */
function adopt(
	{ writer, settings }: MandatesContext,
	customer: BooksCustomer,
	{ holder, isMarked, by }: CustomerMatch & { holder: DirectDebitCustomer },
	mandates: readonly Mandate[],
	subject: PlanSubject,
): boolean {
	const unmarked = mandates.filter(
		({ metadata }) => ownershipOf(metadata, settings.books) === 'unmarked',
	);
	const wanted = [
		...(isMarked ? [] : [markStep(writer, 'customers', holder, customer.id)]),
		...unmarked.map((mandate) => markStep(writer, 'mandates', mandate, customer.id)),
	];
	if (wanted.length === 0) return false;
	const steps = wanted.filter((step): step is PlannedStep => step !== undefined);
	if (steps.length < wanted.length) {
		writer.review(
			'noRoomForMark',
			`GoCardless customer ${holder.id} or one of its mandates has metadata of its own and no room ` +
				'for ours (three keys are the limit). Remove a key there.',
			subject,
		);
		return true;
	}
	const found = isMarked ? '' : `, recognised by ${by},`;
	writer.do(
		'goCardless',
		'adopt',
		`GoCardless customer ${holder.id}${found} with ${unmarked.length} ` +
			`${unmarked.length === 1 ? 'mandate' : 'mandates'} is linked to this customer of the books.`,
		subject,
		steps,
	);
	return true;
}

function update(
	{ writer, settings }: MandatesContext,
	customer: BooksCustomer,
	holder: DirectDebitCustomer,
	subject: PlanSubject,
): boolean {
	if (!settings.updateCustomers) return false;
	const changes = changedDetails(detailsOf(customer), holder);
	const fields = Object.keys(changes);
	if (fields.length === 0) return false;
	writer.do(
		'goCardless',
		'updateCustomer',
		`Changed in the books: ${fields.map((field) => field.replaceAll('_', ' ')).join(', ')}.`,
		subject,
		[updateCustomerStep(writer, holder.id, changes)],
	);
	return true;
}

function checkInvitationCount(
	{ settings }: MandatesContext,
	{ invitationCount, lastEnd }: MandateStanding,
): Verdict | undefined {
	if (invitationCount < settings.maximumInvitations) return undefined;
	return review(
		'invitedOften',
		`The customer was invited ${invitationCount} times and has no usable mandate. ` +
			'Speak to the customer.',
		lastEnd?.id,
	);
}

function invite(
	context: MandatesContext,
	customer: BooksCustomer,
	holder: DirectDebitCustomer | undefined,
	{ lastEnd }: MandateStanding,
	details: CustomerDetails,
	subject: PlanSubject,
): void {
	const { writer, settings } = context;
	const create = holder === undefined ? [createCustomerStep(writer, customer, details)] : [];
	const reference = holder?.id ?? { $id: 'customer' };
	const firstInvoice = firstPaymentFor(context, customer);
	const paying =
		firstInvoice === undefined
			? ''
			: `, and to pay invoice ${firstInvoice.number ?? firstInvoice.id} over ` +
				`${formatMoney({ minorUnits: firstInvoice.balance, currency: firstInvoice.currency })} at once`;
	const again = lastEnd === undefined ? '' : ` again, since ${lastEnd.id} is ${lastEnd.status}`;
	writer.do(
		'goCardless',
		lastEnd === undefined ? 'invite' : 'reinvite',
		`The customer is asked for a mandate${again}${paying}.`,
		subject,
		[
			...create,
			...inviteSteps(writer, settings, customer, reference, details, {
				discriminator: lastEnd?.id ?? 'first',
				firstInvoice,
			}),
		],
		{ email: details.email },
	);
}
