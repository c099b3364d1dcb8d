import type { Payment } from '../simulators/goCardless';
import { addDays } from '../simulators/shared/clock';
import { SeededRandom } from '../simulators/shared/random';
import { seedCustomer, seedInvoice, seedPayment } from '../simulators/zohoBooks';
import { shareOf } from './goCardlessShare';
import { ZOHO_CURRENCY, type Vendors } from './vendors';

const NAMES = ['Bäckerei Ada', 'Café Chiara', 'Druckerei Doña', 'Garage Émile', 'Praxis Ümit'];

const TOWNS = ['Lübeck', 'Ghent', 'Porto', 'Lyon'];

/** Days between the two invoices of a customer. */
const INVOICES_APART = 9;

/**
 * The people of the second company, which keeps its books in Zoho Books and in euros: a smaller
 * business, because Zoho takes 100 calls a minute and the month here lasts a minute or two.
 */
export class ZohoCompany {
	readonly customers: string[];

	invoicesWritten = 0;

	paidByHand = 0;

	private readonly random: SeededRandom;

	private readonly due: Array<{ customer: string; day: number }>;

	private hasRefunded = false;

	constructor(
		private readonly vendors: Vendors,
		private readonly options: { customers: number; days: number; seed: number },
	) {
		this.random = new SeededRandom(options.seed + 77);
		this.customers = Array.from({ length: options.customers }, (_, place) => this.enter(place));
		this.due = this.customers.flatMap((customer, place) => [
			{ customer, day: place % 2 },
			{ customer, day: Math.min(place + INVOICES_APART, options.days - 1) },
		]);
		// So few invoices that none may fail.
		if (options.customers > 2) this.planFailures();
	}

	get books(): string {
		return `zoho:${this.vendors.organization.id}`;
	}

	get share() {
		return shareOf(this.vendors.goCardless, this.books, ZOHO_CURRENCY);
	}

	/** All invoices are written and all invitations answered. */
	isQuiet(): boolean {
		return this.due.length === 0 && this.share.invitations.every((one) => one.status !== 'pending');
	}

	keepBooks(day: number): void {
		for (const one of this.due.filter((invoice) => invoice.day <= day)) {
			this.due.splice(this.due.indexOf(one), 1);
			this.invoice(one.customer);
		}
		this.payOneByHand(day);
		this.refundOne();
	}

	answerInvitations(): void {
		for (const { id, status } of this.share.invitations) {
			if (status === 'pending') this.vendors.goCardless.completeFlow(id);
		}
	}

	private enter(place: number): string {
		const name = NAMES[place % NAMES.length] ?? '';
		const round = Math.floor(place / NAMES.length);
		const town = round === 0 ? '' : ` ${this.random.pick(TOWNS)} ${round}`;
		return seedCustomer(this.vendors.organization, {
			name: `${name}${town}`,
			email: `konto${place + 1}@larch-customers.example`,
			extra: { company_name: name },
		});
	}

	private invoice(customer: string): void {
		const { organization, clock } = this.vendors;
		seedInvoice(organization, {
			customer,
			amount: this.random.integer(60_00, 480_00),
			date: clock.today(),
			dueDate: addDays(clock.today(), this.random.integer(3, 9)),
		});
		this.invoicesWritten += 1;
	}

	/** A customer sends the money of an open invoice by bank transfer before it is debited. */
	private payOneByHand(day: number): void {
		const { organization } = this.vendors;
		if (this.paidByHand > 0 || day < 2) return;
		const debited = new Set(this.share.payments.map(({ metadata }) => metadata.invoice));
		const open = organization.invoices
			.all()
			.find(({ id }) => !debited.has(id) && organization.invoiceBalance(id) > 0);
		if (open === undefined) return;
		const amount = organization.invoiceBalance(open.id);
		seedPayment(organization, {
			customer: open.customerId,
			amount,
			invoices: { [open.id]: amount },
			extra: { reference_number: `BANK-${open.number}` },
		});
		this.paidByHand += 1;
	}

	/** A customer complains once his payment was paid out, and gets a quarter of it back. */
	private refundOne(): void {
		if (this.hasRefunded) return;
		const paid = this.share.payments.find(({ status }) => status === 'paid_out');
		if (paid === undefined) return;
		this.hasRefunded = true;
		this.vendors.goCardless.refund(paid.id, Math.round(paid.amount / 4));
	}

	/** One debit fails, and one is taken back by the bank after it was paid out. */
	private planFailures(): void {
		const { goCardless } = this.vendors;
		const isOurs = ({ metadata }: Payment) => metadata.books === this.books;
		const cause = 'refer_to_payer';
		goCardless.decide(isOurs, 'chargeback', { cause, times: 1 });
		goCardless.decide(isOurs, 'fail', { cause, times: 1 });
	}
}
