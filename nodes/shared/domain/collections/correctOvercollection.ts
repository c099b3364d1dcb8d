import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import { isDirectDebitCurrency } from '../schemes';
import { CANCELLABLE_STATUS, isScheduleLive } from '../statuses';
import type { PlannedStep } from '../plannedAction';
import type { Collection, InstalmentSchedule, OpenInvoice } from '../types';
import type { CollectionsContext } from './context';
import type { InvoiceDebits } from './debits';
import type { Exposure } from './exposure';
import { partsFor } from './collect';
import { cancelScheduleStep, createScheduleStep, spreadOver, type Instalment } from './instalments';
import { cancelPaymentStep, createPaymentStep } from './paymentRequest';
import { planDebit } from './planDebit';

/**
 * More is on its way than the invoice still needs: it was paid by hand, credited, lowered or voided
 * after the debit was made. What GoCardless can still cancel is cancelled, single debits before
 * instalments, and collected anew with the amount that is left; what the bank already has, a person
 * must look at.
 */
export function correctOvercollection(
	context: CollectionsContext,
	invoice: OpenInvoice,
	debits: InvoiceDebits,
	exposure: Exposure,
	subject: PlanSubject,
): void {
	const { writer } = context;
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	const format = (minorUnits: number) => formatMoney({ minorUnits, currency: invoice.currency });
	const situation =
		`${format(exposure.live)} is being collected, but only ${format(owed)} of the invoice is ` +
		'still owed';
	const singles = exposure.cancellable;
	const excess = exposure.live - owed;
	const schedule = sumOf(singles) < excess ? waitingSchedule(context, debits) : undefined;
	const [first] = singles;
	if (first === undefined && schedule === undefined) {
		const stuck = debits.all.map(({ id }) => id).join(', ');
		writer.review(
			'overcollected',
			`${situation}, and the bank already has the debit (${stuck}). ` +
				'Refund the difference once it is collected, or keep it as credit.',
			subject,
			{ amount: excess },
		);
		return;
	}
	const cancelled = sumOf(singles) + sumOf(schedule?.waiting ?? []);
	const steps = [
		...singles.map((debit, place) => cancelPaymentStep(writer, debit, `cancelled${place + 1}`)),
		...(schedule === undefined ? [] : [cancelScheduleStep(writer, schedule.record, 'cancelled')]),
	];
	const about = { ...subject, goCardlessId: first?.id ?? schedule?.record.id };
	const rest = owed - (exposure.live - cancelled) - exposure.collected;
	const again = rest > 0 ? collectRest(context, invoice, debits, rest, schedule) : undefined;
	if (again === undefined) {
		writer.do(
			'goCardless',
			'cancelCollection',
			`${situation}: what the bank does not have yet is cancelled.`,
			about,
			steps,
			{ amount: cancelled },
		);
		return;
	}
	writer.do(
		'goCardless',
		'recollectInvoice',
		`${situation}: what the bank does not have yet is cancelled, and ${format(rest)} is collected ` +
			`${again.told} instead.`,
		about,
		[...steps, again.step],
		{ amount: rest, chargeDate: again.chargeDate },
	);
}

interface WaitingSchedule {
	record: InstalmentSchedule;
	/** Its debits that the bank does not have yet. */
	waiting: readonly Collection[];
}

/** The live schedule of ours whose end takes something back. */
function waitingSchedule(
	{ schedules }: CollectionsContext,
	debits: InvoiceDebits,
): WaitingSchedule | undefined {
	for (const record of debits.schedules) {
		if (!isScheduleLive(record.status) || !schedules.isOurs(record)) continue;
		const waiting = debits.all.filter(
			({ instalmentScheduleId, status }) =>
				instalmentScheduleId === record.id && status === CANCELLABLE_STATUS,
		);
		if (waiting.length > 0) return { record, waiting };
	}
	return undefined;
}

/** The request for what is left; none where a person has to decide first, who is asked in the next run. */
function collectRest(
	context: CollectionsContext,
	invoice: OpenInvoice,
	debits: InvoiceDebits,
	rest: number,
	schedule: WaitingSchedule | undefined,
): { step: PlannedStep; told: string; chargeDate: string } | undefined {
	const { writer, settings } = context;
	const { attempts } = debits;
	const mandate = schedule?.record.mandateId;
	if (schedule !== undefined && mandate !== undefined) {
		const days = schedule.waiting.flatMap(({ chargeDate }) => chargeDate ?? []);
		const parts = partsOfRest(context, invoice, rest, days.sort());
		const [part] = parts;
		if (part === undefined) return undefined;
		const step = createScheduleStep(writer, settings, invoice, parts, { mandate, attempts });
		return { step, told: `in ${parts.length} instalments`, chargeDate: part.chargeDate };
	}
	if (!isDirectDebitCurrency(invoice.currency)) return undefined;
	const wanted = planDebit(context, invoice, rest);
	if ('outcome' in wanted) return undefined;
	const step = createPaymentStep(writer, settings, { invoice, attempts, ...wanted });
	return { step, told: `on ${wanted.chargeDate}`, chargeDate: wanted.chargeDate };
}

function sumOf(debits: readonly Collection[]): number {
	return debits.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * On the days that were to come; as long as GoCardless has not named them, divided anew. None where that
 * needs a person, who is asked in the next run.
 */
function partsOfRest(
	context: CollectionsContext,
	invoice: OpenInvoice,
	rest: number,
	days: readonly string[],
): Instalment[] {
	if (days.length > 0) return spreadOver(rest, days);
	const wanted = planDebit(context, invoice, rest);
	const parts = 'outcome' in wanted ? wanted : partsFor(context, invoice, wanted);
	return 'outcome' in parts ? [] : parts;
}
