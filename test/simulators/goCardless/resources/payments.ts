import { z } from 'zod';

import { emit } from '../business/events';
import { nextPossibleChargeDate } from '../business/mandates';
import { addPayment, cancelPayment, retryPayment } from '../business/payments';
import { byApi } from '../http/call';
import { wrongField } from '../http/errors';
import {
	amount,
	amountOrZero,
	currency,
	date,
	metadataOnly,
	optionalMetadata,
	optionalText,
} from '../http/fields';
import { createdAt } from '../http/filters';
import { action, creation, operation, type Resource } from '../http/resource';
import type { Payment } from '../model/records';
import { CURRENCIES } from '../model/schemes';
import { assertOneOf } from './filterRules';
import {
	assertAmount,
	assertAppFee,
	assertCurrency,
	assertReference,
	assertRetries,
	usableMandate,
} from './paymentRules';

const STATUSES = [
	'pending_customer_approval',
	'pending_submission',
	'submitted',
	'confirmed',
	'paid_out',
	'cancelled',
	'customer_approval_denied',
	'failed',
	'charged_back',
];

const createSchema = z
	.object({
		amount,
		currency,
		charge_date: date.nullable().optional(),
		description: optionalText(255),
		reference: optionalText(140),
		metadata: optionalMetadata,
		app_fee: amountOrZero.optional(),
		retry_if_possible: z.boolean().optional(),
		faster_ach: z.boolean().optional(),
		psu_interaction_type: z.enum(['in_session', 'off_session']).optional(),
		links: z.object({ mandate: z.string() }).strict(),
	})
	.strict();

const updateSchema = z
	.object({ metadata: optionalMetadata, retry_if_possible: z.boolean().optional() })
	.strict();

const retrySchema = metadataOnly.extend({ charge_date: date.nullable().optional() }).strict();

export const payments: Resource<Payment> = {
	plural: 'payments',
	store: (world) => world.payments,
	create: creation(createSchema, (call, body, pointer) => {
		const { world } = call;
		const mandate = usableMandate(world, body.links.mandate, pointer);
		assertCurrency(mandate, body.currency, pointer);
		assertAmount(mandate, body.amount, `${pointer}/amount`);
		assertAppFee(call, body.app_fee, body.amount, pointer);
		assertReference(world, mandate, body.reference, `${pointer}/reference`);
		assertRetries(world, body.retry_if_possible, pointer);
		const earliest = nextPossibleChargeDate(world, mandate) ?? '';
		if (body.charge_date && body.charge_date < earliest) {
			throw wrongField(
				`${pointer}/charge_date`,
				"must be on or after mandate's next_possible_charge_date",
			);
		}
		const payment = addPayment(world, {
			amount: body.amount,
			currency: body.currency,
			mandate,
			chargeDate: body.charge_date,
			description: body.description,
			reference: body.reference,
			...(body.metadata === undefined ? {} : { metadata: body.metadata }),
			retryIfPossible: body.retry_if_possible ?? false,
			...(body.app_fee === undefined ? {} : { appFee: body.app_fee }),
			...(mandate.scheme === 'ach' ? { fasterAch: body.faster_ach ?? false } : {}),
		});
		const cause = byApi(call, 'payment_created', body.metadata);
		emit(world, 'payments', 'created', payment, { payment: payment.id }, cause);
		return payment;
	}),
	list: {
		filters: {
			created_at: createdAt,
			charge_date: { kind: 'range', read: (payment) => payment.charge_date },
			creditor: { kind: 'equals', read: ({ links }) => links.creditor },
			customer: { kind: 'equals', read: ({ internal }) => internal.customer, index: 'customer' },
			mandate: { kind: 'equals', read: ({ links }) => links.mandate, index: 'mandate' },
			subscription: {
				kind: 'equals',
				read: ({ links }) => links.subscription,
				index: 'subscription',
			},
			currency: { kind: 'equals', read: (payment) => payment.currency, values: CURRENCIES },
			scheme: { kind: 'equals', read: ({ scheme }) => scheme },
			status: { kind: 'equals', read: ({ status }) => status, values: STATUSES },
		},
		others: ['sort_field', 'sort_direction'],
		check: (call) => assertOneOf(call, ['creditor', 'customer']),
		sort: ({ query }) => {
			const field = query.get('sort_field');
			if (field !== 'charge_date' && field !== 'amount') return undefined;
			const direction = query.get('sort_direction') === 'asc' ? 1 : -1;
			const key = (payment: Payment) =>
				field === 'amount' ? String(payment.amount).padStart(16, '0') : (payment.charge_date ?? '');
			return (a, b) => direction * key(a).localeCompare(key(b));
		},
	},
	update: operation('payments', updateSchema, ({ world }, payment, body, pointer) => {
		assertRetries(world, body.retry_if_possible, pointer);
		if (body.metadata !== undefined) payment.metadata = { ...body.metadata };
		payment.retry_if_possible = body.retry_if_possible ?? payment.retry_if_possible;
	}),
	actions: {
		cancel: action(metadataOnly, (call, payment, { metadata }) =>
			cancelPayment(call.world, payment, byApi(call, 'payment_cancelled', metadata)),
		),
		retry: action(retrySchema, (call, payment, body) => {
			const cause = byApi(call, 'payment_retried', body.metadata);
			retryPayment(call.world, payment, cause, body.charge_date);
		}),
	},
};
