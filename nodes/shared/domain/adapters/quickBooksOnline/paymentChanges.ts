import { toMajorNumber } from '../../../money';
import type { PlannedStep } from '../../plannedAction';
import type { BookedPayment } from '../../types';
import type { CreditLink, EntryReference } from '../booksAdapter';

/**
 * Links a payment to a journal entry that takes its money back, instead of to what it paid: that is
 * open again, and the payment stays in the books as it happened. `Line` replaces all lines
 * (QuickBooks sheet 6).
 */
export function reapplyPaymentStep(
	payment: BookedPayment,
	entry: EntryReference,
	idempotencyKey: string,
): PlannedStep {
	const { id, amount: minorUnits, currency, lock } = payment;
	const body: Record<string, unknown> = {
		Line: [
			{
				Amount: toMajorNumber({ minorUnits, currency }),
				LinkedTxn: [{ TxnId: entry, TxnType: 'JournalEntry' }],
			},
		],
	};
	if (lock !== undefined) body.SyncToken = lock;
	return { name: 'relink', resource: 'Payment', verb: 'update', id, body, idempotencyKey };
}

/** Amount, links and credit go to nothing; the record stays (QuickBooks sheet 12). */
export function voidPaymentStep({ id, lock }: BookedPayment, idempotencyKey: string): PlannedStep {
	const body = lock === undefined ? {} : { SyncToken: lock };
	return { name: 'void', resource: 'Payment', verb: 'void', id, body, idempotencyKey };
}

/**
 * A payment of nothing that sets a journal entry in the customer's favour against what the customer
 * owes; QuickBooks makes such payments itself (QuickBooks sheet 12).
 */
export function linkCreditStep(link: CreditLink, idempotencyKey: string): PlannedStep {
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
	return { name: 'link', resource: 'Payment', verb: 'create', body, idempotencyKey };
}
