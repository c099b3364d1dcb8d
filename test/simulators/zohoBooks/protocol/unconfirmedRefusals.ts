import { Refusal } from './refusal';

/**
 * Refusals that are certain to happen and whose codes nobody has recorded (Zoho sheet 12). The
 * numbers are the simulator's own, above every number the vendor uses, so that a client that builds
 * on one of them is found out.
 */
const MESSAGES = {
	overPayment: 'The amount applied is more than the balance of the invoice.',
	overAmount: 'The amount applied is more than the amount of the transaction.',
	notPayable: 'Payments cannot be recorded for an invoice that is a draft or void.',
	statusChange: 'The status of this transaction cannot be changed that way.',
	hasPayments: 'Transactions with payments or credits applied cannot be deleted.',
	hasTransactions: 'Contacts with transactions cannot be deleted.',
	matched: 'Transactions matched with a statement cannot be changed. Unmatch them first.',
	locked: 'Transactions dated in the locked period cannot be added, changed or deleted.',
	duplicateUnique: 'The value of this field is used by another record already.',
	notUnique: 'The field does not refuse duplicate values and cannot identify a record.',
	planGate: 'Your plan does not include this feature. Upgrade to use it.',
	tooManyRules: 'The limit of workflow rules for this module is reached.',
	webhookInUse: 'The webhook is used by a workflow rule.',
	duplicateNumber: 'This number is used by another transaction already.',
	duplicateName: 'This name is used already.',
	inactive: 'The record is inactive.',
	unbalanced: 'Debits and credits of a journal must be equal.',
	customerNeeded: 'Lines on a receivable account need a customer.',
	typeNotCreatable: 'Transactions of this type cannot be created here.',
	noRate: 'There is no exchange rate for this currency and date.',
	approvalsOff: 'Approvals are switched off for this organization.',
} as const;

export type UnconfirmedRefusal = keyof typeof MESSAGES;

const FIRST_CODE = 990_001;

/** A refusal with a code of our own. */
export function unconfirmed(name: UnconfirmedRefusal): Refusal {
	const code = FIRST_CODE + Object.keys(MESSAGES).indexOf(name);
	return new Refusal(400, code, MESSAGES[name]);
}

/** The codes that are ours, for tests which make sure that no client knows them. */
export const UNCONFIRMED_CODES = Object.keys(MESSAGES).map((_name, index) => FIRST_CODE + index);
