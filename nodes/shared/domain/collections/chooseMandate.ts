import { compareText } from '../lists';
import { schemeCurrency } from '../schemes';
import { mandateState } from '../statuses';
import type { Mandate } from '../types';
import { nothing, review, type Verdict } from '../verdict';

export interface ChosenMandate {
	mandate: Mandate;
	/** The first day GoCardless can charge it. */
	nextChargeDate: string;
	/** Why this one, when there was a choice; otherwise empty. */
	explanation: string;
}

/** The mandate to collect with, or why there is none: an active one first, then the newest. */
export function chooseMandate(
	mandates: readonly Mandate[],
	currency: string,
): ChosenMandate | Verdict {
	const usable = mandates.filter(({ status }) => mandateState(status) === 'usable');
	const fitting = usable.filter(({ scheme }) => schemeCurrency(scheme) === currency);
	const [best, ...others] = fitting
		.filter(({ nextPossibleChargeDate }) => nextPossibleChargeDate !== undefined)
		.sort(byPreference);
	if (best?.nextPossibleChargeDate !== undefined) {
		const explanation =
			others.length === 0
				? ''
				: ` The customer has ${others.length + 1} usable mandates; the newest active one is taken.`;
		return { mandate: best, nextChargeDate: best.nextPossibleChargeDate, explanation };
	}
	return explainAbsence(mandates, usable, fitting, currency);
}

function explainAbsence(
	mandates: readonly Mandate[],
	usable: readonly Mandate[],
	fitting: readonly Mandate[],
	currency: string,
): Verdict {
	const [undated] = fitting;
	if (undated !== undefined) {
		return nothing(
			'noChargeDate',
			`GoCardless names no day on which mandate ${undated.id} can be charged yet.`,
			undated.id,
		);
	}
	const [other] = usable;
	if (other !== undefined) {
		return review(
			'mandateCurrency',
			`The invoice is in ${currency}, but mandate ${other.id} (${other.scheme}) collects ` +
				`${schemeCurrency(other.scheme) ?? 'a currency this version does not know'}. ` +
				`Ask the customer for a mandate in ${currency}, or collect the invoice another way.`,
			other.id,
		);
	}
	const strange = mandates.find(({ status }) => mandateState(status) === 'unknown');
	if (strange !== undefined) {
		return review(
			'mandateStatusUnknown',
			`Mandate ${strange.id} has the status "${strange.status}", which this version does not know. ` +
				'Look it up in GoCardless.',
			strange.id,
		);
	}
	const waiting = mandates.find(({ status }) => mandateState(status) === 'waiting');
	if (waiting !== undefined) {
		return nothing(
			'mandateAwaitsApproval',
			`Mandate ${waiting.id} still needs the approval of the customer's second signatory.`,
			waiting.id,
		);
	}
	const [newest] = [...mandates].sort(byPreference);
	return nothing(
		'noMandate',
		newest === undefined
			? 'The customer has not set up a mandate yet.'
			: `The customer has no usable mandate; ${newest.id} is ${newest.status}.`,
		newest?.id,
	);
}

function byPreference(left: Mandate, right: Mandate): number {
	const isActive = (mandate: Mandate) => (mandate.status === 'active' ? 0 : 1);
	return (
		isActive(left) - isActive(right) ||
		compareText(right.createdAt, left.createdAt) ||
		compareText(left.id, right.id)
	);
}
