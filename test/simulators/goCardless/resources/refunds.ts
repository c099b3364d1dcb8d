import { z } from 'zod';

import { held } from '../business/ledger';
import { addRefund } from '../business/refunds';
import { byApi, type Call } from '../http/call';
import { invalidState, invalidUsage, linkNotFound, wrongField } from '../http/errors';
import { amount, metadataOnly, optionalMetadata, optionalText, wholeNumber } from '../http/fields';
import { createdAt } from '../http/filters';
import { creation, operation, type Resource } from '../http/resource';
import type { Payment, Refund } from '../model/records';
import { schemeOf } from '../model/schemes';
import { assertOneOf } from './filterRules';

const createSchema = z
	.object({
		amount,
		total_amount_confirmation: wholeNumber.optional(),
		reference: optionalText(140),
		metadata: optionalMetadata,
		links: z.object({ payment: z.string().optional(), mandate: z.string().optional() }).strict(),
	})
	.strict();

type Body = z.output<typeof createSchema>;

export const refunds: Resource<Refund> = {
	plural: 'refunds',
	store: (world) => world.refunds,
	create: creation(createSchema, (call, body, pointer) => {
		const { world } = call;
		if (!world.creditor.can_create_refunds) {
			throw invalidUsage(403, 'forbidden', 'Forbidden request');
		}
		if ((body.links.payment === undefined) === (body.links.mandate === undefined)) {
			throw wrongField(`${pointer}/links`, 'must hold either a payment or a mandate');
		}
		return body.links.payment === undefined
			? refundMandate(call, body, pointer)
			: refundPayment(call, body, body.links.payment, pointer);
	}),
	list: {
		filters: {
			created_at: createdAt,
			payment: { kind: 'equals', read: ({ links }) => links.payment, index: 'payment' },
			mandate: { kind: 'equals', read: ({ links }) => links.mandate, index: 'mandate' },
			refund_type: {
				kind: 'equals',
				read: ({ internal }) => (internal.ofMandate ? 'mandate' : 'payment'),
				values: ['payment', 'mandate'],
			},
		},
		check: (call) => assertOneOf(call, ['payment', 'mandate']),
		// Refunds of mandates are invisible unless asked for (GoCardless sheet 5.5).
		hides: ({ query }, { internal }) => !query.has('refund_type') && internal.ofMandate,
	},
	update: operation('refunds', metadataOnly, (_call, refund, { metadata }) => {
		if (metadata !== undefined) refund.metadata = { ...metadata };
	}),
};

function refundPayment(call: Call, body: Body, id: string, pointer: string): Refund {
	const { world } = call;
	const payment = world.payments.get(id);
	if (payment === undefined) throw linkNotFound(`${pointer}/links/payment`);
	if (body.total_amount_confirmation === undefined) {
		throw wrongField(`${pointer}/total_amount_confirmation`, 'is required');
	}
	if (payment.status !== 'confirmed' && payment.status !== 'paid_out') {
		throw invalidState('refund_payment_invalid_state', 'Payment is not in a refundable state');
	}
	const total = payment.amount_refunded + body.amount;
	if (body.total_amount_confirmation !== total) {
		throw invalidState(
			'total_amount_confirmation_invalid',
			'total_amount_confirmation does not match all refunds of the payment',
		);
	}
	if (total > payment.amount) {
		throw wrongField(`${pointer}/amount`, 'is more than what is left of the payment');
	}
	assertFunds(call, payment, body.amount);
	payment.amount_refunded = total;
	return addRefund(
		world,
		{
			amount: body.amount,
			currency: payment.currency,
			payment: payment.id,
			mandate: payment.links.mandate,
			reference: body.reference,
			...(body.metadata === undefined ? {} : { metadata: body.metadata }),
		},
		byApi(call, 'payment_refunded', body.metadata),
	);
}

function refundMandate(call: Call, body: Body, pointer: string): Refund {
	const { world } = call;
	const mandate = world.mandates.get(body.links.mandate ?? '');
	if (mandate === undefined) throw linkNotFound(`${pointer}/links/mandate`);
	return addRefund(
		world,
		{
			amount: body.amount,
			currency: schemeOf(mandate.scheme).currency,
			mandate: mandate.id,
			reference: body.reference,
			...(body.metadata === undefined ? {} : { metadata: body.metadata }),
		},
		byApi(call, 'refund_created', body.metadata),
	);
}

/** What is held and what is on its way must cover it, less refunds that still wait. */
function assertFunds({ world }: Call, payment: Payment, amountWanted: number): void {
	const { currency } = payment;
	const coming = [...world.livePayments]
		.map((id) => world.payments.require(id))
		.filter((other) => other.currency === currency && other.status === 'submitted')
		.reduce((sum, other) => sum + other.amount, 0);
	const promised = world.refunds
		.all()
		.filter((refund) => refund.currency === currency && !refund.internal.settled)
		.filter(({ status }) => status !== 'funds_returned')
		.reduce((sum, refund) => sum + refund.amount, 0);
	if (held(world, currency) + coming - promised >= amountWanted) return;
	throw invalidState(
		'available_refund_amount_insufficient',
		'The available balance does not cover the refund',
	);
}
