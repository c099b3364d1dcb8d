import type { Payment, PaymentStatus } from '../model/records';
import type { World } from '../world';
import { byGoCardless, emit } from './events';

const COLLECTED: readonly PaymentStatus[] = ['confirmed', 'paid_out'];

/** A schedule is errored by a failure, completed when its last payment is collected. */
export function updateScheduleOf(world: World, payment: Payment): void {
	const schedule = world.instalmentSchedules.require(payment.links.instalment_schedule ?? '');
	const links = { instalment_schedule: schedule.id };
	const tell = (action: string, cause: string) =>
		emit(world, 'instalment_schedules', action, schedule, links, byGoCardless(cause));
	const payments = world.payments.by('instalment_schedule', schedule.id);
	const isBroken = payments.some(({ status }) => status === 'failed' || status === 'charged_back');
	if (isBroken && (schedule.status === 'active' || schedule.status === 'completed')) {
		const late = schedule.status === 'completed';
		schedule.status = 'errored';
		tell('errored', late ? 'instalment_schedule_errored_late' : 'instalment_schedule_errored');
	} else if (!isBroken && schedule.status === 'errored') {
		schedule.status = 'active';
		tell('resumed', 'instalment_schedule_resumed');
	}
	const isDone =
		payments.length === schedule.internal.instalments.length &&
		payments.every(({ status }) => COLLECTED.includes(status));
	if (isDone && schedule.status === 'active') {
		schedule.status = 'completed';
		tell('completed', 'instalment_schedule_completed');
	}
}
