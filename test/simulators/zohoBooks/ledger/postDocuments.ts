import type { Organization } from '../organization/books';
import { inBase } from '../organization/rates';
import type {
	CreditNote,
	CustomerPayment,
	Invoice,
	Refund,
	SalesDocument,
} from '../resources/models';
import { BAD_DEBT, BANK_FEES, EntryBuilder, RECEIVABLE, TAX_PAYABLE } from './entries';

/** An invoice that was issued: the customer owes, income is earned. Drafts and void ones post nothing. */
export function postInvoice(organization: Organization, invoice: Invoice): void {
	const subject = `invoice:${invoice.id}`;
	if (invoice.state !== 'sent') return organization.ledger.replace(subject);
	const builder = salesLines(organization, invoice, 1);
	if (invoice.writtenOff > 0) {
		builder
			.add(organization.account(BAD_DEBT).id, invoice.writtenOff)
			.add(organization.account(RECEIVABLE).id, -invoice.writtenOff, {
				customer: invoice.customerId,
			});
	}
	builder.post(subject, invoice.date, invoice.number);
}

/** An open credit note: the other way round; exchange differences where it settles invoices. */
export function postCreditNote(organization: Organization, note: CreditNote): void {
	const subject = `creditnote:${note.id}`;
	if (note.state !== 'open') return organization.ledger.replace(subject);
	const builder = salesLines(organization, note, -1);
	const receivable = organization.account(RECEIVABLE).id;
	for (const { invoiceId, amount } of organization.applications.fromSource(note.id)) {
		const rate = organization.invoices.find(invoiceId)?.exchangeRate ?? note.exchangeRate;
		const difference =
			inBase(organization, amount, note.currency, note.exchangeRate) -
			inBase(organization, amount, note.currency, rate);
		builder.addBase(receivable, difference);
	}
	builder.post(subject, note.date, note.number);
}

/** Money in: the account less bank charges, against the invoices at their own rates. */
export function postPayment(organization: Organization, payment: CustomerPayment): void {
	const { amount, charges, customerId: customer, currency, exchangeRate } = payment;
	const receivable = organization.account(RECEIVABLE).id;
	const builder = new EntryBuilder(organization, currency, exchangeRate)
		.add(payment.accountId, amount - charges)
		.add(organization.account(BANK_FEES).id, charges);
	let unused = amount;
	for (const { invoiceId, amount: applied } of organization.applications.fromSource(payment.id)) {
		const rate = organization.invoices.find(invoiceId)?.exchangeRate ?? exchangeRate;
		builder.add(receivable, -applied, { rate, customer });
		unused -= applied;
	}
	builder.add(receivable, -unused, { customer });
	builder.post(`payment:${payment.id}`, payment.date, payment.number);
}

/** Money back to a customer out of what was not used; gone when the refund is. */
export function postRefund(
	organization: Organization,
	source: { customerId: string; currency: string; exchangeRate: number; refunds: Refund[] },
	refund: Refund,
): void {
	const subject = `refund:${refund.id}`;
	if (!source.refunds.includes(refund)) return organization.ledger.replace(subject);
	new EntryBuilder(organization, source.currency, refund.exchangeRate)
		.add(organization.account(RECEIVABLE).id, refund.amount, {
			rate: source.exchangeRate,
			customer: source.customerId,
		})
		.add(refund.accountId, -refund.amount)
		.post(subject, refund.date, refund.reference);
}

function salesLines(
	organization: Organization,
	document: SalesDocument,
	sign: 1 | -1,
): EntryBuilder {
	const { currency, exchangeRate, customerId: customer } = document;
	const builder = new EntryBuilder(organization, currency, exchangeRate);
	builder.add(organization.account(RECEIVABLE).id, sign * document.total, { customer });
	for (const line of document.lines) {
		builder
			.add(line.accountId, -sign * line.net)
			.add(organization.account(TAX_PAYABLE).id, -sign * line.tax);
	}
	return builder
		.add(organization.account('Shipping Charge').id, -sign * document.shipping)
		.add(organization.account('Other Charges').id, -sign * document.adjustment);
}
