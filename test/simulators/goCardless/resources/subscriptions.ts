import { emit } from '../business/events';
import { earliestChargeDate } from '../model/schemes';
import { cancelSubscription, pause, resume, upcomingPayments } from '../business/subscriptions';
import { byApi } from '../http/call';
import { invalidState, wrongField } from '../http/errors';
import { metadataOnly } from '../http/fields';
import {
	assertOwnApp,
	assertRhythm,
	createSchema,
	pauseSchema,
	updateSchema,
} from './subscriptionRules';
import { createdAt } from '../http/filters';
import { action, creation, operation, withoutInternal, type Resource } from '../http/resource';
import type { Subscription } from '../model/records';
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
	'customer_approval_denied',
	'active',
	'finished',
	'cancelled',
	'paused',
];

export const subscriptions: Resource<Subscription> = {
	plural: 'subscriptions',
	store: (world) => world.subscriptions,
	present: (_world, subscription) => ({
		...withoutInternal(subscription),
		upcoming_payments: upcomingPayments(subscription),
	}),
	create: creation(createSchema, (call, body, pointer) => {
		const { world } = call;
		const mandate = usableMandate(world, body.links.mandate, pointer);
		assertCurrency(mandate, body.currency, pointer);
		assertAmount(mandate, body.amount, `${pointer}/amount`);
		assertAppFee(call, body.app_fee, body.amount, pointer);
		assertReference(world, mandate, body.payment_reference, `${pointer}/payment_reference`);
		assertRetries(world, body.retry_if_possible, pointer);
		assertRhythm(body, pointer);
		const earliest = earliestChargeDate(mandate.scheme, world.today, mandate.status !== 'active');
		if (body.start_date && body.start_date < earliest) {
			const message = "must be on or after mandate's next_possible_charge_date";
			throw wrongField(`${pointer}/start_date`, message);
		}
		const subscription: Subscription = {
			id: world.ids.next('SB'),
			created_at: world.clock.iso(),
			amount: body.amount,
			currency: body.currency,
			name: body.name ?? null,
			status: 'active',
			interval: body.interval ?? 1,
			interval_unit: body.interval_unit,
			day_of_month: body.day_of_month ?? null,
			month: body.month ?? null,
			start_date: body.start_date ?? earliest,
			end_date: body.end_date ?? null,
			count: body.count ?? null,
			payment_reference: body.payment_reference ?? null,
			retry_if_possible: body.retry_if_possible ?? false,
			app_fee: body.app_fee ?? null,
			earliest_charge_date_after_resume: null,
			parent_plan_paused: false,
			metadata: { ...body.metadata },
			links: { mandate: mandate.id },
			internal: {
				customer: mandate.links.customer,
				made: 0,
				skipped: 0,
				amendments: 0,
				pausedCycles: null,
				app: call.token.app ?? null,
			},
		};
		world.subscriptions.add(subscription);
		const cause = byApi(call, 'subscription_created', body.metadata);
		const links = { subscription: subscription.id };
		emit(world, 'subscriptions', 'created', subscription, links, cause);
		return subscription;
	}),
	list: {
		filters: {
			created_at: createdAt,
			customer: { kind: 'equals', read: ({ internal }) => internal.customer, index: 'customer' },
			mandate: { kind: 'equals', read: ({ links }) => links.mandate, index: 'mandate' },
			status: { kind: 'equals', read: ({ status }) => status, values: STATUSES, most: 5 },
		},
		// A removed customer takes its subscriptions out of the lists (GoCardless sheet 3.1).
		hides: ({ world }, { internal }) => world.customers.wasRemoved(internal.customer),
	},
	update: operation('subscriptions', updateSchema, (call, subscription, body, pointer) => {
		const { world } = call;
		assertOwnApp(call, subscription);
		const mandate = world.mandates.require(subscription.links.mandate);
		if (subscription.status === 'finished' || subscription.status === 'cancelled') {
			throw invalidState('subscription_not_active', 'Subscription is not active');
		}
		assertReference(world, mandate, body.payment_reference, `${pointer}/payment_reference`);
		assertRetries(world, body.retry_if_possible, pointer);
		assertAppFee(call, body.app_fee, body.amount ?? subscription.amount, pointer);
		if (body.amount !== undefined && body.amount !== subscription.amount) {
			assertAmount(mandate, body.amount, `${pointer}/amount`);
			if (subscription.internal.amendments >= 10) {
				throw invalidState(
					'number_of_subscription_amendments_exceeded',
					'The amount can be changed ten times only',
				);
			}
			subscription.internal.amendments += 1;
			subscription.amount = body.amount;
			const cause = byApi(call, 'subscription_amended', body.metadata);
			const links = { subscription: subscription.id };
			emit(world, 'subscriptions', 'amended', subscription, links, cause);
		}
		if (body.name !== undefined) subscription.name = body.name;
		if (body.payment_reference !== undefined)
			subscription.payment_reference = body.payment_reference;
		if (body.app_fee !== undefined) subscription.app_fee = body.app_fee;
		if (body.metadata !== undefined) subscription.metadata = { ...body.metadata };
		subscription.retry_if_possible = body.retry_if_possible ?? subscription.retry_if_possible;
	}),
	actions: {
		pause: action(pauseSchema, (call, subscription, body) => {
			assertOwnApp(call, subscription);
			const cycles = body.pause_cycles ?? null;
			const { interval_unit: unit, currency: money } = subscription;
			const least = unit === 'weekly' ? ({ AUD: 3, NZD: 2 }[money] ?? 1) : 1;
			if (cycles !== null && cycles < least) {
				throw invalidState(
					'pause_cycles_must_be_greater_than_or_equal_to',
					`pause_cycles must be greater than or equal to ${least}`,
				);
			}
			pause(call.world, subscription, cycles, byApi(call, 'subscription_paused', body.metadata));
		}),
		resume: action(metadataOnly, (call, subscription, { metadata }) => {
			assertOwnApp(call, subscription);
			resume(call.world, subscription, byApi(call, 'subscription_resumed', metadata));
		}),
		cancel: action(metadataOnly, (call, subscription, { metadata }) => {
			assertOwnApp(call, subscription);
			const cause = byApi(call, 'subscription_cancelled', metadata);
			cancelSubscription(call.world, subscription, cause);
		}),
	},
};
