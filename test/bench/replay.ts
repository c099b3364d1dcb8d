import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { accountSettings, seedMoneyAccounts } from '../world/accounts';
import { countWrites } from '../world/bookkeeping';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { LEDGER_TABLE } from '../world/tables';
import type { GoCardlessEvent } from '../simulators/goCardless/model/events';
import type { Report } from './report';

/** GoCardless' largest delivery. */
const EVENTS_A_DELIVERY = 250;

const DELIVERIES = 2;

/** Submitted, confirmed, paid out. */
const EVENTS_A_PAYMENT = 3;

/**
 * All events of a company once more: in one sweep, as after a change of the cursor, and the first of
 * them as deliveries of webhooks, as when GoCardless is asked to send them again. Nothing may come of
 * it. Deliveries are few, because each of them looks its payments up in batches, of which QuickBooks
 * takes 40 a minute.
 */
export async function measureReplay(report: Report, quick: boolean): Promise<void> {
	const many = quick ? 1_000 : 10_000;
	report.section(`${many} events replayed (template 04)`);
	const world = await DirectDebitWorld.create();
	world.saveSettings(accountSettings(seedMoneyAccounts(world.company), world.currency));
	collectMany(world, Math.ceil(many / EVENTS_A_PAYMENT));
	const events = world.goCardless.events.filter(({ resource_type: type }) => type === 'payments');
	if (events.length < many) throw new Error(`There are ${events.length} events, not ${many}.`);
	const before = countRecords(world);
	const writes = countWrites(world);

	const start = performance.now();
	(await world.run('events')).demandSuccess();
	const swept = (performance.now() - start) / 1000;
	const from = performance.now();
	const repeated = events.slice(0, EVENTS_A_DELIVERY * DELIVERIES);
	await deliverAll(world, repeated);
	const delivered = (performance.now() - from) / 1000;

	report.add(
		'replay.new_entries',
		countRecords(world) - before,
		`in the books after ${events.length} events in a sweep and ${repeated.length} of them by webhook; ` +
			`writes sent: ${countWrites(world) - writes}`,
		'0',
	);
	report.add(
		'replay.seconds_per_event',
		swept / events.length,
		`${swept.toFixed(1)} s for the sweep`,
	);
	report.add(
		'replay.seconds_per_event_webhook',
		delivered / repeated.length,
		`${delivered.toFixed(1)} s in deliveries of ${EVENTS_A_DELIVERY}`,
	);
	await world.close();
}

async function deliverAll(
	world: DirectDebitWorld,
	events: readonly GoCardlessEvent[],
): Promise<void> {
	for (let from = 0; from < events.length; from += EVENTS_A_DELIVERY) {
		const delivery = world.goCardless.signDelivery(events.slice(from, from + EVENTS_A_DELIVERY));
		const { execution } = await world.n8n.deliverWebhook(world.template('events'), delivery);
		if (execution === undefined) throw new Error('A delivery started nothing.');
		execution.demandSuccess();
	}
}

/** So many payments, each submitted, confirmed, paid out, and in the books. */
function collectMany(world: DirectDebitWorld, many: number): void {
	const { goCardless, company, clearingAccount, books, currency } = world;
	for (let number = 1; number <= many; number += 1) {
		const payer = world.seedPayer(`Customer ${number}`);
		const amount = 10_000 + number;
		const invoice = world.seedInvoice(payer, amount);
		const metadata = { books, customer: payer.id, invoice };
		const { id } = goCardless.seedPayment({ mandate: payer.mandate, amount, metadata });
		goCardless.submitPayment(id);
		goCardless.confirmPayment(id);
		// As template 04 posts it; posting thousands takes minutes at the vendor's pace.
		seedPayment(company, {
			customer: payer.id,
			amount,
			invoices: { [invoice]: amount },
			extra: { PaymentRefNum: id, DepositToAccountRef: { value: clearingAccount } },
		});
	}
	goCardless.payOut(currency);
}

/** Everything that an event could have made, and what the ledger wrote of it. */
function countRecords({ company, n8n }: DirectDebitWorld): number {
	const types = ['Payment', 'Deposit', 'JournalEntry', 'RefundReceipt'] as const;
	const records = types.reduce((sum, type) => sum + company.store(type).size, 0);
	return records + n8n.dataTables.rows(LEDGER_TABLE).length;
}
