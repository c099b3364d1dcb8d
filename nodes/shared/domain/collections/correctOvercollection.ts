import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import { isDirectDebitCurrency } from '../schemes';
import type { Collection, OpenInvoice } from '../types';
import type { CollectionsContext } from './context';
import type { Exposure } from './exposure';
import { cancelPaymentStep, createPaymentStep } from './paymentRequest';
import { planDebit } from './planDebit';

/**
 * More is on its way than the invoice still needs: it was paid by hand, credited, lowered or voided
 * after the debit was made. What GoCardless can still cancel is cancelled, and collected anew with
 * the amount that is left; what the bank already has, a person must look at.
 */
export function correctOvercollection(
	context: CollectionsContext,
	invoice: OpenInvoice,
	debits: readonly Collection[],
	exposure: Exposure,
	subject: PlanSubject,
): void {
	const { writer, settings } = context;
	const { currency } = invoice;
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	const format = (minorUnits: number) => formatMoney({ minorUnits, currency });
	const situation =
		`${format(exposure.live)} is being collected, but only ${format(owed)} of the invoice is ` +
		'still owed';
	const { cancellable } = exposure;
	const [first] = cancellable;
	if (first === undefined) {
		const stuck = debits.map(({ id }) => id).join(', ');
		writer.review(
			'overcollected',
			`${situation}, and the bank already has the debit (${stuck}). ` +
				'Refund the difference once it is collected, or keep it as credit.',
			subject,
			{ amount: exposure.live - owed },
		);
		return;
	}
	const cancelled = cancellable.reduce((sum, { amount }) => sum + amount, 0);
	const steps = cancellable.map((debit, index) =>
		cancelPaymentStep(writer, debit, `cancelled${index + 1}`),
	);
	const about = { ...subject, goCardlessId: first.id };
	const rest = owed - (exposure.live - cancelled) - exposure.collected;
	const wanted =
		rest > 0 && isDirectDebitCurrency(currency) ? planDebit(context, invoice, rest) : undefined;
	if (wanted === undefined || 'outcome' in wanted) {
		writer.do(
			'goCardless',
			'cancelCollection',
			`${situation}: the debit is cancelled while the bank does not have it yet.`,
			about,
			steps,
			{ amount: cancelled },
		);
		return;
	}
	const create = createPaymentStep(writer, settings, {
		invoice,
		earlierDebits: debits.length,
		...wanted,
	});
	writer.do(
		'goCardless',
		'recollectInvoice',
		`${situation}: the debit is cancelled, and ${format(rest)} is collected on ` +
			`${wanted.chargeDate} instead.`,
		about,
		[...steps, create],
		{ amount: rest, chargeDate: wanted.chargeDate },
	);
}
