import type { Organization } from '../organization/books';
import { storedRate, inBase } from '../organization/rates';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import type { Contact } from './models';

/** What a customer owes on issued invoices, in minor units. */
export function outstanding(organization: Organization, contact: Contact): number {
	return organization.invoices
		.of(contact.id)
		.filter(({ state }) => state === 'sent')
		.reduce((total, invoice) => total + organization.openAmount(invoice), 0);
}

/** Payments and credit notes of a customer that are not used up, in minor units. */
export function unusedCredits(organization: Organization, contact: Contact): number {
	const payments = organization.payments
		.of(contact.id)
		.reduce((total, payment) => total + unusedOf(organization, payment), 0);
	const notes = organization.creditNotes
		.of(contact.id)
		.filter(({ state }) => state === 'open')
		.reduce((total, note) => total + unusedOf(organization, { ...note, amount: note.total }), 0);
	return payments + notes;
}

/** What is left of a payment or credit note after invoices and refunds, in minor units. */
export function unusedOf(
	organization: Organization,
	source: { id: string; amount: number; refunds: Array<{ amount: number }> },
): number {
	const refunded = source.refunds.reduce((total, { amount }) => total + amount, 0);
	return source.amount - organization.applications.used(source.id) - refunded;
}

export function contactFigures(organization: Organization, contact: Contact): Wire {
	const owed = outstanding(organization, contact);
	const unused = unusedCredits(organization, contact);
	const rate = storedRate(organization, contact.currency, organization.today());
	const base = (minor: number) =>
		fromMinor(
			inBase(organization, minor, contact.currency, rate),
			organization.settings.baseCurrency,
		);
	return {
		outstanding_receivable_amount: fromMinor(owed, contact.currency),
		outstanding_receivable_amount_bcy: base(owed),
		outstanding_payable_amount: 0,
		outstanding_payable_amount_bcy: 0,
		unused_credits_receivable_amount: fromMinor(unused, contact.currency),
		unused_credits_receivable_amount_bcy: base(unused),
		unused_credits_payable_amount: 0,
		unused_credits_payable_amount_bcy: 0,
	};
}
