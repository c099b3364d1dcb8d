import { describeInvoice } from '../collections/paymentRequest';
import {
	customerMetadata,
	invoiceMetadata,
	MAXIMUM_METADATA_KEYS,
	REMINDER_KEY,
} from '../identity';
import type { PlanWriter } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { Settings } from '../settings';
import type { BooksCustomer, Metadata, OpenInvoice } from '../types';
import type { CustomerDetails } from './customerDetails';

/** A GoCardless id, or the id that an earlier step of the same plan returns. */
export type IdReference = string | { $id: string };

export function createCustomerStep(
	writer: PlanWriter,
	{ id }: BooksCustomer,
	details: CustomerDetails,
): PlannedStep {
	return {
		name: 'customer',
		resource: 'customers',
		verb: 'create',
		body: { ...details, metadata: customerMetadata(writer.books, id) },
		idempotencyKey: writer.key('create-customer', [id]),
	};
}

/** Whether metadata is replaced or merged is not documented, so the whole map is sent (sheet 1.3). */
export function markStep(
	writer: PlanWriter,
	resource: 'customers' | 'mandates',
	{ id, metadata }: { id: string; metadata: Metadata },
	customerId: string,
): PlannedStep | undefined {
	const complete = { ...metadata, ...customerMetadata(writer.books, customerId) };
	if (Object.keys(complete).length > MAXIMUM_METADATA_KEYS) return undefined;
	return {
		name: `mark ${id}`,
		resource,
		verb: 'update',
		id,
		body: { metadata: complete },
		idempotencyKey: writer.key('adopt', [id, customerId]),
	};
}

export function updateCustomerStep(
	writer: PlanWriter,
	holderId: string,
	changes: CustomerDetails,
): PlannedStep {
	return {
		name: 'customer',
		resource: 'customers',
		verb: 'update',
		id: holderId,
		body: { ...changes },
		idempotencyKey: writer.key('update-customer', [holderId], JSON.stringify(changes)),
	};
}

export interface InvitationWishes {
	/** What makes this invitation another than the one before: what ended it. */
	discriminator: string;
	/** Paid on the same page, as an instant bank payment. */
	firstInvoice?: OpenInvoice;
}

export function inviteSteps(
	writer: PlanWriter,
	settings: Settings,
	customer: BooksCustomer,
	holder: IdReference,
	details: CustomerDetails,
	{ discriminator, firstInvoice }: InvitationWishes,
): PlannedStep[] {
	const { invitation, creditorId, companyName } = settings;
	const metadata = customerMetadata(writer.books, customer.id);
	const mandateRequest: Record<string, unknown> = {
		currency: customer.currency,
		description: invitation.description ?? `Direct Debit for invoices of ${companyName}`,
		// This copy lands on the mandate; the one outside only marks the request (sheet 4.1).
		metadata,
	};
	if (invitation.scheme !== undefined) mandateRequest.scheme = invitation.scheme;
	const links: Record<string, unknown> = { customer: holder };
	if (creditorId !== undefined) links.creditor = creditorId;
	return [
		{
			name: 'invitation',
			resource: 'billing_requests',
			verb: 'create',
			body: {
				mandate_request: mandateRequest,
				...(firstInvoice === undefined
					? {}
					: { payment_request: askForPayment(writer, settings, firstInvoice) }),
				metadata,
				links,
			},
			idempotencyKey: writer.key('invite', [customer.id], discriminator),
		},
		flowStep(
			settings,
			{ $id: 'invitation' },
			details,
			writer.key('invite-flow', [customer.id], discriminator),
		),
	];
}

function askForPayment(writer: PlanWriter, settings: Settings, invoice: OpenInvoice) {
	return {
		amount: invoice.balance,
		currency: invoice.currency,
		description: describeInvoice(invoice, settings),
		metadata: invoiceMetadata(writer.books, invoice.customerId, invoice.id),
	};
}

export function withdrawStep(writer: PlanWriter, invitationId: string): PlannedStep {
	return {
		name: 'invitation',
		resource: 'billing_requests',
		verb: 'cancel',
		id: invitationId,
		body: {},
		idempotencyKey: writer.key('withdraw-invitation', [invitationId]),
	};
}

/**
 * A new page for the same request. Pages cannot be listed (sheet 4.2), so the reminder is noted on
 * the customer first: better one reminder too few than one in every run.
 */
export function remindSteps(
	writer: PlanWriter,
	settings: Settings,
	holder: { id: string; metadata: Metadata },
	invitationId: string,
	details: CustomerDetails,
	reminder: number,
): PlannedStep[] {
	return [
		{
			name: 'customer',
			resource: 'customers',
			verb: 'update',
			id: holder.id,
			body: { metadata: { ...holder.metadata, [REMINDER_KEY]: `${invitationId}:${reminder}` } },
			idempotencyKey: writer.key('note-reminder', [holder.id, invitationId], String(reminder)),
		},
		flowStep(
			settings,
			invitationId,
			details,
			writer.key('remind-flow', [invitationId], String(reminder)),
		),
	];
}

function flowStep(
	{ invitation }: Settings,
	billingRequest: IdReference,
	details: CustomerDetails,
	idempotencyKey: string,
): PlannedStep {
	const body: Record<string, unknown> = {
		links: { billing_request: billingRequest },
		prefilled_customer: details,
		lock_currency: true,
	};
	if (invitation.redirectUri !== undefined) body.redirect_uri = invitation.redirectUri;
	if (invitation.exitUri !== undefined) body.exit_uri = invitation.exitUri;
	if (invitation.language !== undefined) body.language = invitation.language;
	return {
		name: 'page',
		resource: 'billing_request_flows',
		verb: 'create',
		body,
		idempotencyKey,
	};
}
