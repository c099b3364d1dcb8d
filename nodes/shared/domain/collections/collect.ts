import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { Collection, OpenInvoice } from '../types';
import { review, writeVerdict } from '../verdict';
import type { CollectionsContext } from './context';
import type { InvoiceDebits } from './debits';
import { createScheduleStep, divide } from './instalments';
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
 * Whether the whole of an invoice is collected in parts. What comes after a first attempt, such as an
 * instalment that failed, is collected alone.
 */
export function isDivided(
	{ settings, customers }: CollectionsContext,
	{ invoice, debits }: CollectionJob,
): boolean {
	const { mode } = instructionFor(invoice, customers.get(invoice.customerId));
	return debits.attempts === 0 && (mode ?? settings.collectionMode) === 'instalments';
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
	const { writer, settings, customers } = context;
	const { invoice, subject, debits, wanted } = job;
	const { currency, customerId } = invoice;
	const { amount, chargeDate, chosen } = wanted;
	const instruction = instructionFor(invoice, customers.get(customerId));
	const parts = context.knowsSchedules
		? divide(wanted, currency, instruction, settings)
		: review(
				'schedulesMissing',
				'This is to be collected in instalments, but the list of instalment schedules is not ' +
					'connected to the planner. Connect "Instalment Schedules", with "Always Output Data".',
			);
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

function tellCredit({ credit, invoice: { currency } }: CollectionJob): string {
	if (credit === 0) return '';
	return ` ${formatMoney({ minorUnits: credit, currency })} of credit is kept back.`;
}
