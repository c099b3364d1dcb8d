import { z } from 'zod';

import { emit } from '../business/events';
import { cancelSchedule, spellOut } from '../business/instalments';
import { byApi, type Call } from '../http/call';
import { wrongField } from '../http/errors';
import {
	amount,
	amountOrZero,
	currency,
	date,
	metadataOnly,
	optionalMetadata,
	optionalText,
	text,
	wholeNumber,
} from '../http/fields';
import { createdAt } from '../http/filters';
import { action, creation, operation, type Resource } from '../http/resource';
import type { Instalment, InstalmentSchedule } from '../model/records';
import {
	assertAmount,
	assertAppFee,
	assertCurrency,
	assertReference,
	assertRetries,
	usableMandate,
} from './paymentRules';

const STATUSES = ['pending', 'active', 'creation_failed', 'completed', 'cancelled', 'errored'];

const common = z
	.object({
		name: text(100),
		total_amount: amount,
		currency,
		app_fee: amountOrZero.optional(),
		payment_reference: optionalText(140),
		retry_if_possible: z.boolean().optional(),
		metadata: optionalMetadata,
		links: z.object({ mandate: z.string() }).strict(),
	})
	.strict();

const withDates = z
	.array(z.object({ amount, charge_date: date, description: text(255).optional() }).strict())
	.min(1, 'must have at least one instalment');

const withSchedule = z
	.object({
		start_date: date.optional(),
		interval: wholeNumber.pipe(z.number().min(1, 'must be at least 1')),
		interval_unit: z.enum(['weekly', 'monthly', 'yearly']),
		amounts: z.array(amount).min(1, 'must have at least one amount'),
	})
	.strict();

const datesSchema = common.extend({ instalments: withDates }).strict();

const scheduleSchema = common.extend({ instalments: withSchedule }).strict();

type Body = z.output<typeof common>;

const fromDates = creation(datesSchema, (call, body, pointer) =>
	create(call, body, body.instalments, pointer),
);

const fromSchedule = creation(scheduleSchema, (call, body, pointer) =>
	create(call, body, spellOut(body.instalments, call.world.today), pointer),
);

export const instalmentSchedules: Resource<InstalmentSchedule> = {
	plural: 'instalment_schedules',
	store: (world) => world.instalmentSchedules,
	// The plain path takes both shapes; clients disagree on further paths (GoCardless sheet 5.3).
	create: {
		run: (call, body, envelope) => {
			const { instalments } = body as { instalments?: unknown };
			return (Array.isArray(instalments) ? fromDates : fromSchedule).run(call, body, envelope);
		},
	},
	createPaths: {
		create_with_dates: fromDates,
		create_with_schedule: fromSchedule,
		with_dates: fromDates,
		with_schedule: fromSchedule,
	},
	list: {
		filters: {
			created_at: createdAt,
			customer: { kind: 'equals', read: ({ links }) => links.customer, index: 'customer' },
			mandate: { kind: 'equals', read: ({ links }) => links.mandate, index: 'mandate' },
			status: { kind: 'equals', read: ({ status }) => status, values: STATUSES, most: 5 },
		},
	},
	update: operation('instalment_schedules', metadataOnly, (_call, schedule, { metadata }) => {
		if (metadata !== undefined) schedule.metadata = { ...metadata };
	}),
	actions: {
		cancel: action(metadataOnly, (call, schedule, { metadata }) =>
			cancelSchedule(call.world, schedule, byApi(call, 'instalment_schedule_cancelled', metadata)),
		),
	},
};

function create(
	call: Call,
	body: Body,
	instalments: Instalment[],
	pointer: string,
): InstalmentSchedule {
	const { world } = call;
	const mandate = usableMandate(world, body.links.mandate, pointer);
	assertCurrency(mandate, body.currency, pointer);
	instalments.forEach((instalment, index) =>
		assertAmount(mandate, instalment.amount, `${pointer}/instalments/${index}/amount`),
	);
	const sum = instalments.reduce((total, instalment) => total + instalment.amount, 0);
	if (sum !== body.total_amount) {
		throw wrongField(`${pointer}/total_amount`, 'must be the sum of the instalment amounts');
	}
	assertAppFee(call, body.app_fee, Math.min(...instalments.map((one) => one.amount)), pointer);
	assertReference(world, mandate, body.payment_reference, `${pointer}/payment_reference`);
	assertRetries(world, body.retry_if_possible, pointer);
	const schedule: InstalmentSchedule = {
		id: world.ids.next('IS'),
		created_at: world.clock.iso(),
		name: body.name,
		currency: body.currency,
		total_amount: body.total_amount,
		status: 'pending',
		payment_errors: {},
		metadata: { ...body.metadata },
		links: { mandate: mandate.id, customer: mandate.links.customer, payments: [] },
		internal: {
			instalments,
			paymentReference: body.payment_reference ?? null,
			retryIfPossible: body.retry_if_possible ?? false,
			...(body.app_fee === undefined ? {} : { appFee: body.app_fee }),
		},
	};
	world.instalmentSchedules.add(schedule);
	world.pendingSchedules.add(schedule.id);
	const cause = byApi(call, 'instalment_schedule_created', body.metadata);
	const links = { instalment_schedule: schedule.id };
	emit(world, 'instalment_schedules', 'created', schedule, links, cause);
	return schedule;
}
