import {
	editInvoice,
	seedCreditMemo,
	seedPayment,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import { issueInvoice, type ChaosWorld } from './chaosWorld';
import type { ChaosCompany } from './company';
import { MONEY_ACTS } from './moneyActs';
import { actAtZoho } from './zoho/business';
import type { ZohoCompany } from './zoho/company';

/** Something somebody does; false when there was nothing to do it to. */
export type Act = (chaos: ChaosWorld, company: ChaosCompany) => boolean | void;

export type WeightedAct = [name: string, weight: number, act: Act];

const ACTS: WeightedAct[] = [
	['invoice_issued', 6, issueInvoice],
	['invoice_edited', 4, changeInvoice],
	['invoice_paid_by_hand', 3, payByHand],
	['invoice_voided', 1, voidOne],
	['credit_memo', 2, giveCredit],
	['stray_debit', 1, debitByHand],
	['debit_cancelled', 1, cancelDebit],
	['mandate_cancelled', 1, cancelMandate],
	...MONEY_ACTS,
];

/** Done in the books themselves; the others are done at GoCardless and the banks. */
const BOOKS_ACTS = new Set([
	'invoice_issued',
	'invoice_edited',
	'invoice_paid_by_hand',
	'invoice_voided',
	'credit_memo',
]);

/** Something that people do in the books, at their bank, or in the GoCardless dashboard. */
export function doBusiness(chaos: ChaosWorld): void {
	doOne(chaos, ACTS);
}

/** Something that happens to money that was collected. */
export function moveMoney(chaos: ChaosWorld): void {
	doOne(chaos, MONEY_ACTS);
}

function doOne(chaos: ChaosWorld, acts: readonly WeightedAct[]): void {
	const zoho = pickZoho(chaos);
	if (zoho !== undefined && doZohoBusiness(chaos, zoho, acts)) return;
	if (chaos.companies.length === 0) return;
	const company = chaos.random.pick(chaos.companies);
	const total = acts.reduce((sum, [, weight]) => sum + weight, 0);
	let lot = chaos.random.next() * total;
	for (const [name, weight, act] of acts) {
		lot -= weight;
		if (lot > 0) continue;
		if (act(chaos, company) !== false) chaos.counts.add(name);
		return;
	}
}

/** Every second thing is done at the company on Zoho Books, or all of it where that is alone. */
function pickZoho({ zoho, companies, random }: ChaosWorld): ZohoCompany | undefined {
	if (zoho === undefined) return undefined;
	return companies.length === 0 || random.chance(0.5) ? zoho : undefined;
}

/** @returns false when what is to be done is the same whoever keeps the books */
function doZohoBusiness(
	chaos: ChaosWorld,
	zoho: ZohoCompany,
	acts: readonly WeightedAct[],
): boolean {
	if (acts === ACTS && chaos.random.chance(0.6)) {
		actAtZoho(chaos, zoho);
		return true;
	}
	if (chaos.companies.length > 0) return false;
	const [name, , act] = chaos.random.pick(acts.filter(([one]) => !BOOKS_ACTS.has(one)));
	if (act(chaos, chaos.main) !== false) chaos.counts.add(name);
	return true;
}

function changeInvoice(chaos: ChaosWorld, { world, highestTotals }: ChaosCompany): boolean {
	const { random } = chaos;
	const invoice = pickInvoice(chaos, world.company, () => true);
	if (invoice === undefined) return false;
	const paid = invoice.total - invoice.balance;
	const total = paid + random.integer(1, 40_000);
	editInvoice(world.company, invoice.id, total);
	highestTotals.set(invoice.id, Math.max(total, highestTotals.get(invoice.id) ?? 0));
	return true;
}

function payByHand(chaos: ChaosWorld, { world }: ChaosCompany): boolean {
	const { random } = chaos;
	const invoice = pickInvoice(chaos, world.company, ({ balance }) => balance > 0);
	if (invoice === undefined) return false;
	const amount = random.chance(0.5) ? invoice.balance : random.integer(1, invoice.balance);
	const invoices = { [invoice.id]: amount };
	seedPayment(world.company, { customer: invoice.customer, amount, invoices });
	return true;
}

function voidOne(chaos: ChaosWorld, { world }: ChaosCompany): boolean {
	const invoice = pickInvoice(chaos, world.company, ({ total, balance }) => total === balance);
	if (invoice !== undefined) voidInvoice(world.company, invoice.id);
	return invoice !== undefined;
}

function giveCredit({ random }: ChaosWorld, { world, customers }: ChaosCompany): void {
	seedCreditMemo(world.company, random.pick(customers), random.integer(100, 5_000));
}

/** A debit made in the dashboard, of which nothing says what it is for. */
function debitByHand(chaos: ChaosWorld): boolean {
	const mandate = pickMandate(chaos);
	if (mandate === undefined) return false;
	const amount = chaos.random.integer(100, 9_000);
	chaos.main.world.goCardless.seedPayment({ mandate, amount, description: 'By hand' });
	return true;
}

function cancelDebit({ main: { world }, random }: ChaosWorld): boolean {
	const waiting = world.goCardless.world.payments
		.all()
		.filter(({ status }) => status === 'pending_submission');
	if (waiting.length > 0) world.goCardless.cancelPayment(random.pick(waiting).id);
	return waiting.length > 0;
}

function cancelMandate(chaos: ChaosWorld): boolean {
	const mandate = pickMandate(chaos);
	if (mandate !== undefined) chaos.main.world.goCardless.cancelMandate(mandate);
	return mandate !== undefined;
}

function pickMandate({ main: { world }, random }: ChaosWorld): string | undefined {
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
	{ random }: ChaosWorld,
	company: ChaosCompany['world']['company'],
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
