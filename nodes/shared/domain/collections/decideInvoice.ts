import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { OpenInvoice } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import {
	checkCancelledInstalments,
	checkChargebacks,
	checkExposure,
	checkFailures,
	checkStatuses,
} from './checkDebits';
import { checkEligibility } from './checkEligibility';
import { collectAtOnce, collectInParts, isDivided, type CollectionJob } from './collect';
import type { CollectionsContext } from './context';
import { correctOvercollection } from './correctOvercollection';
import { measureExposure } from './exposure';
import { checkInstruction, instructionFor } from './instructions';
import { planDebit, type Allow, type Wanted } from './planDebit';

/** Decides about one invoice and writes exactly one line. */
export function decideInvoice(
	context: CollectionsContext,
	invoice: OpenInvoice,
	subject: PlanSubject,
): void {
	const { settings, today, writer, decisions } = context;
	const debits = context.debits.forInvoice(invoice);
	const exposure = measureExposure(invoice, debits.all, settings, today);
	const owed = invoice.voided ? 0 : Math.max(0, invoice.balance);
	if (exposure.live > owed) {
		correctOvercollection(context, invoice, debits, exposure, subject);
		return;
	}
	const credit = context.credits.get(invoice.id) ?? 0;
	const [replaced] = exposure.cancellable.length === 1 ? exposure.cancellable : [];
	const amount = exposure.certain - credit + (replaced?.amount ?? 0);
	const allow: Allow = (verdict) =>
		verdict !== undefined && decisions.approves(verdict, subject, owed) ? undefined : verdict;
	const wanted =
		checkOwed(invoice, owed) ??
		checkStatuses(debits) ??
		checkExposure(invoice, debits, exposure, settings, today) ??
		allow(checkChargebacks(debits)) ??
		checkWishes(context, invoice) ??
		allow(checkEligibility(invoice, settings, context.lastDueDate)) ??
		checkCredit(context, invoice, exposure.certain, credit) ??
		allow(context.subscriptions.explainCover(invoice)) ??
		allow(checkLookalike(context, invoice, amount)) ??
		planDebit(context, invoice, amount, allow);
	if ('outcome' in wanted) {
		writeVerdict(writer, wanted, subject, { amount: owed });
		return;
	}
	const objection =
		allow(checkFailures(debits.all, wanted.chosen.mandate.id, amount, settings)) ??
		allow(checkCancelledInstalments(debits, amount)) ??
		allow(checkApproval(context, invoice, wanted));
	if (objection !== undefined) {
		writeVerdict(writer, objection, subject, { amount: owed });
		return;
	}
	const job: CollectionJob = { invoice, subject, debits, wanted, credit, replaced };
	if (replaced === undefined && isDivided(context, job)) collectInParts(context, job);
	else collectAtOnce(context, job);
}

function checkOwed(invoice: OpenInvoice, owed: number): Verdict | undefined {
	if (invoice.voided) return nothing('voided', 'The invoice is void.');
	if (owed === 0) return nothing('paid', 'The invoice is paid.');
	return undefined;
}

function checkWishes(
	{ customers, settings, lastDueDate }: CollectionsContext,
	invoice: OpenInvoice,
): Verdict | undefined {
	return checkInstruction(invoice, customers.get(invoice.customerId), settings, lastDueDate);
}

function checkApproval(
	{ customers, settings }: CollectionsContext,
	invoice: OpenInvoice,
	{ amount, chargeDate }: Wanted,
): Verdict | undefined {
	const { ask } = instructionFor(invoice, customers.get(invoice.customerId));
	if (settings.approval !== 'always' && ask !== true) return undefined;
	return review(
		'approvalNeeded',
		`${formatMoney({ minorUnits: amount, currency: invoice.currency })} would be collected on ` +
			`${chargeDate}. Approve it first.`,
	);
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
	{ debits, schedules }: CollectionsContext,
	invoice: OpenInvoice,
	amount: number,
): Verdict | undefined {
	const lookalike =
		debits.findLookalike(invoice, amount) ?? debits.findLookalike(invoice, invoice.total);
	const schedule = schedules.findSimilar(invoice);
	if (lookalike === undefined && schedule !== undefined) {
		return review(
			'maybeCollectedAlready',
			`Instalment schedule ${schedule.id} of this customer has the same amount but names no invoice. ` +
				'Decide whether it is for this one.',
			schedule.id,
		);
	}
	if (lookalike === undefined) return undefined;
	return review(
		'maybeCollectedAlready',
		`Payment ${lookalike.id} of this customer has the same amount but names no invoice. ` +
			'Decide whether it is for this one.',
		lookalike.id,
	);
}
