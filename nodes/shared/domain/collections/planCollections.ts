import { compareText } from '../lists';
import { PlanWriter, type PlanItem, type PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import { CANCELLABLE_STATUS, collectionState } from '../statuses';
import type { Collection, OpenInvoice } from '../types';
import {
	buildContext,
	uniqueInvoices,
	type CollectionsContext,
	type CollectionsInput,
} from './context';
import { decideInvoice } from './decideInvoice';
import { decideRecurring } from './decideRecurring';
import { isCancellable } from './exposure';
import { cancelScheduleStep } from './instalments';
import { cancelPaymentStep } from './paymentRequest';

/** Positions of the plan's input lists: what an outcome is paired with. */
export const INVOICES_INPUT = 0;
export const COLLECTIONS_INPUT = 3;

/**
 * Decides, for every open invoice, what is collected by Direct Debit: one line an invoice. Pure and
 * linear in the length of the lists; the same lists in any order give the same requests.
 */
export function planCollections(input: CollectionsInput): PlanItem[] {
	const writer = new PlanWriter(input.settings.books);
	const invoices = uniqueInvoices(input.invoices);
	const context = buildContext(input, invoices, writer);
	for (const { record, item } of invoices) {
		const subject = describeInvoiceSubject(context, record, item);
		if (record.schedule === undefined) decideInvoice(context, record, subject);
		else decideRecurring(context, record, subject);
	}
	if (input.holdsAllOpenInvoices === true) withdrawDebitsWithoutInvoice(context, input);
	return writer.items;
}

function describeInvoiceSubject(
	{ customers }: CollectionsContext,
	invoice: OpenInvoice,
	item: number,
): PlanSubject {
	return {
		source: { input: INVOICES_INPUT, item },
		customerId: invoice.customerId,
		customerName: customers.get(invoice.customerId)?.name ?? invoice.customerName,
		invoiceId: invoice.id,
		invoiceNumber: invoice.number,
		currency: invoice.currency,
	};
}

/**
 * A debit whose invoice is no longer open was overtaken: the invoice was paid another way, voided or
 * deleted. While the bank does not have it, it is cancelled; afterwards a person must look at it.
 */
function withdrawDebitsWithoutInvoice(
	{ writer, debits, customers, settings, schedules }: CollectionsContext,
	{ invoices, collections }: CollectionsInput,
): void {
	const open = new Set(invoices.map(({ id }) => id));
	const positions = new Map(collections.map(({ id }, item) => [id, item]));
	const cancelled = new Set<string>();
	const cancelStep = (debit: Collection, invoiceId: string): PlannedStep | undefined => {
		if (isCancellable(debit, invoiceId, settings)) {
			return cancelPaymentStep(writer, debit, 'cancelled');
		}
		const schedule = schedules.find(debit.instalmentScheduleId);
		const isWaiting = debit.status === CANCELLABLE_STATUS;
		if (schedule === undefined || !isWaiting || !schedules.isOurs(schedule)) return undefined;
		return cancelScheduleStep(writer, schedule, 'cancelled');
	};
	const lost = [...debits.markedInvoices()]
		.filter(([invoiceId]) => !open.has(invoiceId))
		.sort(([left], [right]) => compareText(left, right));
	for (const [invoiceId, marked] of lost) {
		for (const debit of marked) {
			if (collectionState(debit.status) !== 'live') continue;
			const customerId = debit.metadata.customer;
			const subject: PlanSubject = {
				source: { input: COLLECTIONS_INPUT, item: positions.get(debit.id) ?? 0 },
				customerId,
				customerName: customers.get(customerId ?? '')?.name,
				invoiceId,
				goCardlessId: debit.id,
				currency: debit.currency,
			};
			const situation =
				`Payment ${debit.id} is being collected, but its invoice is no longer open: it was paid ` +
				'another way, voided or deleted.';
			const cancel = cancelStep(debit, invoiceId);
			if (cancel !== undefined) {
				if (cancel.id !== undefined && cancelled.has(String(cancel.id))) continue;
				cancelled.add(String(cancel.id));
				writer.do(
					'goCardless',
					'cancelCollection',
					`${situation} What the bank does not have yet is cancelled.`,
					subject,
					[cancel],
					{ amount: debit.amount },
				);
				continue;
			}
			writer.review(
				'debitWithoutInvoice',
				`${situation} The bank already has the debit, so refund it once it is collected, or keep ` +
					'it as credit.',
				subject,
				{ amount: debit.amount },
			);
		}
	}
}
