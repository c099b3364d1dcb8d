import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import { isDirectDebitCurrency } from '../schemes';
import { CANCELLABLE_STATUS, isScheduleLive } from '../statuses';
import type { OpenInvoice } from '../types';
import type { CollectionsContext } from './context';
import type { InvoiceDebits } from './debits';
import type { Exposure } from './exposure';
import { cancelScheduleStep, createScheduleStep, spreadOver } from './instalments';
import { cancelPaymentStep, createPaymentStep } from './paymentRequest';
import { planDebit } from './planDebit';

/**
 * More is on its way than the invoice still needs: it was paid by hand, credited, lowered or voided
 * after the debit was made. What GoCardless can still cancel is cancelled, and collected anew with
 * the amount that is left; what the bank already has, a person must look at.
 */
export function correctOvercollection(
	context: CollectionsContext,
	invoice: OpenInvoice,
	debits: InvoiceDebits,
	exposure: Exposure,
	subject: PlanSubject,
): void {
	const { writer, settings } = context;
	const { currency } = invoice;
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	const format = (minorUnits: number) => formatMoney({ minorUnits, currency });
	const situation =
		`${format(exposure.live)} is being collected, but only ${format(owed)} of the invoice is ` +
		'still owed';
	const { cancellable } = exposure;
	const [first] = cancellable;
	if (first === undefined) {
		if (cancelSchedule(context, invoice, debits, exposure, subject, situation)) return;
		const stuck = debits.all.map(({ id }) => id).join(', ');
		writer.review(
			'overcollected',
			`${situation}, and the bank already has the debit (${stuck}). ` +
				'Refund the difference once it is collected, or keep it as credit.',
			subject,
			{ amount: exposure.live - owed },
		);
		return;
	}
	const cancelled = cancellable.reduce((sum, { amount }) => sum + amount, 0);
	const steps = cancellable.map((debit, index) =>
		cancelPaymentStep(writer, debit, `cancelled${index + 1}`),
	);
	const about = { ...subject, goCardlessId: first.id };
	const rest = owed - (exposure.live - cancelled) - exposure.collected;
	const wanted =
		rest > 0 && isDirectDebitCurrency(currency) ? planDebit(context, invoice, rest) : undefined;
	if (wanted === undefined || 'outcome' in wanted) {
		writer.do(
			'goCardless',
			'cancelCollection',
			`${situation}: the debit is cancelled while the bank does not have it yet.`,
			about,
			steps,
			{ amount: cancelled },
		);
		return;
	}
	const create = createPaymentStep(writer, settings, {
		invoice,
		attempts: debits.attempts,
		...wanted,
	});
	writer.do(
		'goCardless',
		'recollectInvoice',
		`${situation}: the debit is cancelled, and ${format(rest)} is collected on ` +
			`${wanted.chargeDate} instead.`,
		about,
		[...steps, create],
		{ amount: rest, chargeDate: wanted.chargeDate },
	);
}

/**
 * Ends the instalment schedule of an invoice, and spreads what is still owed over the days that were to
 * come. Only a schedule of ours, and only where that takes something back.
 */
function cancelSchedule(
	context: CollectionsContext,
	invoice: OpenInvoice,
	debits: InvoiceDebits,
	exposure: Exposure,
	subject: PlanSubject,
	situation: string,
): boolean {
	const { writer, settings, schedules } = context;
	const schedule = debits.schedules.find(
		(candidate) => isScheduleLive(candidate.status) && schedules.isOurs(candidate),
	);
	const waiting = debits.all.filter(
		({ instalmentScheduleId, status }) =>
			instalmentScheduleId === schedule?.id && status === CANCELLABLE_STATUS,
	);
	if (schedule === undefined || waiting.length === 0) return false;
	const cancelled = waiting.reduce((sum, { amount }) => sum + amount, 0);
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	const rest = owed - (exposure.live - cancelled) - exposure.collected;
	const days = waiting.map(({ chargeDate }) => chargeDate ?? '').filter((day) => day !== '');
	const about = { ...subject, goCardlessId: schedule.id };
	const cancel = cancelScheduleStep(writer, schedule, 'cancelled');
	const mandate = schedule.mandateId;
	if (rest <= 0 || days.length === 0 || mandate === undefined) {
		writer.do(
			'goCardless',
			'cancelCollection',
			`${situation}: the instalments that the bank does not have yet are cancelled.`,
			about,
			[cancel],
			{ amount: cancelled },
		);
		return true;
	}
	const parts = spreadOver(rest, days.sort());
	const text = formatMoney({ minorUnits: rest, currency: invoice.currency });
	const create = createScheduleStep(writer, settings, invoice, parts, {
		mandate,
		attempts: debits.attempts,
	});
	writer.do(
		'goCardless',
		'recollectInvoice',
		`${situation}: the instalments that the bank does not have yet are cancelled, and ${text} is ` +
			`collected on the same days instead.`,
		about,
		[cancel, create],
		{ amount: rest, chargeDate: parts[0]?.chargeDate },
	);
	return true;
}
