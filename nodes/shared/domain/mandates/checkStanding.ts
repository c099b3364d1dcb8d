import { isDirectDebitCurrency, schemeCurrency } from '../schemes';
import type { Settings } from '../settings';
import type { BooksCustomer } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { CustomerDetails } from './customerDetails';
import { hasName } from './customerDetails';
import type { MandateStanding } from './mandateStanding';

/** What stands in the way of asking a customer for a mandate, or makes it needless. */
export function checkStanding(
	{ currency }: BooksCustomer,
	standing: MandateStanding,
): Verdict | undefined {
	const [usable] = standing.usable;
	const { waiting, suspended, blocked, unknownMandate, unknownInvitation, arriving } = standing;
	if (usable !== undefined) {
		return nothing(
			'hasMandate',
			`The customer has mandate ${usable.id} (${usable.status}).`,
			usable.id,
		);
	}
	if (unknownMandate !== undefined) {
		return review(
			'mandateStatusUnknown',
			`Mandate ${unknownMandate.id} has the status "${unknownMandate.status}", which this version ` +
				'does not know. Look it up in GoCardless.',
			unknownMandate.id,
		);
	}
	if (waiting !== undefined) {
		return nothing(
			'awaitsApproval',
			`Mandate ${waiting.id} still needs the approval of the customer's second signatory.`,
			waiting.id,
		);
	}
	if (suspended !== undefined) {
		return nothing('suspended', `The customer paused mandate ${suspended.id}.`, suspended.id);
	}
	if (blocked !== undefined) {
		return review(
			'blocked',
			`Mandate ${blocked.id} is blocked by GoCardless. Speak to the customer.`,
			blocked.id,
		);
	}
	const { otherCurrency } = standing;
	if (otherCurrency !== undefined && isDirectDebitCurrency(currency)) {
		return review(
			'otherCurrency',
			`The customer is billed in ${currency}, but mandate ${otherCurrency.id} collects ` +
				`${schemeCurrency(otherCurrency.scheme) ?? 'a currency this version does not know'}.`,
			otherCurrency.id,
		);
	}
	if (unknownInvitation !== undefined) {
		return review(
			'invitationStatusUnknown',
			`Billing request ${unknownInvitation.id} has the status "${unknownInvitation.status}", which ` +
				'this version does not know. Look it up in GoCardless.',
			unknownInvitation.id,
		);
	}
	if (arriving !== undefined) {
		return nothing(
			'mandateArriving',
			`The customer has completed invitation ${arriving.id}; its mandate is about to appear.`,
			arriving.id,
		);
	}
	return undefined;
}

/** Whether a customer is one to invite at all, by the settings. */
export function checkWanted(customer: BooksCustomer, settings: Settings): Verdict | undefined {
	const { inviteCustomers, paymentMethodId } = settings;
	if (inviteCustomers === 'withBalance' && (customer.balance ?? 0) <= 0) {
		return nothing('noBalance', 'The customer owes nothing and has no mandate.');
	}
	if (inviteCustomers === 'paymentMethod') {
		const isChosen = paymentMethodId !== undefined && customer.paymentMethodId === paymentMethodId;
		if (!isChosen) {
			return nothing('otherMethod', 'Direct Debit is not the payment method of this customer.');
		}
	}
	if (!isDirectDebitCurrency(customer.currency)) {
		return nothing('currency', `GoCardless cannot collect ${customer.currency}.`);
	}
	return undefined;
}

/** What GoCardless needs to know about someone who is asked for a mandate. */
export function checkDetails(details: CustomerDetails): Verdict | undefined {
	if (!hasName(details)) {
		return review('noName', 'The customer has no name in the books. Enter one.');
	}
	if (details.email === undefined) {
		return review(
			'noEmail',
			'The customer has no e-mail address in the books, so no invitation can be sent. Enter one.',
		);
	}
	return undefined;
}
