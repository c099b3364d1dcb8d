import { invalidState } from '../http/errors';
import type { CustomerBankAccount, Mandate, Payment } from '../model/records';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';
import { addMandate, changeMandate, mandateLinks } from './mandates';
import { changePayment } from './payments';

const BY_PAYER = (cause: string): Cause => ({ origin: 'customer', cause });

/** The payer moved to another bank; the mandate goes along (Bacs, SEPA). */
export function transferMandate(world: World, mandate: Mandate): CustomerBankAccount {
	const previous = world.customerBankAccounts.require(mandate.links.customer_bank_account);
	const account = world.customerBankAccounts.add({
		...previous,
		id: world.ids.next('BA'),
		created_at: world.clock.iso(),
		account_number_ending: '99',
		internal: { fingerprint: `${previous.internal.fingerprint}/moved` },
	});
	previous.enabled = false;
	mandate.links.customer_bank_account = account.id;
	const links = {
		...mandateLinks(mandate),
		previous_customer_bank_account: previous.id,
		new_customer_bank_account: account.id,
	};
	const cause: Cause = { origin: 'bank', cause: 'bank_account_transferred' };
	emit(world, 'mandates', 'transferred', mandate, links, cause);
	return account;
}

/** Another scheme identifier: a new mandate takes over, payments on the old one are refused. */
export function replaceMandate(world: World, mandate: Mandate): Mandate {
	const replacement = addMandate(world, {
		customer: mandate.links.customer,
		customerBankAccount: mandate.links.customer_bank_account,
		scheme: mandate.scheme,
		metadata: mandate.metadata,
		status: 'active',
	});
	mandate.links.new_mandate = replacement.id;
	mandate.status = 'cancelled';
	world.liveMandates.delete(mandate.id);
	const cause = byGoCardless('scheme_identifier_changed');
	emit(world, 'mandates', 'replaced', mandate, mandateLinks(mandate), cause);
	return replacement;
}

/** The second signature was given, or is not needed. */
export function approveMandate(world: World, mandate: Mandate, skipped = false): void {
	if (mandate.status !== 'pending_customer_approval') {
		throw invalidState('scenario_not_runnable', 'The mandate does not wait for approval');
	}
	const action = skipped ? 'customer_approval_skipped' : 'customer_approval_granted';
	changeMandate(world, mandate, 'pending_submission', action, BY_PAYER(action));
}

/** The payer says yes or no to a payment that needs approval. */
export function answerPayment(world: World, payment: Payment, approved: boolean): void {
	if (payment.status !== 'pending_customer_approval') {
		throw new Error('The payment does not wait for approval.');
	}
	const action = approved ? 'customer_approval_granted' : 'customer_approval_denied';
	const status = approved ? 'pending_submission' : 'customer_approval_denied';
	changePayment(world, payment, status, action, BY_PAYER(action));
}
