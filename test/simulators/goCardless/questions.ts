import type { Mandate, Metadata, Payment, PaymentStatus } from './model/records';
import type { World } from './world';

const OVER: readonly PaymentStatus[] = [
	'failed',
	'cancelled',
	'customer_approval_denied',
	'charged_back',
];

/** A debit that has taken, or may still take, money from the payer. */
export function isLiveDebit(payment: Payment): boolean {
	return !OVER.includes(payment.status) || payment.internal.retryOn !== undefined;
}

/** Payments of a mandate, or whose metadata holds all the given pairs. */
export function paymentsOf(world: World, of: string | Mandate | Metadata): readonly Payment[] {
	if (typeof of === 'string') return world.payments.by('mandate', of);
	if (isMandate(of)) return world.payments.by('mandate', of.id);
	const pairs = Object.entries(of);
	return world.payments
		.all()
		.filter(({ metadata }) => pairs.every(([key, value]) => metadata[key] === value));
}

/**
 * Minor units that are being, or were, debited for each invoice: payments, and instalments that are
 * not payments yet. One pass; keys are made by `invoiceKey`.
 */
export function liveDebitsByInvoice(world: World): Map<string, number> {
	const sums = new Map<string, number>();
	const add = (metadata: Metadata, amount: number) => {
		const { books, invoice } = metadata;
		if (books === undefined || invoice === undefined) return;
		const key = invoiceKey(books, invoice);
		sums.set(key, (sums.get(key) ?? 0) + amount);
	};
	for (const payment of world.payments.all()) {
		if (isLiveDebit(payment)) add(metadataOfDebit(world, payment), payment.amount);
	}
	for (const id of world.pendingSchedules) {
		const { metadata, total_amount: amount } = world.instalmentSchedules.require(id);
		add(metadata, amount);
	}
	return sums;
}

export function invoiceKey(books: string, invoice: string): string {
	return `${books} ${invoice}`;
}

/** A payment's own metadata, else that of the schedule or subscription that made it. */
function metadataOfDebit(world: World, payment: Payment): Metadata {
	if (payment.metadata['invoice'] !== undefined) return payment.metadata;
	const { instalment_schedule: schedule, subscription } = payment.links;
	if (schedule !== undefined) return world.instalmentSchedules.require(schedule).metadata;
	if (subscription !== undefined) return world.subscriptions.require(subscription).metadata;
	return payment.metadata;
}

function isMandate(of: Mandate | Metadata): of is Mandate {
	return typeof of['links'] === 'object';
}

/**
 * What a clearing account should show when postings are made at a certain moment: what is held,
 * plus submitted debits or less what is confirmed but not paid out.
 */
export function expectedClearing(
	world: World,
	currency: string,
	heldNow: number,
	moment: 'submitted' | 'confirmed' | 'paid_out',
): number {
	if (moment === 'confirmed') return heldNow;
	const status: PaymentStatus = moment === 'submitted' ? 'submitted' : 'confirmed';
	const sum = [...world.livePayments]
		.map((id) => world.payments.require(id))
		.filter((payment) => payment.currency === currency && payment.status === status)
		.reduce((total, { amount }) => total + amount, 0);
	return moment === 'submitted' ? heldNow + sum : heldNow - sum;
}
