import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { Collection, OpenInvoice } from '../types';
import { collectionState } from '../statuses';
import { review, writeVerdict, type Verdict } from '../verdict';
import type { CollectionsContext } from './context';
import type { InvoiceDebits } from './debits';
import { createScheduleStep, divide, type Instalment } from './instalments';
import { instructionFor } from './instructions';
import { cancelPaymentStep, createPaymentStep } from './paymentRequest';
import type { Wanted } from './planDebit';

/** One invoice that is to be collected, with everything that was found out about it. */
export interface CollectionJob {
	invoice: OpenInvoice;
	subject: PlanSubject;
	debits: InvoiceDebits;
	wanted: Wanted;
	/** Minor units that are kept back. */
	credit: number;
	/** A debit over less that takes its place. */
	replaced?: Collection;
}

/**
 * Whether the whole of an invoice is collected in parts. Once one of its debits took money or failed,
 * what is left is collected alone: an instalment that failed is not divided again.
 */
export function isDivided(
	{ settings, customers }: CollectionsContext,
	{ invoice, debits }: Pick<CollectionJob, 'debits' | 'invoice'>,
): boolean {
	const { mode } = instructionFor(invoice, customers.get(invoice.customerId));
	return (
		(mode ?? settings.collectionMode) === 'instalments' &&
		debits.all.every(({ status }) => collectionState(status) === 'cancelled')
	);
}

/** One debit; a smaller one that the bank does not have yet gives way to it. */
export function collectAtOnce({ writer, settings }: CollectionsContext, job: CollectionJob): void {
	const { invoice, subject, debits, wanted, replaced } = job;
	const { amount, chosen, chargeDate } = wanted;
	const create = createPaymentStep(writer, settings, {
		invoice,
		attempts: debits.attempts,
		...wanted,
	});
	const about = { ...subject, goCardlessId: replaced?.id ?? chosen.mandate.id };
	const text = formatMoney({ minorUnits: amount, currency: invoice.currency });
	if (replaced === undefined) {
		writer.do(
			'goCardless',
			'collectInvoice',
			`${text} is collected on ${chargeDate}.${tellCredit(job)}${chosen.explanation}`,
			about,
			[create],
			{ amount, chargeDate },
		);
		return;
	}
	writer.do(
		'goCardless',
		'recollectInvoice',
		`The invoice grew after payment ${replaced.id} was made, and the bank does not have it yet: ` +
			`it is cancelled, and ${text} is collected on ${chargeDate} instead.${tellCredit(job)}`,
		about,
		[cancelPaymentStep(writer, replaced, 'cancelled'), create],
		{ amount, chargeDate },
	);
}

/** An instalment schedule over the whole amount. */
export function collectInParts(context: CollectionsContext, job: CollectionJob): void {
	const { writer, settings } = context;
	const { invoice, subject, debits, wanted } = job;
	const { currency } = invoice;
	const { amount, chargeDate, chosen } = wanted;
	const parts = partsFor(context, invoice, wanted);
	if ('outcome' in parts) {
		writeVerdict(writer, parts, subject, { amount });
		return;
	}
	const told = parts
		.map((part) => `${formatMoney({ minorUnits: part.amount, currency })} on ${part.chargeDate}`)
		.join(', ');
	writer.do(
		'goCardless',
		'collectInInstalments',
		`${formatMoney({ minorUnits: amount, currency })} is collected in ${parts.length} instalments: ` +
			`${told}.${tellCredit(job)}${chosen.explanation}`,
		{ ...subject, goCardlessId: chosen.mandate.id },
		[
			createScheduleStep(writer, settings, invoice, parts, {
				mandate: chosen.mandate.id,
				attempts: debits.attempts,
			}),
		],
		{ amount, chargeDate },
	);
}

/** The parts of what is wanted, as the invoice, the customer or the settings say. */
export function partsFor(
	{ knowsSchedules, settings, customers }: CollectionsContext,
	invoice: OpenInvoice,
	wanted: Wanted,
): Instalment[] | Verdict {
	if (!knowsSchedules) {
		return review(
			'schedulesMissing',
			'This is to be collected in instalments, but the list of instalment schedules is not ' +
				'connected to the planner. Connect "Instalment Schedules", with "Always Output Data".',
		);
	}
	const instruction = instructionFor(invoice, customers.get(invoice.customerId));
	return divide(wanted, invoice.currency, instruction, settings);
}

function tellCredit({ credit, invoice: { currency } }: CollectionJob): string {
	if (credit === 0) return '';
	return ` ${formatMoney({ minorUnits: credit, currency })} of credit is kept back.`;
}
