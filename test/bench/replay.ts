import { seedPayment } from '../simulators/quickBooksOnline/seeding/records';
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
		`${seconds.toFixed(1)} s in deliveries of ${EVENTS_A_DELIVERY}, at QuickBooks' pace of 40 batches a minute`,
	);
	await world.close();
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
