import { addWorkingDays } from '../../shared/clock';
import type { Metadata, Payment, Refund } from '../model/records';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';
import { plainItem } from './fees';
import { postRefund } from './ledger';
import { NO_EXCHANGE } from './payments';

export interface NewRefund {
	amount: number;
	currency: string;
	payment?: string;
	mandate?: string;
	reference?: string | null;
	metadata?: Metadata;
}

/** Gives money back: sent to the payer within days, and deducted from the next payout. */
export function addRefund(world: World, given: NewRefund, cause: Cause): Refund {
	const ofMandate = given.payment === undefined;
	const refund: Refund = {
		id: world.ids.next('RF'),
		created_at: world.clock.iso(),
		amount: given.amount,
		currency: given.currency,
		reference: given.reference ?? null,
		status: 'created',
		fx: { ...NO_EXCHANGE },
		metadata: { ...given.metadata },
		links: {
			...(given.payment === undefined ? {} : { payment: given.payment }),
			...(given.mandate === undefined ? {} : { mandate: given.mandate }),
		},
		internal: {
			ofMandate,
			submitOn: addWorkingDays(world.today, 1),
			settled: false,
			creditor: world.creditor.id,
		},
	};
	world.refunds.add(refund);
	world.liveRefunds.add(refund.id);
	emit(world, 'refunds', 'created', refund, refundLinks(refund), cause);
	world.waiting.push({
		currency: refund.currency,
		items: [
			plainItem(ofMandate ? 'refund' : 'payment_refunded', -refund.amount, {
				mandate: refund.links.mandate,
				refund: refund.id,
			}),
		],
		settled: (payout) => {
			refund.internal.settled = true;
			postRefund(world, refund, -refund.amount, 'refund settled');
			const links = { ...refundLinks(refund), payout: payout.id };
			emit(world, 'refunds', 'refund_settled', refund, links, byGoCardless('refund_settled'));
		},
	});
	return refund;
}

/** A refund that no API call made: nobody checks the funds. */
export function refundInDashboard(world: World, payment: Payment, amount: number): Refund {
	payment.amount_refunded += amount;
	return addRefund(
		world,
		{ amount, currency: payment.currency, payment: payment.id, mandate: payment.links.mandate },
		{ origin: 'api', cause: 'payment_refunded', source: { name: 'A user', type: 'user' } },
	);
}

/** The day's work: submitted on the next working day, with the payer two later. */
export function runRefunds(world: World): void {
	for (const id of [...world.liveRefunds]) {
		const refund = world.refunds.require(id);
		if (refund.status === 'created' && refund.internal.submitOn <= world.today) {
			refund.status = 'submitted';
		} else if (
			refund.status === 'submitted' &&
			addWorkingDays(refund.internal.submitOn, 2) <= world.today
		) {
			payRefund(world, refund);
		}
	}
}

export function payRefund(world: World, refund: Refund): void {
	refund.status = 'paid';
	world.liveRefunds.delete(refund.id);
	emit(world, 'refunds', 'paid', refund, refundLinks(refund), byGoCardless('refund_paid'));
}

/** The payer's bank did not take it; the money is on its way back. */
export function bounceRefund(world: World, refund: Refund): void {
	refund.status = 'bounced';
	world.liveRefunds.delete(refund.id);
	emit(world, 'refunds', 'failed', refund, refundLinks(refund), byGoCardless('refund_failed'));
}

/** The money of a refund that could not be delivered is held for the merchant again. */
export function returnRefund(world: World, refund: Refund): void {
	refund.status = 'funds_returned';
	world.liveRefunds.delete(refund.id);
	const { mandate } = refund.links;
	const waiting = world.waiting.findIndex(({ items }) =>
		items.some(({ links, amount }) => links.refund === refund.id && amount.startsWith('-')),
	);
	if (refund.internal.settled) {
		postRefund(world, refund, refund.amount, 'refund returned');
		world.waiting.push({
			currency: refund.currency,
			items: [plainItem('refund_funds_returned', refund.amount, { mandate, refund: refund.id })],
		});
	} else if (waiting >= 0) {
		world.waiting.splice(waiting, 1);
	}
	const payment = world.payments.get(refund.links.payment ?? '');
	if (payment !== undefined) payment.amount_refunded -= refund.amount;
	const cause = byGoCardless('refund_funds_returned');
	emit(world, 'refunds', 'funds_returned', refund, refundLinks(refund), cause);
}

function refundLinks(refund: Refund): Record<string, string | undefined> {
	return { refund: refund.id, payment: refund.links.payment, mandate: refund.links.mandate };
}
