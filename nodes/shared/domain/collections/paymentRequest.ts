import { invoiceMetadata } from '../identity';
import type { PlanWriter } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import { schemeReferenceLength } from '../schemes';
import type { Settings } from '../settings';
import type { Collection, OpenInvoice } from '../types';
import type { ChosenMandate } from './chooseMandate';

const DESCRIPTION_LENGTH = 100;

export interface PaymentRequest {
	invoice: OpenInvoice;
	/** Minor units. */
	amount: number;
	/** How often collecting this invoice was started before, whatever came of it: the key depends on it. */
	attempts: number;
	chosen: ChosenMandate;
	chargeDate: string;
}

/** The request that debits a customer for an invoice. */
export function createPaymentStep(
	writer: PlanWriter,
	settings: Settings,
	{ invoice, amount, attempts, chosen, chargeDate }: PaymentRequest,
): PlannedStep {
	const body: Record<string, unknown> = {
		amount,
		currency: invoice.currency,
		description: describeInvoice(invoice, settings),
		metadata: invoiceMetadata(settings.books, invoice.customerId, invoice.id),
		links: { mandate: chosen.mandate.id },
	};
	// The earliest day is left to GoCardless: named, it is refused once the bank's cut-off has passed
	// (GoCardless sheet 5.1).
	if (chargeDate > chosen.nextChargeDate) body.charge_date = chargeDate;
	const reference = bankReference(invoice, chosen, settings);
	if (reference !== undefined) body.reference = reference;
	if (settings.retryIfPossible) body.retry_if_possible = true;
	return {
		name: 'payment',
		resource: 'payments',
		verb: 'create',
		body,
		// Without the amount, on purpose: of two runs that saw an invoice before and after it was changed,
		// only one may make the next debit; the run after them corrects the amount.
		idempotencyKey: writer.key('collect-invoice', [invoice.id], String(attempts + 1)),
	};
}

/** The request that takes back a debit which the bank does not have yet. */
export function cancelPaymentStep(
	writer: PlanWriter,
	{ id }: Collection,
	name: string,
): PlannedStep {
	return {
		name,
		resource: 'payments',
		verb: 'cancel',
		id,
		body: {},
		idempotencyKey: writer.key('cancel-payment', [id]),
	};
}

export function describeInvoice({ number, id }: OpenInvoice, { companyName }: Settings): string {
	return `Invoice ${number ?? id} ${companyName}`.slice(0, DESCRIPTION_LENGTH).trim();
}

/** Left out where the scheme has no room: a reference that is too long refuses the whole payment. */
function bankReference(
	{ number }: OpenInvoice,
	{ mandate }: ChosenMandate,
	{ setReference }: Settings,
): string | undefined {
	if (!setReference || number === undefined) return undefined;
	return number.length <= schemeReferenceLength(mandate.scheme) ? number : undefined;
}
