import { z } from 'zod';

import { optionalText, textOrNone } from '../../invalidRecord';
import type { RecurringSchedule } from '../../types';

/** `RecurringInfo` of a recurring invoice template (QuickBooks sheet 12, RecurringTransaction). */
export const recurringInfo = z.object({
	Active: z.boolean().nullish(),
	RecurType: z.string().nullish(),
	ScheduleInfo: z
		.object({
			IntervalType: z.string().nullish(),
			NumInterval: z.number().int().nullish(),
			DayOfMonth: z.number().int().nullish(),
			NextDate: optionalText,
			EndDate: optionalText,
		})
		.nullish(),
});

const INTERVAL_UNITS: Record<string, RecurringSchedule['intervalUnit']> = {
	Daily: 'daily',
	Weekly: 'weekly',
	Monthly: 'monthly',
	Yearly: 'yearly',
};

export function readSchedule(
	raw: z.infer<typeof recurringInfo> | null | undefined,
): RecurringSchedule {
	const schedule = raw?.ScheduleInfo;
	return {
		// Only automatic templates make invoices without a person.
		active: raw?.Active !== false && raw?.RecurType === 'Automated',
		intervalUnit: INTERVAL_UNITS[schedule?.IntervalType ?? ''] ?? 'unknown',
		interval: schedule?.NumInterval ?? 1,
		dayOfMonth: schedule?.DayOfMonth ?? undefined,
		nextDate: textOrNone(schedule?.NextDate),
		endDate: textOrNone(schedule?.EndDate),
	};
}
