import { DirectDebitWorld } from '../world/directDebitWorld';
import { accountSettings, seedMoneyAccounts } from '../world/accounts';
import { describeCalls } from './describeCalls';
import type { Report } from './report';
import { forgetCalls } from './vendors';

/** One payout of so many payments, the size of a weekly payout of a small company. */
const ITEMS = 100;

/**
 * Template 05: a new payout gets into the books when its webhook arrives. Counted at both vendors,
 * from the delivery on; the payments were posted by template 04 before, as they are in life.
 */
export async function measurePayouts(report: Report): Promise<void> {
	report.section(`A payout of ${ITEMS} payments gets into the books (template 05)`);
	const world = await DirectDebitWorld.create();
	const accounts = seedMoneyAccounts(world.company);
	world.saveSettings(accountSettings(accounts, world.currency));
	await postPayments(world);
	const payout = world.goCardless.payOut(world.currency);
	if (payout === undefined) throw new Error('GoCardless paid nothing out.');
	world.goCardless.takeDeliveries();
	world.goCardless.payPayout(payout.id);
	const [delivery] = world.goCardless.takeDeliveries();
	if (delivery === undefined) throw new Error('GoCardless told nobody of the payout.');
	forgetCalls(world.goCardless, world.quickBooks);
	const { execution } = await world.n8n.deliverWebhook(world.template('payouts'), delivery);
	execution?.demandSuccess();
	const { goCardless, quickBooks } = world;
	const counted = { goCardless: goCardless.calls.length, quickBooks: quickBooks.calls.length };
	const arrived = world.company.balance(accounts.bank);
	if (arrived !== payout.amount || world.clearing !== 0) {
		throw new Error(
			`The bank shows ${arrived} of ${payout.amount}, the clearing account ${world.clearing}.`,
		);
	}
	report.add(
		'calls.gocardless.per_payout_of_100',
		counted.goCardless,
		describeCalls(goCardless.calls),
		'<= 3',
	);
	report.add(
		'calls.quickbooks.per_payout_of_100',
		counted.quickBooks,
		describeCalls(quickBooks.calls),
		'<= 4',
	);
	await world.close();
}

/** So many payments, collected and in the books. */
async function postPayments(world: DirectDebitWorld): Promise<void> {
	for (let number = 1; number <= ITEMS; number += 1) {
		const payer = world.seedPayer(`Customer ${number}`);
		const amount = 10_000 + number;
		const invoice = world.seedInvoice(payer, amount);
		const metadata = { books: world.books, customer: payer.id, invoice };
		const { id } = world.goCardless.seedPayment({ mandate: payer.mandate, amount, metadata });
		world.goCardless.submitPayment(id);
		world.goCardless.confirmPayment(id);
	}
	(await world.run('events')).demandSuccess();
}
