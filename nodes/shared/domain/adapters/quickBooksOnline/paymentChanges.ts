import { toMajorNumber, type Money } from '../../../money';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { BookedPayment } from '../../types';
import type { CreditLink, EntryReference } from '../booksAdapter';

/**
 * Links a payment to a journal entry that takes its money back, instead of to what it paid: that is
 * open again, and the payment stays in the books as it happened. `Line` replaces all lines
 * (QuickBooks sheet 6).
 */
export function reapplyPaymentSteps(
	{ id, lock }: BookedPayment,
	entry: EntryReference,
	money: Money,
	keys: StepKeys,
): PlannedStep[] {
	const body: Record<string, unknown> = {
		Line: [
			{
				Amount: toMajorNumber(money),
				LinkedTxn: [{ TxnId: entry, TxnType: 'JournalEntry' }],
			},
		],
	};
	if (lock !== undefined) body.SyncToken = lock;
	const idempotencyKey = keys();
	return [{ name: 'relink', resource: 'Payment', verb: 'update', id, body, idempotencyKey }];
}

/** Amount, links and credit go to nothing; the record stays (QuickBooks sheet 12). */
export function voidPaymentSteps({ id, lock }: BookedPayment, keys: StepKeys): PlannedStep[] {
	const body = lock === undefined ? {} : { SyncToken: lock };
	return [{ name: 'void', resource: 'Payment', verb: 'void', id, body, idempotencyKey: keys() }];
}

/**
 * A payment of nothing that sets a journal entry in the customer's favour against what the customer
 * owes; QuickBooks makes such payments itself (QuickBooks sheet 12).
 */
export function linkCreditSteps(link: CreditLink, keys: StepKeys): PlannedStep[] {
	const { customerId, currency, exchangeRate, amount: minorUnits, charge, credit } = link;
	const line = (type: string, id: EntryReference) => ({
		Amount: toMajorNumber({ minorUnits, currency }),
		LinkedTxn: [{ TxnId: id, TxnType: type }],
	});
	const body: Record<string, unknown> = {
		CustomerRef: { value: customerId },
		TotalAmt: 0,
		CurrencyRef: { value: currency },
		TxnDate: link.date,
		PaymentRefNum: link.number,
		PrivateNote: link.note,
		ProcessPayment: false,
		Line: [
			line(charge.kind === 'invoice' ? 'Invoice' : 'JournalEntry', charge.id),
			line('JournalEntry', credit),
		],
	};
	if (exchangeRate !== undefined) body.ExchangeRate = exchangeRate;
	return [{ name: 'link', resource: 'Payment', verb: 'create', body, idempotencyKey: keys() }];
}
