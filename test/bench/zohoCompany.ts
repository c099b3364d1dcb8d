import { seedPayment, VENDOR_LIMITS } from '../simulators/zohoBooks';
import type { Payer } from '../world/business';
import { ZohoWorld } from '../world/zohoWorld';
import { forgetCalls, slowDown } from './vendors';

export interface ZohoInvoice {
	id: string;
	payer: Payer;
	/** Minor units. */
	amount: number;
}

export interface ZohoBench {
	world: ZohoWorld;
	invoices: ZohoInvoice[];
	/** GoCardless payment ids, in the order of the invoices. */
	payments: string[];
}

/**
 * An organisation in Zoho Books with so many invoices, each debited and the debit with the banks. Both
 * vendors answer after the latency; Zoho refuses what is above its limits, by the clock on the wall.
 */
export async function openZohoCompany(invoiceCount: number): Promise<ZohoBench> {
	const world = await ZohoWorld.create({
		limits: true,
		zoho: { limits: { ...VENDOR_LIMITS, clock: 'real' } },
		organization: { plan: 'Professional' },
	});
	slowDown(world.goCardless, world.zohoBooks);
	const invoices = Array.from({ length: invoiceCount }, (_, number): ZohoInvoice => {
		const payer = world.seedPayer(`Customer ${number + 1}`);
		const amount = 10_000 + number;
		return { id: world.seedInvoice(payer, amount), payer, amount };
	});
	const payments = invoices.map(({ id, payer, amount }) => {
		const metadata = { books: world.books, customer: payer.id, invoice: id };
		const payment = world.goCardless.seedPayment({ mandate: payer.mandate, amount, metadata });
		world.goCardless.submitPayment(payment.id);
		return payment.id;
	});
	world.goCardless.takeDeliveries();
	forgetCalls(world.goCardless, world.zohoBooks);
	return { world, invoices, payments };
}

/** The banks have handed the money over. */
export function confirmAll({ world, payments }: ZohoBench): void {
	for (const payment of payments) world.goCardless.confirmPayment(payment);
}

/** As template 04 posts them, without the minutes that Zoho's limit would take. */
export function bookAll({ world, invoices, payments }: ZohoBench): void {
	for (const [place, { id, payer, amount }] of invoices.entries()) {
		seedPayment(world.organization, {
			customer: payer.id,
			amount,
			invoices: { [id]: amount },
			extra: { reference_number: payments[place], account_id: world.clearingAccount },
		});
	}
}

/** @throws when some invoice is not paid in the books once, or the clearing account shows another sum */
export function demandPaidInZoho({ world, invoices, payments }: ZohoBench): void {
	const open = invoices.filter(({ id }) => world.openOf(id) !== 0);
	const notOnce = payments.filter((payment) => world.paymentsNaming(payment).length !== 1);
	if (open.length > 0 || notOnce.length > 0) {
		throw new Error(
			`${open.length} of ${invoices.length} invoices are unpaid, ` +
				`${notOnce.length} payments are not in the books once.`,
		);
	}
	const total = invoices.reduce((sum, { amount }) => sum + amount, 0);
	if (world.clearing !== total) {
		throw new Error(`The clearing account shows ${world.clearing} instead of ${total}.`);
	}
}
