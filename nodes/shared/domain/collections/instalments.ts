import { addInterval } from '../calendar';
import { invoiceMetadata } from '../identity';
import { formatMoney, toMinorUnits } from '../../money';
import type { PlanWriter } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { Settings } from '../settings';
import type { CollectionInstruction, InstalmentSchedule, OpenInvoice } from '../types';
import { review, type Verdict } from '../verdict';
import { describeInvoice } from './paymentRequest';
import type { Wanted } from './planDebit';

/** One part of an amount, and the day it is debited. */
export interface Instalment {
	/** Minor units. */
	amount: number;
	chargeDate: string;
}

/** Divides what is wanted, as the invoice, the customer or the settings say. */
export function divide(
	{ amount, chargeDate }: Wanted,
	currency: string,
	instruction: CollectionInstruction,
	{ instalments }: Settings,
): Instalment[] | Verdict {
	const { intervalUnit, interval } = { ...instalments, ...withoutUndefined(instruction) };
	const parts =
		instruction.amounts === undefined
			? splitEvenly(amount, instruction.count ?? instalments.count)
			: instruction.amounts.map((text) => toMinorUnits(text, currency));
	const sum = parts.reduce((total, part) => total + part, 0);
	if (sum !== amount) {
		return review(
			'instalmentsDiffer',
			`The instalments named in the books add up to ${formatMoney({ minorUnits: sum, currency })}, but ` +
				`${formatMoney({ minorUnits: amount, currency })} is to be collected. Correct them there.`,
		);
	}
	if (parts.some((part) => part <= 0)) {
		return review('instalmentsDiffer', 'Every instalment must be above zero. Name fewer of them.');
	}
	return parts.map((part, index) => ({
		amount: part,
		chargeDate: addInterval(chargeDate, intervalUnit, interval * index),
	}));
}

/** What is left of a cancelled schedule, on the days that are still to come. */
export function spreadOver(amount: number, days: readonly string[]): Instalment[] {
	const parts = splitEvenly(amount, days.length).filter((part) => part > 0);
	return parts.map((part, index) => ({ amount: part, chargeDate: days[index] ?? '' }));
}

/** Parts that differ by one minor unit at most; the larger ones come first. */
function splitEvenly(amount: number, count: number): number[] {
	const part = Math.floor(amount / count);
	const rest = amount - part * count;
	return Array.from({ length: count }, (_, index) => part + (index < rest ? 1 : 0));
}

/** The request that collects an invoice in parts. The answer is pending; its event tells the end. */
export function createScheduleStep(
	writer: PlanWriter,
	settings: Settings,
	invoice: OpenInvoice,
	instalments: readonly Instalment[],
	{ mandate, attempts }: { mandate: string; attempts: number },
): PlannedStep {
	const body: Record<string, unknown> = {
		name: describeInvoice(invoice, settings),
		total_amount: instalments.reduce((total, { amount }) => total + amount, 0),
		currency: invoice.currency,
		instalments: instalments.map(({ amount, chargeDate }) => ({
			amount,
			charge_date: chargeDate,
			description: describeInvoice(invoice, settings),
		})),
		metadata: invoiceMetadata(settings.books, invoice.customerId, invoice.id),
		links: { mandate },
	};
	if (settings.retryIfPossible) body.retry_if_possible = true;
	return {
		name: 'schedule',
		resource: 'instalment_schedules',
		verb: 'create',
		body,
		// The same key as a single debit would have: of two runs that saw different wishes, one acts.
		idempotencyKey: writer.key('collect-invoice', [invoice.id], String(attempts + 1)),
	};
}

/** The request that ends a schedule: payments the bank does not have yet are cancelled with it. */
export function cancelScheduleStep(
	writer: PlanWriter,
	{ id }: InstalmentSchedule,
	name: string,
): PlannedStep {
	return {
		name,
		resource: 'instalment_schedules',
		verb: 'cancel',
		id,
		body: {},
		idempotencyKey: writer.key('cancel-schedule', [id]),
	};
}

function withoutUndefined({ intervalUnit, interval }: CollectionInstruction) {
	return intervalUnit === undefined ? {} : { intervalUnit, interval: interval ?? 1 };
}
