import {
	editInvoice,
	seedCreditMemo,
	seedPayment,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import { issueInvoice, type ChaosWorld } from './chaosWorld';

type Act = (chaos: ChaosWorld) => void;

const ACTS: Array<[name: string, weight: number, act: Act]> = [
	['invoice_issued', 6, issueInvoice],
	['invoice_edited', 4, changeInvoice],
	['invoice_paid_by_hand', 3, payByHand],
	['invoice_voided', 1, voidOne],
	['credit_memo', 2, giveCredit],
	['stray_debit', 1, debitByHand],
	['debit_cancelled', 1, cancelDebit],
	['mandate_cancelled', 1, cancelMandate],
];

/** Something that people do in the books, at their bank, or in the GoCardless dashboard. */
export function doBusiness(chaos: ChaosWorld): void {
	const total = ACTS.reduce((sum, [, weight]) => sum + weight, 0);
	let lot = chaos.random.next() * total;
	for (const [name, weight, act] of ACTS) {
		lot -= weight;
		if (lot > 0) continue;
		act(chaos);
		chaos.counts.add(name);
		return;
	}
}

function changeInvoice(chaos: ChaosWorld): void {
	const { world, random, highestTotals } = chaos;
	const invoice = pickInvoice(chaos, () => true);
	if (invoice === undefined) return;
	const paid = invoice.total - invoice.balance;
	const total = paid + random.integer(1, 40_000);
	editInvoice(world.company, invoice.id, total);
	highestTotals.set(invoice.id, Math.max(total, highestTotals.get(invoice.id) ?? 0));
}

function payByHand(chaos: ChaosWorld): void {
	const { world, random } = chaos;
	const invoice = pickInvoice(chaos, ({ balance }) => balance > 0);
	if (invoice === undefined) return;
	const amount = random.chance(0.5) ? invoice.balance : random.integer(1, invoice.balance);
	const invoices = { [invoice.id]: amount };
	seedPayment(world.company, { customer: invoice.customer, amount, invoices });
}

function voidOne(chaos: ChaosWorld): void {
	const invoice = pickInvoice(chaos, ({ total, balance }) => total === balance);
	if (invoice !== undefined) voidInvoice(chaos.world.company, invoice.id);
}

function giveCredit({ world, random, customers }: ChaosWorld): void {
	seedCreditMemo(world.company, random.pick(customers), random.integer(100, 5_000));
}

/** A debit made in the dashboard, of which nothing says what it is for. */
function debitByHand(chaos: ChaosWorld): void {
	const mandate = pickMandate(chaos);
	if (mandate === undefined) return;
	const amount = chaos.random.integer(100, 9_000);
	chaos.world.goCardless.seedPayment({ mandate, amount, description: 'By hand' });
}

function cancelDebit({ world, random }: ChaosWorld): void {
	const waiting = world.goCardless.world.payments
		.all()
		.filter(({ status }) => status === 'pending_submission');
	if (waiting.length > 0) world.goCardless.cancelPayment(random.pick(waiting).id);
}

function cancelMandate(chaos: ChaosWorld): void {
	const mandate = pickMandate(chaos);
	if (mandate !== undefined) chaos.world.goCardless.cancelMandate(mandate);
}

function pickMandate({ world, random }: ChaosWorld): string | undefined {
	const active = world.goCardless.world.mandates.all().filter(({ status }) => status === 'active');
	return active.length === 0 ? undefined : random.pick(active).id;
}

interface InvoiceState {
	id: string;
	customer: string;
	total: number;
	balance: number;
}

function pickInvoice(
	{ world: { company }, random }: ChaosWorld,
	fits: (invoice: InvoiceState) => boolean,
): InvoiceState | undefined {
	const invoices = [...company.store('Invoice').all()]
		.map((record) => ({
			id: record.id,
			customer: String((record.body.CustomerRef as { value: unknown }).value),
			total: toMinor(record.body.TotalAmt, company.currencyOf(record)),
			balance: company.invoiceBalance(record.id),
		}))
		// A void one stays void.
		.filter((invoice) => invoice.total > 0 && fits(invoice));
	return invoices.length === 0 ? undefined : random.pick(invoices);
}
