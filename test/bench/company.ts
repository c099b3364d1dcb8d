import { DirectDebitWorld, type Payer } from '../world/directDebitWorld';
import { forgetCalls, slowDown } from './vendors';

const INVOICES_A_CUSTOMER = 2;

export interface OpenInvoice {
	id: string;
	payer: Payer;
	/** Minor units. */
	amount: number;
}

export interface BenchCompany {
	world: DirectDebitWorld;
	invoices: OpenInvoice[];
}

/**
 * A company with so many unpaid invoices, two a customer, all customers with a mandate; both vendors
 * answer after the latency, and refuse what is above their limits.
 */
export async function openCompany(invoiceCount: number): Promise<BenchCompany> {
	const world = await DirectDebitWorld.create({ limits: true });
	slowDown(world.goCardless, world.quickBooks);
	const invoices: OpenInvoice[] = [];
	for (let customer = 1; invoices.length < invoiceCount; customer += 1) {
		const payer = world.seedPayer(`Customer ${customer}`);
		for (let nth = 0; nth < INVOICES_A_CUSTOMER && invoices.length < invoiceCount; nth += 1) {
			const amount = 10_000 + invoices.length;
			invoices.push({ id: world.seedInvoice(payer, amount), payer, amount });
		}
	}
	forgetCalls(world.goCardless, world.quickBooks);
	return { world, invoices };
}

/** Payments at GoCardless for the invoices, sent to the banks; their events wait to be delivered. */
export function submitDebits({ world, invoices }: BenchCompany): string[] {
	return invoices.map(({ id, payer, amount }) => {
		const metadata = { books: world.books, customer: payer.id, invoice: id };
		const payment = world.goCardless.seedPayment({ mandate: payer.mandate, amount, metadata });
		world.goCardless.submitPayment(payment.id);
		return payment.id;
	});
}

export function totalOf(invoices: readonly OpenInvoice[]): number {
	return invoices.reduce((sum, { amount }) => sum + amount, 0);
}

/** @throws when some invoice is not paid in the books, or the clearing account shows another sum */
export function demandPaidInBooks({ world, invoices }: BenchCompany): void {
	const open = invoices.filter(({ id }) => world.company.invoiceBalance(id) !== 0);
	if (open.length > 0) throw new Error(`${open.length} of ${invoices.length} invoices are unpaid.`);
	const total = totalOf(invoices);
	if (world.clearing !== total) {
		throw new Error(`The clearing account shows ${world.clearing} instead of ${total}.`);
	}
}

/** @throws when some invoice is not debited exactly once, with its amount */
export function demandDebited({ world, invoices }: BenchCompany): void {
	const debits = world.goCardless.liveDebitsByInvoice();
	const wrong = invoices.filter(({ id, amount }) => debits.get(`${world.books} ${id}`) !== amount);
	if (wrong.length > 0) {
		throw new Error(
			`${wrong.length} of ${invoices.length} invoices are not debited as they should.`,
		);
	}
}

/** n8n loads its nodes when they are first used; that is no part of any measurement. */
export async function warmUp(): Promise<void> {
	const company = await openCompany(5);
	(await company.world.run('collections')).demandSuccess();
	demandDebited(company);
	await company.world.close();
}
