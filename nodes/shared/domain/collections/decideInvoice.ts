import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { OpenInvoice } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { checkChargebacks, checkExposure, checkFailures, checkStatuses } from './checkDebits';
import { checkEligibility } from './checkEligibility';
import type { CollectionsContext } from './context';
import { correctOvercollection } from './correctOvercollection';
import { measureExposure } from './exposure';
import { cancelPaymentStep, createPaymentStep } from './paymentRequest';
import { planDebit } from './planDebit';

/** Decides about one invoice and writes exactly one line. */
export function decideInvoice(
	context: CollectionsContext,
	invoice: OpenInvoice,
	subject: PlanSubject,
): void {
	const { settings, today, writer } = context;
	const debits = context.debits.forInvoice(invoice);
	const exposure = measureExposure(invoice, debits.all, settings, today);
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	if (exposure.live > owed) {
		correctOvercollection(context, invoice, debits.all, exposure, subject);
		return;
	}
	const credit = context.credits.get(invoice.id) ?? 0;
	const [replaced] = exposure.cancellable.length === 1 ? exposure.cancellable : [];
	const amount = exposure.certain - credit + (replaced?.amount ?? 0);
	const wanted =
		checkOwed(invoice, owed) ??
		checkStatuses(debits) ??
		checkExposure(invoice, debits, exposure, settings, today) ??
		checkChargebacks(debits) ??
		checkEligibility(invoice, settings, context.lastDueDate) ??
		checkCredit(context, invoice, exposure.certain, credit) ??
		context.subscriptions.explainCover(invoice) ??
		checkLookalike(context, invoice, amount) ??
		planDebit(context, invoice, amount);
	if ('outcome' in wanted) {
		writeVerdict(writer, wanted, subject, { amount: owed });
		return;
	}
	const { chosen, chargeDate } = wanted;
	const failure = checkFailures(debits.all, chosen.mandate.id, amount, settings);
	if (failure !== undefined) {
		writeVerdict(writer, failure, subject, { amount: owed });
		return;
	}
	const create = createPaymentStep(writer, settings, {
		invoice,
		earlierDebits: debits.all.length,
		...wanted,
	});
	const about = { ...subject, goCardlessId: replaced?.id ?? chosen.mandate.id };
	const text = formatMoney({ minorUnits: amount, currency: invoice.currency });
	const keptBack =
		credit === 0
			? ''
			: ` ${formatMoney({ minorUnits: credit, currency: invoice.currency })} of credit is kept back.`;
	if (replaced === undefined) {
		writer.do(
			'goCardless',
			'collectInvoice',
			`${text} is collected on ${chargeDate}.${keptBack}${chosen.explanation}`,
			about,
			[create],
			{ amount, chargeDate },
		);
		return;
	}
	writer.do(
		'goCardless',
		'recollectInvoice',
		`The invoice grew after payment ${replaced.id} was made, and the bank does not have it yet: ` +
			`it is cancelled, and ${text} is collected on ${chargeDate} instead.${keptBack}`,
		about,
		[cancelPaymentStep(writer, replaced, 'cancelled'), create],
		{ amount, chargeDate },
	);
}

function checkOwed(invoice: OpenInvoice, owed: number): Verdict | undefined {
	if (invoice.voided) return nothing('voided', 'The invoice is void.');
	if (owed === 0) return nothing('paid', 'The invoice is paid.');
	return undefined;
}

function checkCredit(
	{ customers }: CollectionsContext,
	invoice: OpenInvoice,
	certain: number,
	credit: number,
): Verdict | undefined {
	const customer = customers.get(invoice.customerId);
	if (customer === undefined) {
		return review(
			'customerMissing',
			`The customer (${invoice.customerId}) of this invoice is not among the customers of the books. ` +
				'List all customers, inactive ones too.',
		);
	}
	if (customer.balance === undefined) {
		return review(
			'creditUnknown',
			'The books do not say what the customer owes altogether, so credit would be missed.',
		);
	}
	if (certain - credit > 0) return undefined;
	return nothing(
		'coveredByCredit',
		`The customer has ${formatMoney({ minorUnits: credit, currency: invoice.currency })} of credit ` +
			'for this invoice that is not applied yet.',
	);
}

function checkLookalike(
	{ debits }: CollectionsContext,
	invoice: OpenInvoice,
	amount: number,
): Verdict | undefined {
	const lookalike =
		debits.findLookalike(invoice, amount) ?? debits.findLookalike(invoice, invoice.total);
	if (lookalike === undefined) return undefined;
	return review(
		'maybeCollectedAlready',
		`Payment ${lookalike.id} of this customer has the same amount but names no invoice. ` +
			'Decide whether it is for this one.',
		lookalike.id,
	);
}
