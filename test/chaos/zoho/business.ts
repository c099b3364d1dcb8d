import { seedPayment } from '../../simulators/zohoBooks';
import { createCreditNote } from '../../simulators/zohoBooks/resources/creditNotes';
import type { Invoice } from '../../simulators/zohoBooks/resources/models';
import { line } from '../../simulators/zohoBooks/seeding/records';
import { issueInvoice, type ChaosWorld } from '../chaosWorld';
import type { ZohoCompany } from './company';

type Act = (chaos: ChaosWorld, company: ZohoCompany) => boolean;

const ACTS: Array<[name: string, weight: number, act: Act]> = [
	['invoice_issued', 6, issue],
	['invoice_edited', 4, change],
	['invoice_paid_by_hand', 3, payByHand],
	['invoice_voided', 1, voidOne],
	['credit_note', 2, giveCredit],
];

/** Something that people do in the books. */
export function actAtZoho(chaos: ChaosWorld, company: ZohoCompany): void {
	const total = ACTS.reduce((sum, [, weight]) => sum + weight, 0);
	let lot = chaos.random.next() * total;
	for (const [name, weight, act] of ACTS) {
		lot -= weight;
		if (lot > 0) continue;
		if (act(chaos, company)) chaos.counts.add(name);
		return;
	}
}

function issue(chaos: ChaosWorld, company: ZohoCompany): boolean {
	issueInvoice(chaos, company);
	return true;
}

function change(chaos: ChaosWorld, company: ZohoCompany): boolean {
	const { world, highestTotals } = company;
	const invoice = pick(chaos, company, () => true);
	if (invoice === undefined) return false;
	const total = invoice.total - world.openOf(invoice.id) + chaos.random.integer(1, 40_000);
	world.editInvoice(invoice.id, total);
	highestTotals.set(invoice.id, Math.max(total, highestTotals.get(invoice.id) ?? 0));
	return true;
}

function payByHand(chaos: ChaosWorld, company: ZohoCompany): boolean {
	const { world } = company;
	const invoice = pick(chaos, company, ({ id }) => world.openOf(id) > 0);
	if (invoice === undefined) return false;
	const open = world.openOf(invoice.id);
	const amount = chaos.random.chance(0.5) ? open : chaos.random.integer(1, open);
	const invoices = { [invoice.id]: amount };
	seedPayment(world.organization, { customer: invoice.customerId, amount, invoices });
	return true;
}

function voidOne(chaos: ChaosWorld, company: ZohoCompany): boolean {
	const { world } = company;
	const invoice = pick(chaos, company, ({ id, total }) => world.openOf(id) === total);
	if (invoice !== undefined) world.voidInvoice(invoice.id);
	return invoice !== undefined;
}

function giveCredit({ random }: ChaosWorld, { world, customers }: ZohoCompany): boolean {
	const { organization, currency } = world;
	const customer = random.pick(customers);
	const amount = random.integer(100, 5_000);
	organization.byHand(() =>
		createCreditNote(organization, {
			customer_id: customer,
			line_items: [line(amount, currency)],
		}),
	);
	return true;
}

/** An invoice that is not void. */
function pick(
	{ random }: ChaosWorld,
	{ world }: ZohoCompany,
	fits: (invoice: Invoice) => boolean,
): Invoice | undefined {
	const invoices = world.organization.invoices
		.all()
		.filter((invoice) => invoice.state === 'sent' && fits(invoice));
	return invoices.length === 0 ? undefined : random.pick(invoices);
}
