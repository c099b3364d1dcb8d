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
	'goCardless instalment_schedules create': {
		kind: 'reverse',
		action: 'cancelInstalments',
		verb: 'cancel',
		purpose: 'cancel-schedule',
		sentence: 'The instalments that the bank does not have yet are cancelled.',
	},
	'goCardless subscriptions create': {
		kind: 'reverse',
		action: 'endSubscription',
		verb: 'cancel',
		purpose: 'undo-subscription',
		sentence: 'The subscription ends; debits that were made already stay.',
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
	'zohoBooks customerpayments create': {
		kind: 'reverse',
		action: 'deletePayment',
		verb: 'delete',
		purpose: 'undo-payment',
		sentence:
			'The payment is deleted, and its invoice opens again. The next sweep books it anew, unless what was wrong is put right first.',
	},
	'zohoBooks customerpayments reverse': {
		kind: 'none',
		sentence:
			'a payment that gave its money back is not restored; the next sweep books the money anew if it came',
	},
	'zohoBooks journals create': {
		kind: 'reverse',
		action: 'deleteJournal',
		verb: 'delete',
		purpose: 'undo-journal',
		sentence: 'The journal is deleted.',
	},
	'zohoBooks expenses create': {
		kind: 'reverse',
		action: 'deleteExpense',
		verb: 'delete',
		purpose: 'undo-expense',
		sentence: 'The expense for the fees is deleted.',
	},
	'zohoBooks banktransactions create': {
		kind: 'reverse',
		action: 'deleteTransfer',
		verb: 'delete',
		purpose: 'undo-transfer',
		sentence:
			'The transfer to the bank is deleted; a bank line that was matched with it is open again.',
	},
	'zohoBooks creditnotes refund': {
		kind: 'none',
		sentence: 'delete the refund of the credit note in Zoho Books, and the credit note after it',
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
