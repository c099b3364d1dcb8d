import type { Payment } from '../simulators/goCardless';
import type { StoredEntity } from '../simulators/quickBooksOnline/store/entityStore';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import { referenceId, wireList } from '../simulators/quickBooksOnline/values/wire';
import type { ChaosCompany } from './company';
import { NumberedEntries } from '../world/entries';
import type { PostingMoment } from './settings';

/** Reasons for which collected money may be left to a person. */
const MONEY_QUESTIONS = new Set([
	'invoicePaid',
	'invoiceVoided',
	'invoiceUnknown',
	'customerChanged',
]);

const REACHED: Record<PostingMoment, readonly string[]> = {
	submitted: ['submitted', 'confirmed', 'paid_out'],
	confirmed: ['confirmed', 'paid_out'],
	paid_out: ['paid_out'],
};

const ENDED: readonly string[] = [
	'failed',
	'charged_back',
	'cancelled',
	'customer_approval_denied',
];

/**
 * Every payment that reached the posting moment is in the books once, or a person was asked; and what
 * went back is out of the books again, with its invoice open.
 */
export function checkPostings(company: ChaosCompany): string[] {
	const entries = new NumberedEntries(company.world.company);
	return company.world.goCardless.world.payments.all().flatMap((payment) => {
		const problem = isOthers(company, payment)
			? judgeStranger(company, payment)
			: judge(company, entries, payment);
		if (problem === undefined) return [];
		const said = JSON.stringify(company.plans.saidAbout(payment.id));
		const { id, amount, status, metadata } = payment;
		return [
			`${id} (${amount}, ${status}, invoice ${metadata.invoice}): ${problem} Last said: ${said}`,
		];
	});
}

/** Bookings of a payment that were not voided. */
export function bookingsOf({ world }: ChaosCompany, { id }: { id: string }): StoredEntity[] {
	return world.company.paymentsByReference(id).filter(({ body }) => Number(body.TotalAmt) !== 0);
}

export function isBooked(company: ChaosCompany, payment: { id: string }): boolean {
	return bookingsOf(company, payment).length > 0;
}

/** A payment of other books; what nothing is known of may be anybody's. */
export function isOthers({ world }: ChaosCompany, { metadata }: Payment): boolean {
	return metadata.books !== undefined && metadata.books !== world.books;
}

function hasReached({ settings }: ChaosCompany, { status }: Payment): boolean {
	return REACHED[settings.postingMoment].includes(status);
}

function judgeStranger(company: ChaosCompany, payment: Payment): string | undefined {
	return isBooked(company, payment) ? 'It belongs to other books, but is in these.' : undefined;
}

function judge(
	company: ChaosCompany,
	entries: NumberedEntries,
	payment: Payment,
): string | undefined {
	const [booked, ...others] = bookingsOf(company, payment);
	if (others.length > 0) return `It is in the books ${others.length + 1} times.`;
	const isReversed = entries.isReversed(payment.id);
	if (ENDED.includes(payment.status)) {
		if (booked === undefined) return undefined;
		if (!isReversed) return 'It came to nothing, and is in the books.';
		return judgeReversal(entries, payment, booked);
	}
	if (!hasReached(company, payment)) {
		if (booked === undefined) return undefined;
		// A chargeback that was won: collected again, and perhaps not paid out yet.
		const wasTurned = entries.turnsOf(payment.id).reversals.length > 0;
		return wasTurned ? undefined : 'It is in the books too early.';
	}
	if (booked !== undefined) {
		if (isReversed) return 'It came after all, but is still taken back in the books.';
		return judgeEntry(company, entries, payment, booked);
	}
	const question = company.plans.questionAbout(payment.id);
	if (question === undefined) return 'It is not in the books, and nobody was asked.';
	return MONEY_QUESTIONS.has(question.code)
		? judgeQuestion(company, payment, question.code)
		: 'It is not in the books for a reason that is none.';
}

/** The first reversal takes the payment's place at the invoice, which is open by that. */
function judgeReversal(
	entries: NumberedEntries,
	{ id }: Payment,
	{ body }: StoredEntity,
): string | undefined {
	const { reversals } = entries.turnsOf(id);
	if (reversals.length > 1) return undefined;
	return linkedInvoices(body).length === 0
		? undefined
		: 'It was taken back, but its payment still pays the invoice.';
}

/** Right customer, right invoice, right amount. */
function judgeEntry(
	company: ChaosCompany,
	entries: NumberedEntries,
	{ id, amount, currency, metadata }: Payment,
	{ body }: StoredEntity,
): string | undefined {
	const { settings, currencies, bookedByHand } = company;
	const invoices = linkedInvoices(body);
	const wasTurned = entries.turnsOf(id).reversals.length > 0;
	// What was booked as credit, or taken back and reinstated, pays no invoice by itself.
	const needsInvoice = !bookedByHand.has(id) && !wasTurned && settings.unappliedMoney === 'review';
	const isRight =
		(metadata.customer === undefined || referenceId(body.CustomerRef) === metadata.customer) &&
		invoices.every((invoice) => invoice === metadata.invoice) &&
		(!needsInvoice || invoices.length === 1) &&
		referenceId(body.DepositToAccountRef) === currencies.get(currency)?.clearing &&
		toMinor(body.TotalAmt, currency) === amount;
	return isRight ? undefined : `The books say ${JSON.stringify(body)}.`;
}

function linkedInvoices(body: Record<string, unknown>): string[] {
	return wireList(body.Line).flatMap(({ LinkedTxn }) =>
		wireList(LinkedTxn)
			.filter(({ TxnType }) => TxnType === 'Invoice')
			.map(({ TxnId }) => String(TxnId)),
	);
}

/** The reason given has to hold by the books themselves. */
function judgeQuestion(
	{ world: { company } }: ChaosCompany,
	{ metadata }: Payment,
	code: string,
): string | undefined {
	if (code === 'invoiceUnknown') {
		return metadata.invoice === undefined ? undefined : 'It names its invoice.';
	}
	const invoice = company.find('Invoice', metadata.invoice ?? '');
	if (invoice === undefined) return 'Its invoice does not exist.';
	if (code === 'invoiceVoided') {
		return toMinor(invoice.body.TotalAmt, 'GBP') === 0 ? undefined : 'Its invoice is not void.';
	}
	return undefined;
}
