import type { PlannedStep, Vendor } from '../plannedAction';

/** How a step is taken back. */
export type Reversal =
	| { kind: 'reverse'; action: string; verb: string; purpose: string; sentence: string }
	/** What it leaves behind moves no money and harms nobody. */
	| { kind: 'leave'; sentence: string }
	| { kind: 'none'; sentence: string };

const REVERSALS: Record<string, Reversal | undefined> = {
	// Only while the bank does not have it: GoCardless refuses later (GoCardless sheet 5.1).
	'goCardless payments create': {
		kind: 'reverse',
		action: 'cancelCollection',
		verb: 'cancel',
		purpose: 'cancel-payment',
		sentence: 'The debit is cancelled while the bank does not have it yet.',
	},
	'goCardless billing_requests create': {
		kind: 'reverse',
		action: 'cancelInvitation',
		verb: 'cancel',
		purpose: 'undo-invitation',
		sentence: 'The invitation is withdrawn.',
	},
	'goCardless billing_request_flows create': {
		kind: 'leave',
		sentence: 'The page of an invitation ends with it.',
	},
	'goCardless customers create': {
		kind: 'leave',
		sentence: 'The customer stays in GoCardless.',
	},
	'goCardless payments cancel': {
		kind: 'none',
		sentence: 'a cancelled debit cannot be restored; collect the invoice again',
	},
	'quickBooksOnline Payment create': {
		kind: 'reverse',
		action: 'voidPayment',
		verb: 'void',
		purpose: 'undo-payment',
		sentence:
			'The payment is voided, and its invoice opens again. The next sweep books it anew, unless what was wrong is put right first.',
	},
	'quickBooksOnline JournalEntry create': {
		kind: 'reverse',
		action: 'deleteJournalEntry',
		verb: 'delete',
		purpose: 'undo-journal-entry',
		sentence: 'The journal entry is deleted.',
	},
	'quickBooksOnline Deposit create': {
		kind: 'reverse',
		action: 'deleteDeposit',
		verb: 'delete',
		purpose: 'undo-deposit',
		sentence: 'The deposit is deleted; a bank line that was matched with it is open again.',
	},
};

/** How a step that a run made is taken back; what is not listed is left to a person. */
export function reversalOf(vendor: Vendor, { resource, verb }: PlannedStep): Reversal {
	const listed = REVERSALS[`${vendor} ${resource} ${verb}`];
	return listed ?? { kind: 'none', sentence: `"${verb}" of ${resource} has no safe reversal` };
}
