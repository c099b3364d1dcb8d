import { addDays } from '../../shared/clock';
import type { Instalment, InstalmentSchedule } from '../model/records';
import type { World } from '../world';
import { byGoCardless, emit } from './events';
import { isCollectable } from './mandates';
import { addPayment, cancelPayment } from './payments';
import type { Cause } from './events';
import { invalidState } from '../http/errors';

export interface RegularInstalments {
	start_date?: string;
	interval: number;
	interval_unit: 'weekly' | 'monthly' | 'yearly';
	amounts: number[];
}

/** Spells out a regular schedule. Months are stepped from the start, so the 31st stays the last. */
export function spellOut(regular: RegularInstalments, today: string): Instalment[] {
	const start = regular.start_date ?? today;
	return regular.amounts.map((amount, index) => ({
		amount,
		charge_date: stepDate(start, regular.interval_unit, regular.interval * index),
	}));
}

export function stepDate(
	start: string,
	unit: 'weekly' | 'monthly' | 'yearly',
	steps: number,
): string {
	if (unit === 'weekly') return addDays(start, 7 * steps);
	const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
	const months = month - 1 + (unit === 'monthly' ? steps : 12 * steps);
	const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Turns pending schedules active by making their payments; early dates are moved silently. */
export function settleSchedules(world: World): void {
	for (const id of [...world.pendingSchedules]) {
		world.pendingSchedules.delete(id);
		const schedule = world.instalmentSchedules.require(id);
		if (schedule.status === 'pending') activate(world, schedule);
	}
}

function activate(world: World, schedule: InstalmentSchedule): void {
	const mandate = world.mandates.require(schedule.links.mandate);
	const { instalments, paymentReference, retryIfPossible, appFee } = schedule.internal;
	if (!isCollectable(mandate)) {
		schedule.status = 'creation_failed';
		schedule.payment_errors = Object.fromEntries(
			instalments.map((_, index) => [index, [{ field: 'mandate', message: 'is not active' }]]),
		);
		emit(
			world,
			'instalment_schedules',
			'creation_failed',
			schedule,
			{ instalment_schedule: schedule.id },
			{ origin: 'api', cause: 'instalment_schedule_creation_failed' },
		);
		return;
	}
	for (const instalment of instalments) {
		const payment = addPayment(world, {
			amount: instalment.amount,
			currency: schedule.currency,
			mandate,
			chargeDate: instalment.charge_date,
			description: instalment.description ?? schedule.name,
			reference: paymentReference,
			retryIfPossible,
			...(appFee === undefined ? {} : { appFee }),
			instalmentSchedule: schedule.id,
		});
		schedule.links.payments.push(payment.id);
		const links = { payment: payment.id, instalment_schedule: schedule.id };
		emit(world, 'payments', 'created', payment, links, {
			origin: 'api',
			cause: 'instalment_schedule_created',
		});
	}
	schedule.status = 'active';
}

/** Cancels the schedule and those of its payments that can still be cancelled. */
export function cancelSchedule(world: World, schedule: InstalmentSchedule, cause: Cause): void {
	if (
		schedule.status !== 'active' &&
		schedule.status !== 'pending' &&
		schedule.status !== 'errored'
	) {
		throw invalidState('cancellation_failed', 'Instalment schedule cannot be cancelled');
	}
	schedule.status = 'cancelled';
	world.pendingSchedules.delete(schedule.id);
	const links = { instalment_schedule: schedule.id };
	const event = emit(world, 'instalment_schedules', 'cancelled', schedule, links, cause);
	for (const payment of world.payments.by('instalment_schedule', schedule.id)) {
		if (payment.status !== 'pending_submission') continue;
		cancelPayment(world, payment, {
			...byGoCardless('instalment_schedule_cancelled'),
			parentEvent: event.id,
		});
	}
}
