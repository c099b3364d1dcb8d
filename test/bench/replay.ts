import { accountSettings, seedMoneyAccounts } from '../world/accounts';
import { countWrites } from '../world/bookkeeping';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { LEDGER_TABLE } from '../world/tables';
import type { Report } from './report';

/** GoCardless' largest delivery. */
const EVENTS_A_DELIVERY = 250;

const EVENTS_A_PAYMENT = 4;

/**
 * All events of a company once more, through template 04 as deliveries of webhooks: what a user sees
 * who lets GoCardless send everything again. Nothing may come of it.
 */
export async function measureReplay(report: Report, quick: boolean): Promise<void> {
	const events = quick ? 1_000 : 10_000;
	report.section(`${events} events replayed (template 04)`);
	const world = await DirectDebitWorld.create();
	world.saveSettings(accountSettings(seedMoneyAccounts(world.company), world.currency));
	collectMany(world, events / EVENTS_A_PAYMENT);
	(await world.run('events')).demandSuccess();
	demandBooked(world);
	const all = world.goCardless.events.filter(({ resource_type: type }) => type === 'payments');
	const repeated = Array.from({ length: events }, (_, index) => all[index % all.length]).flatMap(
		(event) => event ?? [],
	);
	const before = countRecords(world);
	const writes = countWrites(world);
	const start = performance.now();
	for (let from = 0; from < repeated.length; from += EVENTS_A_DELIVERY) {
		const delivery = world.goCardless.signDelivery(repeated.slice(from, from + EVENTS_A_DELIVERY));
		const { execution } = await world.n8n.deliverWebhook(world.template('events'), delivery);
		if (execution === undefined) throw new Error('A delivery started nothing.');
		execution.demandSuccess();
	}
	const seconds = (performance.now() - start) / 1000;
	report.add(
		'replay.new_entries',
		countRecords(world) - before,
		`in the books after ${repeated.length} events of ${all.length}; writes sent: ${countWrites(world) - writes}`,
		'0',
	);
	report.add(
		'replay.seconds_per_event',
		seconds / repeated.length,
		`${seconds.toFixed(1)} s in deliveries of ${EVENTS_A_DELIVERY}, vendors without latency`,
	);
	await world.close();
}

/** So many payments, each created, submitted, confirmed and paid out. */
function collectMany(world: DirectDebitWorld, many: number): void {
	const { goCardless, books, currency } = world;
	for (let number = 1; number <= many; number += 1) {
		const payer = world.seedPayer(`Customer ${number}`);
		const amount = 10_000 + number;
		const invoice = world.seedInvoice(payer, amount);
		const metadata = { books, customer: payer.id, invoice };
		const { id } = goCardless.seedPayment({ mandate: payer.mandate, amount, metadata });
		goCardless.submitPayment(id);
		goCardless.confirmPayment(id);
	}
	goCardless.payOut(currency);
}

function demandBooked({ goCardless, company }: DirectDebitWorld): void {
	const missing = goCardless.world.payments
		.all()
		.filter(({ id }) => company.paymentsByReference(id).length !== 1);
	if (missing.length > 0) throw new Error(`${missing.length} payments are not in the books once.`);
}

/** Everything that an event could have made, and what the ledger wrote of it. */
function countRecords({ company, n8n }: DirectDebitWorld): number {
	const types = ['Payment', 'Deposit', 'JournalEntry', 'RefundReceipt'] as const;
	const records = types.reduce((sum, type) => sum + company.store(type).size, 0);
	return records + n8n.dataTables.rows(LEDGER_TABLE).length;
}
